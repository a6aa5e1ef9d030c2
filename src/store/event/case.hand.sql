UPDATE casefile SET since = iif(answerable = :facts->>'answerable', since, :at), answerable = :facts->>'answerable',
  agent = :facts->>'agent', epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE step SET (post, giver) = (SELECT value->>'post', value->>'giver' FROM json_each(:facts, '$.steps') WHERE value->>'n' = step.n)
  WHERE casefile = :casefile AND n IN (SELECT value->>'n' FROM json_each(:facts, '$.steps'));
-- What the taker thus hands over to himself is received with that.
UPDATE step SET received = :facts->>'day' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.taken'));
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
-- Who was designated for such a step hands that on with it (RULE inq-04).
UPDATE tofro SET post = :facts->>'post' WHERE matter = :casefile AND state IN ('designated', 'objected', 'final')
  AND step IN (SELECT value->>'n' FROM json_each(:facts, '$.steps') WHERE value->>'post' = :facts->>'post');
UPDATE material_at SET post = :facts->>'post', since = :facts->>'day'
  WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.papers'));
UPDATE ordered SET post = :facts->>'post', staff = pos_of(:facts->>'staff'), received = NULL
  WHERE id = pos_of(:facts->>'order') AND settled IS NULL;
