INSERT INTO accountability VALUES (:pos, :casefile, :facts->>'grade', pos_of(:facts->>'person'), :facts->>'day', :actor,
  :facts->>'facts', NULL, NULL, NULL, NULL, NULL);
INSERT INTO accountability_case SELECT :casefile, :pos UNION SELECT pos_of(value), :pos FROM json_each(:facts, '$.cases');
