UPDATE casefile SET state = 'transferred', queue = '', ended = :facts->>'day', outcome = :facts->>'outcome',
  step_short = :facts->>'step_short', since = :at, authority = :facts->>'authority', outside = '', due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver,
  reason = :body->>'reason', reason_of = :pos WHERE id = :casefile;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
INSERT INTO account(casefile, pos, clock, due, month, staff, office, item, place, class, law, days, pauses, extensions, tardy,
  entered, deemed, second, excused, void)
  SELECT :casefile, :pos, :facts->>'$.account.clock', :facts->>'$.account.due', :facts->>'$.account.month',
  pos_of(:facts->>'$.account.staff'), :facts->>'$.account.office', :facts->>'$.account.item', :facts->>'$.account.place',
  :facts->>'$.account.class', :facts->>'$.account.law', :facts->>'$.account.days', :facts->>'$.account.pauses',
  :facts->>'$.account.extensions', :facts->>'$.account.tardy', :facts->>'$.account.entered', :facts->>'$.account.deemed',
  :facts->>'$.account.second', :facts->>'$.account.excused', 0 WHERE :facts->>'$.account.due' IS NOT NULL;
-- erase
UPDATE casefile SET reason = NULL WHERE id = :casefile AND reason_of = :pos;
