INSERT INTO paper VALUES (:pos, :casefile, :facts->>'kind', :facts->>'site', :facts->>'year', :facts->>'serial',
  :facts->>'number', :facts->>'day', :actor, 1, :facts);
