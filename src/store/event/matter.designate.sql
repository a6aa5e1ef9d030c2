UPDATE tofro SET state = 'designated', post = :facts->>'post', designer = :actor, designated = :pos,
  object_by = :facts->>'object_by' WHERE id = pos_of(:facts->>'loop');
-- part: GIVEN
INSERT INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  SELECT pos_of(:facts->>'matter'), :pos, :facts->>'from', :facts->>'post', :facts->>'day', 'designate', 0 WHERE :facts->>'post' IS NOT NULL;
UPDATE inquiry SET owner = :facts->>'post', state = 'taken'
  WHERE id = pos_of(:facts->>'matter') AND :facts->>'kind' = 'inquiry' AND :facts->>'post' IS NOT NULL;
UPDATE step SET state = 'current', post = :facts->>'post', office = :facts->>'office', received = :facts->>'day' WHERE casefile = :casefile AND n = :facts->>'step'
  AND state IN ('current', 'returned') AND :facts->>'kind' = 'case' AND :facts->>'post' IS NOT NULL;
UPDATE casefile SET answerable = :facts->>'answerable', since = :at, epoch = :epoch, ver = :ver,
  office = iif(step = :facts->>'step', :facts->>'office', office)
  WHERE id = :casefile AND :facts->>'kind' = 'case' AND :facts->>'post' IS NOT NULL;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND :facts->>'kind' = 'case' AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
-- The papers go along with who leads (RULE acc-11).
UPDATE material_at SET post = :facts->>'post', office = NULL, since = :facts->>'day' WHERE casefile = :casefile AND post = :facts->>'from'
  AND :facts->>'kind' = 'case' AND :facts->>'post' IS NOT NULL
  AND EXISTS (SELECT 1 FROM casefile WHERE id = :casefile AND step = :facts->>'step');
INSERT INTO deed SELECT 26, :facts->>'day', :pos, t.matter, t.kind, pos_of(nullif(e.actor, 'system')), t.office, :facts->>'between'
  FROM tofro t JOIN event e ON e.pos = t.id WHERE t.id = pos_of(:facts->>'loop') AND :facts->>'between' IS NOT NULL;
INSERT INTO inquiry_log SELECT id, :pos FROM inquiry WHERE id = pos_of(:facts->>'matter') AND :facts->>'kind' = 'inquiry';
-- end
