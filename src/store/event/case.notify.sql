UPDATE casefile SET step_short = :facts->>'step_short', due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT INTO fetch_notice VALUES (:pos, :casefile, :facts->>'day', :facts->>'by');
INSERT INTO case_move VALUES (:casefile, 0, 0, 0, 0, 0, 0, 0, :facts->>'days', 0)
  ON CONFLICT DO UPDATE SET notified = excluded.notified;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
