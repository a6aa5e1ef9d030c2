UPDATE casefile SET state = 'paused', step_short = :facts->>'step_short', due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE clock SET state = 'stopped', due = NULL, target = NULL, soon = NULL, nominal = NULL,
  left = (SELECT value->>'left' FROM json_each(:facts, '$.stopped') WHERE value->>'kind' = clock.kind),
  stops = (SELECT value->>'stops' FROM json_each(:facts, '$.stopped') WHERE value->>'kind' = clock.kind)
  WHERE casefile = :casefile AND kind IN (SELECT value->>'kind' FROM json_each(:facts, '$.stopped'));
INSERT INTO pause VALUES (:pos, :casefile, :facts->>'procedure', :facts->>'paper', :facts->>'day', :facts->>'until', NULL, NULL);
UPDATE permit SET used = :pos WHERE casefile = :casefile AND id = pos_of(:facts->>'permit');
INSERT INTO case_move VALUES (:casefile, 1, 0, 0, 0, 0, 0, 0, 0, 0) ON CONFLICT DO UPDATE SET pauses = pauses + 1;
