INSERT INTO agency_change VALUES (:pos, :casefile, :facts->>'day', :facts->>'from', :facts->>'post');
UPDATE casefile SET agent = :facts->>'post', answerable = :facts->>'answerable', epoch = :epoch, ver = :ver
  WHERE id = :casefile;
UPDATE step SET post = :facts->>'post' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.steps'));
UPDATE agency_trip SET post = :facts->>'post' WHERE casefile = :casefile AND done IS NULL;
UPDATE ordered SET post = :facts->>'post', staff = pos_of(:facts->>'staff'), received = NULL
  WHERE id = pos_of(:facts->>'order') AND settled IS NULL;
