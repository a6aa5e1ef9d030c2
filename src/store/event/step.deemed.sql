UPDATE step SET state = 'done', finished = :facts->>'day' WHERE casefile = :casefile AND n = :facts->>'step';
UPDATE casefile SET office = NULL WHERE id = :casefile AND coalesce(:facts->>'left', 0) = 0;
UPDATE casefile SET queue = :facts->>'queue', step_short = :facts->>'step_short', answerable = :facts->>'answerable',
  since = :at, due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
INSERT INTO agreement VALUES (:casefile, :facts->>'step', :pos, NULL, NULL);
DELETE FROM material_at WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.papers'));
