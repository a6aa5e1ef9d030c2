UPDATE casefile SET answerable = :facts->>'answerable', agent = :facts->>'agent', since = :at, epoch = :epoch, ver = :ver
  WHERE id = :casefile;
-- Everything of the case that lay with that post goes along, and what it handed over and nobody took yet.
UPDATE step SET post = :facts->>'post' WHERE casefile = :casefile
  AND (state IN ('current', 'returned') AND n = :facts->>'step' AND :facts->>'step' IS NOT NULL AND json_type(:facts, '$.rows') IS NULL
    OR n IN (SELECT value FROM json_each(:facts, '$.rows')));
UPDATE step SET giver = :facts->>'post' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.given'));
-- What it hands over to itself is received with that; who was designated hands that on (RULE inq-04).
UPDATE step SET received = :facts->>'day' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.taken'));
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE tofro SET post = :facts->>'post' WHERE matter = :casefile AND state IN ('designated', 'objected', 'final')
  AND post = :facts->>'from' AND step IN (SELECT value FROM json_each(:facts, '$.rows')) AND :facts->>'counted' IS NOT NULL;
INSERT OR IGNORE INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  SELECT :casefile, :pos, :facts->>'from', :facts->>'post', :facts->>'day', 'reassign', 1 WHERE :facts->>'counted';
UPDATE ordered SET post = :facts->>'post', staff = pos_of(:facts->>'staff'), received = NULL
  WHERE id = pos_of(:facts->>'order') AND settled IS NULL;
UPDATE material_at SET post = :facts->>'post', since = :facts->>'day' WHERE casefile = :casefile AND post = :facts->>'from';
