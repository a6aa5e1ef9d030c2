UPDATE notice SET down = :facts->>'first', taken = :pos
  WHERE casefile = :casefile AND step = :facts->>'step' AND down IS NULL;
INSERT INTO notice VALUES (:pos, :casefile, :facts->>'step', :facts->>'number', :facts->>'first', :facts->>'last',
  :facts->>'provisional', :facts->>'how', :facts->>'down', iif(:facts->>'down' IS NULL, NULL, :pos));
DELETE FROM notice_wait WHERE casefile = :casefile AND step = :facts->>'step';
UPDATE step SET due = :facts->>'last' WHERE casefile = :casefile AND n = :facts->>'step' AND :facts->>'light' IS NOT NULL;
-- Before acceptance its days are those of the posting.
UPDATE step SET began = :facts->>'first', due = :facts->>'last', finished = :facts->>'down',
  state = iif(:facts->>'down' IS NULL, state, 'done')
  WHERE casefile = :casefile AND (n = :facts->>'step' AND state IN ('done', 'unrecorded')
  OR n / 100 = :facts->>'step' AND state = 'unrecorded') AND :facts->>'light' IS NULL;
UPDATE casefile SET due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', '~')
  WHERE id = :casefile AND :facts->>'light' IS NOT NULL;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
