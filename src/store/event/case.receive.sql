INSERT INTO casefile(id, number, state, queue, item, version, short, person, visit,
  place, place_name, received, accepted, ended, outcome, agent, answerable, clerk, window, step, step_short,
  due, target, soon, limit_days, stopped, provisional, rank, answers, link, epoch, ver, since, reason,
  notify, late, bag, relative, authority, outside, replaces, reminded, reason_of, office)
VALUES (:casefile, :facts->>'number', 'received', :facts->>'queue',
  :facts->>'item', :facts->>'version', :facts->>'short', pos_of(:facts->>'person'), pos_of(:facts->>'visit'),
  :facts->>'place', :facts->>'place_name', :facts->>'received', NULL, NULL, :facts->>'outcome',
  :facts->>'agent', :facts->>'answerable', :actor, :facts->>'window', NULL, :facts->>'step_short',
  :facts->>'$.light.due', :facts->>'$.light.target', :facts->>'$.light.soon', :facts->>'$.light.days', NULL,
  coalesce(:facts->>'$.light.provisional', 0), coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  :facts->>'answers', pos_of(:facts->>'link'), :epoch, :ver, :at, NULL,
  :facts->>'notify', :facts->>'late', pos_of(:facts->>'bag'), coalesce(:facts->>'relative', 0), :facts->>'authority',
  coalesce(:facts->>'outside', ''), pos_of(:facts->>'replaces'), NULL, NULL, NULL);
INSERT INTO day_serial VALUES (:facts->>'day', :facts->>'serial')
  ON CONFLICT DO UPDATE SET last = max(last, excluded.last);
INSERT OR REPLACE INTO material SELECT :casefile, value->>'n', value->>'state', value->>'original', value->>'copies',
  value->>'returned', :pos, :body->>('$.notes.' || (value->>'n')) FROM json_each(:facts, '$.materials');
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
INSERT INTO household SELECT :casefile, key + 1, :pos, value->>'relation', value->>'name', value->>'doc_number', value->>'birth'
  FROM json_each(:body, '$.household');
UPDATE blank_receipt SET state = 'used', casefile = :casefile WHERE number = :facts->>'blank';
INSERT INTO case_move SELECT :casefile, 0, 0, 0, 0, 0, 0, 0, 0, 1 WHERE :facts->>'late' IS NOT NULL;
INSERT INTO handin SELECT :casefile, :facts->>'answerable', :facts->>'handin', NULL, NULL WHERE :facts->>'handin' IS NOT NULL;
-- erase
DELETE FROM household WHERE casefile = :casefile AND body = :pos;
UPDATE material SET note = NULL WHERE casefile = :casefile AND body = :pos;
