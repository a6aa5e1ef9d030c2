INSERT INTO accountability VALUES (:pos, :casefile, :facts->>'grade', pos_of(:facts->>'person'), :facts->>'day', :actor,
  :facts->>'facts', NULL, NULL, NULL, NULL, NULL);
