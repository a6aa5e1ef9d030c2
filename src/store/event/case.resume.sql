UPDATE casefile SET state = 'accepted', step_short = :facts->>'step_short', due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE clock SET state = 'running', left = 0,
  (due, target, soon, nominal, stops, provisional) = (
    SELECT value->>'due', value->>'target', value->>'soon', value->>'nominal', value->>'stops', value->>'provisional'
    FROM json_each(:facts, '$.resumed') WHERE value->>'kind' = clock.kind)
  WHERE casefile = :casefile AND kind IN (SELECT value->>'kind' FROM json_each(:facts, '$.resumed'));
UPDATE step SET due = (SELECT value->>'due' FROM json_each(:facts, '$.resumed') WHERE value->>'kind' = 'step:' || step.n)
  WHERE casefile = :casefile AND 'step:' || n IN (SELECT value->>'kind' FROM json_each(:facts, '$.resumed'));
UPDATE pause SET resumed = :facts->>'day', resume = :pos WHERE casefile = :casefile AND resumed IS NULL;
UPDATE case_move SET paused_days = paused_days + coalesce(:facts->>'stood', 0) WHERE casefile = :casefile;
