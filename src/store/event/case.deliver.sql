UPDATE casefile SET state = 'delivered', queue = '', ended = :facts->>'day', step_short = :facts->>'step_short',
  since = :at, due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE material SET returned = 1 WHERE casefile = :casefile
  AND n IN (SELECT value FROM json_each(:facts, '$.returned'));
UPDATE result SET handed = :facts->>'day' WHERE casefile = :casefile AND :facts->>'how' IS NOT NULL;
UPDATE delivery SET state = 'done', how = :facts->>'how', ended = :facts->>'day', ended_by = :pos
  WHERE casefile = :casefile AND state = 'out' AND :facts->>'how' IS NOT NULL;
INSERT INTO delivery SELECT :pos, :casefile, :facts->>'how', :facts->>'day', :facts->>'paper', NULL, 'done',
  :facts->>'day', :pos WHERE :facts->>'how' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM delivery WHERE casefile = :casefile AND ended_by = :pos);
