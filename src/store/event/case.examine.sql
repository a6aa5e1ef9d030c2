UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE casefile SET outcome = :facts->>'outcome', authority = :facts->>'authority', step_short = :facts->>'step_short',
  due = :facts->>'$.light.due', target = :facts->>'$.light.target', soon = :facts->>'$.light.soon',
  limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', '~')
  WHERE id = :casefile AND :facts->>'outcome' IS NOT NULL;
INSERT OR REPLACE INTO material SELECT :casefile, value->>'n', value->>'state', value->>'original', value->>'copies',
  value->>'returned', :pos, :body->>('$.notes.' || (value->>'n')) FROM json_each(:facts, '$.materials');
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
-- erase
UPDATE material SET note = NULL WHERE casefile = :casefile AND body = :pos;
