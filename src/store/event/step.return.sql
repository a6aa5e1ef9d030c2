UPDATE step SET state = 'returned' WHERE casefile = :casefile AND n = :facts->>'step';
UPDATE casefile SET queue = :facts->>'queue', step_short = :facts->>'step_short', answerable = :facts->>'answerable',
  since = iif(:facts->>'answerable' = answerable, since, :at), due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE casefile SET office = (SELECT office FROM step WHERE casefile = :casefile AND n = casefile.step AND state IN ('current', 'done'))
  WHERE id = :casefile AND coalesce(:facts->>'left', 1) > 0;
UPDATE casefile SET office = NULL WHERE id = :casefile AND :facts->>'left' = 0;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
INSERT OR IGNORE INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  SELECT :casefile, :pos, :facts->>'from', :facts->>'to', :facts->>'day', 'return', 1 WHERE :facts->>'from' <> :facts->>'to';
UPDATE material_at SET post = :facts->>'to', office = NULL, since = :facts->>'day'
  WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.papers'));
