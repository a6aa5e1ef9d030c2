UPDATE agreement SET confirmed = :pos, agreed = :facts->>'agreed' WHERE casefile = :casefile AND n = :facts->>'step';
UPDATE step SET state = 'current', finished = NULL
  WHERE casefile = :casefile AND n = :facts->>'step' AND :facts->>'agreed' = 0;
UPDATE clock SET state = 'running' WHERE casefile = :casefile AND kind = :facts->>'clock';
UPDATE casefile SET queue = :facts->>'queue', step = coalesce(:facts->>'lead', :facts->>'step'), office = (SELECT office FROM step
  WHERE casefile = :casefile AND n = coalesce(:facts->>'lead', :facts->>'step') AND state IN ('current', 'done')), step_short = :facts->>'step_short',
  answerable = :facts->>'answerable', since = :at, due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~')
  WHERE id = :casefile AND :facts->>'agreed' = 0;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
