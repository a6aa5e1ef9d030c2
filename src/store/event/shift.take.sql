UPDATE shift SET state = iif(:facts->>'how' = 'deemed', 'deemed', 'taken'), settled = :pos WHERE id = pos_of(:facts->>'shift');
UPDATE inquiry SET owner = :facts->>'post' WHERE ended IS NULL
  AND id IN (SELECT pos_of(value) FROM json_each(:facts, '$.inquiries'));
UPDATE tofro SET post = :facts->>'post' WHERE state IN ('designated', 'objected', 'final')
  AND matter IN (SELECT pos_of(value) FROM json_each(:facts, '$.inquiries'));
