INSERT INTO supervised VALUES (:pos, :casefile, 'order', :facts->>'post', pos_of(:facts->>'staff'), :facts->>'office',
  :facts->>'outside', :facts->>'day', :actor);
INSERT INTO ordered VALUES (:pos, :casefile, :facts->>'n', :facts->>'number', :facts->>'post', pos_of(:facts->>'staff'),
  :facts->>'office', :facts->>'outside', :facts->>'day', :actor, :facts->>'reply_by', 'open', NULL, NULL, NULL, NULL, 0,
  :facts->>'next');
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
