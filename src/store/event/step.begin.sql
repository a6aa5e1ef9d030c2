-- One that is handed over again goes on from the day it began (RULE time-13).
UPDATE step SET state = 'current', post = :facts->>'post', began = iif(:facts->>'again', began, :facts->>'day'), due = :facts->>'due',
  giver = :facts->>'giver', received = iif(json_type(:facts, '$.giver') IS NULL, :facts->>'day', :facts->>'received')
  WHERE casefile = :casefile AND n = :facts->>'step';
UPDATE step SET state = 'current', post = o.value->>'post', began = :facts->>'day', due = o.value->>'due',
  giver = o.value->>'giver', received = o.value->>'received' FROM json_each(:facts, '$.others') o
  WHERE step.casefile = :casefile AND step.n = o.value->>'step';
UPDATE casefile SET queue = :facts->>'queue', step = coalesce(:facts->>'lead', :facts->>'step'), step_short = :facts->>'step_short',
  office = (SELECT office FROM step WHERE casefile = :casefile AND n = coalesce(:facts->>'lead', :facts->>'step')
  AND state IN ('current', 'done')), answerable = :facts->>'answerable', since = :at, due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, coalesce(value->>'stops', '[]'), value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
INSERT OR IGNORE INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  SELECT :casefile, :pos, giver, post, :facts->>'day', iif(:facts->>'again', 'again', 'route'), coalesce(:facts->>'again', 0)
  FROM (SELECT :facts->>'giver' AS giver, :facts->>'post' AS post
    UNION ALL SELECT value->>'giver', value->>'post' FROM json_each(:facts, '$.others'))
  WHERE giver <> post;
INSERT OR REPLACE INTO material_at SELECT :casefile, value, :facts->>'post', :facts->>'papers_at', :facts->>'day'
  FROM json_each(:facts, '$.papers');
