UPDATE casefile SET answerable = :facts->>'answerable', agent = :facts->>'agent', since = :at, epoch = :epoch, ver = :ver
  WHERE id = :casefile;
-- Everything of the case that lay with that post goes along, and what it handed over and nobody took yet.
UPDATE step SET post = :facts->>'post' WHERE casefile = :casefile AND state IN ('current', 'returned')
  AND (n = :facts->>'step' AND :facts->>'step' IS NOT NULL AND json_type(:facts, '$.rows') IS NULL
    OR n IN (SELECT value FROM json_each(:facts, '$.rows')));
UPDATE step SET giver = :facts->>'post' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.given'));
UPDATE ordered SET post = :facts->>'post', staff = pos_of(:facts->>'staff'), received = NULL
  WHERE id = pos_of(:facts->>'order') AND settled IS NULL;
UPDATE material_at SET post = :facts->>'post', since = :facts->>'day' WHERE casefile = :casefile AND post = :facts->>'from';
