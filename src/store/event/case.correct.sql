UPDATE casefile SET item = :facts->>'item', version = :facts->>'version', short = :facts->>'short',
  person = pos_of(:facts->>'person'), place = :facts->>'place', place_name = :facts->>'place_name',
  answers = :facts->>'answers', notify = :facts->>'notify', outside = coalesce(:facts->>'outside', ''),
  step = :facts->>'step', step_short = :facts->>'step_short', due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver
  WHERE id = :casefile;
UPDATE visit SET channel = :facts->>'channel', representative = pos_of(:facts->>'representative'),
  authorised = :facts->>'authorised', relation = :body->>'relation', body = :pos
  WHERE id = (SELECT visit FROM casefile WHERE id = :casefile);
DELETE FROM material WHERE casefile = :casefile;
INSERT OR REPLACE INTO material SELECT :casefile, value->>'n', value->>'state', value->>'original', value->>'copies',
  value->>'returned', :pos, :body->>('$.notes.' || (value->>'n')) FROM json_each(:facts, '$.materials');
DELETE FROM step WHERE casefile = :casefile;
INSERT INTO step(casefile, n, name, short, office, kind, days, unit, state, post, began, due, finished, stage, role, giver, received,
  result, said)
  SELECT :casefile, value->>'n', value->>'name', value->>'short', value->>'office', value->>'kind',
  value->>'days', value->>'unit', value->>'state', value->>'post', value->>'began', value->>'due', value->>'finished',
  coalesce(value->>'stage', value->>'n' * 10), coalesce(value->>'role', 'lead'), value->>'giver',
  iif(value->>'stage' IS NULL, value->>'began', value->>'received'), value->>'result', pos_of(value->>'said')
  FROM json_each(:facts, '$.steps');
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
UPDATE paper SET state = 'replaced' WHERE id IN (SELECT pos_of(value) FROM json_each(:facts, '$.replaced'));
UPDATE casefile SET office = (SELECT office FROM step WHERE casefile = :casefile AND n = casefile.step
  AND (state = 'current' OR state = 'done' AND EXISTS (SELECT 1 FROM step o WHERE o.casefile = :casefile AND o.stage = step.stage
  AND o.state IN ('current', 'returned'))))
  WHERE id = :casefile;
-- erase
UPDATE material SET note = NULL WHERE casefile = :casefile AND body = :pos;
UPDATE visit SET relation = NULL WHERE id = (SELECT visit FROM casefile WHERE id = :casefile) AND body = :pos;
