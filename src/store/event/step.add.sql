INSERT INTO step(casefile, n, name, short, office, kind, days, unit, state, post, began, due, finished, stage, role, giver, received)
  VALUES (:casefile, :facts->>'step', coalesce(:facts->>'title', :body->>'title', :facts->>'name'), :facts->>'name', :facts->>'office', :facts->>'kind', :facts->>'days',
  :facts->>'unit', :facts->>'state', :facts->>'post', :facts->>'began', :facts->>'due', NULL, :facts->>'stage',
  :facts->>'role', :facts->>'giver', :facts->>'received');
UPDATE casefile SET queue = :facts->>'queue', step_short = :facts->>'step_short', answerable = :facts->>'answerable',
  since = iif(:facts->>'answerable' = answerable, since, :at), due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, coalesce(value->>'stops', '[]'), value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
INSERT OR IGNORE INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  SELECT :casefile, :pos, :facts->>'giver', :facts->>'post', :facts->>'day', 'route', 0 WHERE :facts->>'giver' <> :facts->>'post';
-- erase
UPDATE step SET name = short WHERE casefile = :casefile
  AND n = (SELECT facts->>'step' FROM event WHERE pos = :pos AND facts->>'title' IS NULL);
