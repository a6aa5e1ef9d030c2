UPDATE casefile SET state = 'decided', decided = :facts->>'day', queue = :facts->>'queue', outcome = :facts->>'outcome',
  step_short = :facts->>'step_short', answerable = :facts->>'answerable', since = :at, due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver,
  reason = :body->>'result', reason_of = :pos WHERE id = :casefile;
UPDATE step SET state = 'skipped' WHERE casefile = :casefile AND n IN (SELECT value FROM json_each(:facts, '$.skipped'));
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
INSERT INTO account(casefile, pos, clock, due, month, staff, office, item, place, class, law, days, pauses, extensions, tardy,
  entered, deemed, second, excused, void)
  SELECT :casefile, :pos, :facts->>'$.account.clock', :facts->>'$.account.due', :facts->>'$.account.month',
  pos_of(:facts->>'$.account.staff'), :facts->>'$.account.office', :facts->>'$.account.item', :facts->>'$.account.place',
  :facts->>'$.account.class', :facts->>'$.account.law', :facts->>'$.account.days', :facts->>'$.account.pauses',
  :facts->>'$.account.extensions', :facts->>'$.account.tardy', :facts->>'$.account.entered', :facts->>'$.account.deemed',
  :facts->>'$.account.second', :facts->>'$.account.excused', 0 WHERE :facts->>'$.account.due' IS NOT NULL;
-- erase
UPDATE casefile SET reason = NULL WHERE id = :casefile AND reason_of = :pos;
