UPDATE step SET state = 'current', post = :facts->>'post', began = :facts->>'day', due = :facts->>'due',
  giver = :facts->>'giver', received = iif(:facts->>'giver' IS NULL, :facts->>'day', :facts->>'received')
  WHERE casefile = :casefile AND n = :facts->>'step';
UPDATE casefile SET queue = :facts->>'queue', step = :facts->>'step',
  office = (SELECT office FROM step WHERE casefile = :casefile AND n = :facts->>'step'), step_short = :facts->>'step_short',
  answerable = :facts->>'answerable', since = :at, due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
