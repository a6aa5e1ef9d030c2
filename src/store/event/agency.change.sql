INSERT INTO agency_change VALUES (:pos, :casefile, :facts->>'day', :facts->>'from', :facts->>'post');
UPDATE casefile SET agent = :facts->>'post', answerable = :facts->>'answerable', epoch = :epoch, ver = :ver
  WHERE id = :casefile;
UPDATE step SET post = :facts->>'post' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.steps'));
-- What he handed over is the new agent's, and so are the papers that lay with him.
UPDATE step SET giver = :facts->>'post' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.given'));
-- What he hands over to himself is received with that.
UPDATE step SET received = :facts->>'day' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.taken'));
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE material_at SET post = :facts->>'post', since = :facts->>'day' WHERE casefile = :casefile AND post = :facts->>'from';
UPDATE agency_trip SET post = :facts->>'post' WHERE casefile = :casefile AND done IS NULL;
UPDATE ordered SET post = :facts->>'post', staff = pos_of(:facts->>'staff'), received = NULL
  WHERE id = pos_of(:facts->>'order') AND settled IS NULL;
