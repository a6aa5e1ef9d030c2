UPDATE authorisation SET revoked = :facts->>'day', revoke = :pos
  WHERE casefile = :casefile AND n = :facts->>'renews' AND revoked IS NULL;
INSERT INTO authorisation VALUES (:casefile, :facts->>'n', :facts->>'who', :facts->>'post', pos_of(:facts->>'person'),
  :facts->>'scope', :facts->>'since', :facts->>'until', :facts->>'signed', :facts->>'number', NULL, NULL, :pos);
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
