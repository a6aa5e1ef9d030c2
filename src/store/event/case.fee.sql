UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT INTO fee VALUES (:pos, :casefile, :facts->>'what', :facts->>'standard', :facts->>'amount', :facts->>'until',
  :facts->>'receipt', :facts->>'day');
