UPDATE ordered SET state = iif(:facts->>'accepted', 'accepted', 'back'), judged = :pos,
  settled = iif(:facts->>'accepted', :facts->>'day', NULL), reply_by = coalesce(:facts->>'reply_by', reply_by),
  level = iif(:facts->>'accepted', level, 0), next = :facts->>'next' WHERE id = pos_of(:facts->>'order');
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
