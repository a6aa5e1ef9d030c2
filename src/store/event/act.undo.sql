-- With `restore` the case is as it was before the act; without it the act opened it, and its number is void.
UPDATE casefile SET state = 'void', queue = '', ended = :facts->>'day', outcome = 'void', outside = '',
  step_short = :facts->>'step_short', since = :at, due = NULL, target = NULL, soon = NULL, limit_days = NULL,
  stopped = NULL, provisional = 0, rank = '~' WHERE id = :casefile AND :facts->>'restore' IS NULL;
UPDATE casefile SET (state, queue, item, version, short, person, visit, place,
  place_name, received, accepted, ended, outcome, agent, answerable, step,
  step_short, due, target, soon, limit_days, stopped, provisional, rank,
  answers, since, notify, late, relative, authority, outside, reminded) = (
    SELECT value->>'state', value->>'queue', value->>'item', value->>'version', value->>'short',
    pos_of(value->>'person'), pos_of(value->>'visit'), value->>'place', value->>'place_name', value->>'received',
    value->>'accepted', value->>'ended', value->>'outcome', value->>'agent', value->>'answerable',
    value->>'step', value->>'step_short', value->>'due', value->>'target', value->>'soon',
    value->>'limit_days', value->>'stopped', value->>'provisional', value->>'rank', value->>'answers',
    value->>'since', value->>'notify', value->>'late', value->>'relative', value->>'authority',
    value->>'outside', value->>'reminded'
    FROM json_each(:facts, '$.restore.casefile')), reason = :body->>'reason', reason_of = :pos
  WHERE id = :casefile AND :facts->>'restore' IS NOT NULL;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
DELETE FROM account WHERE casefile = :casefile
  AND lower(hex((SELECT act FROM event WHERE event.pos = account.pos))) = :facts->>'act';
UPDATE blank_receipt SET state = 'reserved', casefile = NULL WHERE casefile = :casefile AND :facts->>'restore' IS NULL;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND :facts->>'restore' IS NULL;
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND :facts->>'restore' IS NULL;
UPDATE red SET ended = NULL WHERE casefile = :casefile AND (clock, due) IN (SELECT value->>'kind', value->>'due'
  FROM json_each(:facts, '$.restore.clocks') WHERE value->>'state' = 'running');
DELETE FROM clock WHERE casefile = :casefile AND :facts->>'restore' IS NOT NULL;
INSERT INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', value->>'state', value->>'left', value->>'extensions',
  value->>'stops', value->>'provisional', value->>'version', value->>'calendar', value->>'timeout'
  FROM json_each(:facts, '$.restore.clocks');
DELETE FROM case_move WHERE casefile = :casefile AND :facts->>'$.restore.moves' IS NOT NULL;
INSERT INTO case_move SELECT :casefile, value->>'pauses', value->>'paused_days', value->>'extensions',
  value->>'late_extensions', value->>'permits', value->>'notices', value->>'notices_ours', value->>'notified',
  value->>'entered_late' FROM json_each(:facts, '$.restore.moves');
UPDATE permit SET used = NULL WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = used) = :facts->>'act';
UPDATE pause SET resumed = NULL, resume = NULL
  WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = resume) = :facts->>'act';
DELETE FROM pause WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
DELETE FROM extension WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
DELETE FROM permit WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
DELETE FROM fetch_notice WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
UPDATE agreement SET confirmed = NULL, agreed = NULL
  WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = confirmed) = :facts->>'act';
DELETE FROM tofro WHERE matter = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
UPDATE tofro SET state = 'open', post = NULL, designer = NULL, designated = NULL, object_by = NULL
  WHERE matter = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = designated) = :facts->>'act';
UPDATE tofro SET state = 'objected', ruled = NULL, verdict = NULL
  WHERE matter = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = ruled) = :facts->>'act';
DELETE FROM deed WHERE matter = :casefile AND what = 26 AND (SELECT lower(hex(act)) FROM event WHERE pos = deed.pos) = :facts->>'act';
DELETE FROM owner_change WHERE matter = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
DELETE FROM step_receipt WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
DELETE FROM agency_trip WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
UPDATE agency_trip SET done = NULL, end = NULL WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = end) = :facts->>'act';
UPDATE agency_trip SET post = (SELECT agent FROM casefile WHERE id = :casefile)
  WHERE casefile = :casefile AND done IS NULL AND :facts->>'restore' IS NOT NULL;
UPDATE handin SET done = NULL, end = NULL WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = end) = :facts->>'act';
DELETE FROM authorisation WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = event) = :facts->>'act';
UPDATE authorisation SET revoked = NULL, revoke = NULL WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = revoke) = :facts->>'act';
DELETE FROM followup WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = event) = :facts->>'act';
DELETE FROM agency_change WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
UPDATE casefile SET decided = NULL WHERE id = :casefile AND state NOT IN ('decided', 'delivered');
DELETE FROM result WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
DELETE FROM fee WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
DELETE FROM delivery WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
UPDATE delivery SET state = 'out', ended = NULL, ended_by = NULL
  WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = ended_by) = :facts->>'act';
DELETE FROM notice WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
UPDATE notice SET down = NULL, taken = NULL
  WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = taken) = :facts->>'act';
DELETE FROM objection WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = id) = :facts->>'act';
UPDATE objection SET answered = NULL, upheld = NULL, remedy = NULL, answer = NULL
  WHERE casefile = :casefile AND (SELECT lower(hex(act)) FROM event WHERE pos = answer) = :facts->>'act';
DELETE FROM material WHERE casefile = :casefile AND :facts->>'restore' IS NOT NULL;
INSERT INTO material SELECT :casefile, value->>'n', value->>'state', value->>'original', value->>'copies',
  value->>'returned', :pos, :body->>('$.notes.' || (value->>'n')) FROM json_each(:facts, '$.restore.materials');
DELETE FROM material_at WHERE casefile = :casefile AND :facts->>'$.restore.papers' IS NOT NULL;
INSERT INTO material_at SELECT :casefile, value->>'n', value->>'post', value->>'office', value->>'since'
  FROM json_each(:facts, '$.restore.papers');
DELETE FROM step WHERE casefile = :casefile AND :facts->>'restore' IS NOT NULL;
INSERT INTO step(casefile, n, name, short, office, kind, days, unit, state, post, began, due, finished, stage, role, giver, received,
  result, said)
  SELECT :casefile, value->>'n', coalesce(value->>'name', (SELECT coalesce(e.facts->>'title', b.json->>'title')
    FROM event o JOIN event e ON e.casefile = o.node || '/' || o.inc || '/' || o.seq LEFT JOIN body b ON b.pos = e.pos
    WHERE o.pos = :casefile AND e.kind = 'step.add' AND e.facts->>'step' = value->>'n' ORDER BY e.pos DESC LIMIT 1), value->>'short'),
  value->>'short', value->>'office', value->>'kind',
  value->>'days', value->>'unit', value->>'state', value->>'post', value->>'began', value->>'due', value->>'finished',
  coalesce(value->>'stage', value->>'n' * 10), coalesce(value->>'role', 'lead'), value->>'giver',
  iif(value->>'stage' IS NULL, value->>'began', value->>'received'), value->>'result', pos_of(value->>'said')
  FROM json_each(:facts, '$.restore.steps');
UPDATE casefile SET office = (SELECT office FROM step WHERE casefile = :casefile AND n = casefile.step
  AND (state = 'current' OR state = 'done' AND EXISTS (SELECT 1 FROM step o WHERE o.casefile = :casefile AND o.stage = step.stage
  AND o.state IN ('current', 'returned'))))
  WHERE id = :casefile AND :facts->>'restore' IS NOT NULL;
-- What had gone to and fro about a step that runs again is not over (RULE inq-04).
UPDATE tofro SET state = CASE WHEN ruled IS NOT NULL THEN 'final' WHEN objection IS NOT NULL THEN 'objected'
    WHEN designated IS NOT NULL THEN 'designated' ELSE 'open' END
  WHERE matter = :casefile AND state = 'over' AND step IN (SELECT n FROM step WHERE casefile = :casefile AND state IN ('current', 'returned'))
  AND id = (SELECT max(id) FROM tofro WHERE matter = :casefile) AND EXISTS (SELECT 1 FROM casefile WHERE id = :casefile AND queue <> '');
UPDATE tofro SET (state, post) = (SELECT value->>'state', value->>'post' FROM json_each(:facts, '$.restore.loops')
    WHERE pos_of(value->>'loop') = tofro.id)
  WHERE id IN (SELECT pos_of(value->>'loop') FROM json_each(:facts, '$.restore.loops'));
UPDATE visit SET channel = :facts->>'$.restore.visit.channel', authorised = :facts->>'$.restore.visit.authorised',
  representative = pos_of(:facts->>'$.restore.visit.representative'), relation = :body->>'relation',
  body = :pos WHERE :facts->>'$.restore.visit' IS NOT NULL AND id = (SELECT visit FROM casefile WHERE id = :casefile);
DELETE FROM visit_case WHERE casefile = :casefile
  AND visit IN (SELECT pos_of(value) FROM json_each(:facts, '$.comings'));
DELETE FROM visit WHERE id IN (SELECT pos_of(value) FROM json_each(:facts, '$.comings'));
UPDATE paper SET state = 'void' WHERE id IN (SELECT pos_of(value) FROM json_each(:facts, '$.voided'));
UPDATE paper SET state = 'valid' WHERE id IN (SELECT pos_of(value) FROM json_each(:facts, '$.valid'));
DELETE FROM supervised WHERE id IN (SELECT pos_of(value) FROM json_each(:facts, '$.nudges'));
UPDATE ordered SET state = 'void', settled = :facts->>'day', next = NULL
  WHERE id IN (SELECT pos_of(value) FROM json_each(:facts, '$.nudges'));
UPDATE ordered SET post = (SELECT value->>'post' FROM json_each(:facts, '$.back') WHERE pos_of(value->>'order') = ordered.id)
  WHERE id IN (SELECT pos_of(value->>'order') FROM json_each(:facts, '$.back'));
DELETE FROM notice_wait WHERE casefile = :casefile AND :facts->>'$.restore.waits' IS NOT NULL;
INSERT INTO notice_wait SELECT :casefile, value->>'step', value->>'day', value->>'why', value->>'post'
  FROM json_each(:facts, '$.restore.waits');
-- What it was before, with the referral that waited and what had gone to and fro; older events do not say.
UPDATE inquiry SET state = 'open', ended = NULL, casefile = NULL
  WHERE id IN (SELECT pos_of(value) FROM json_each(:facts, '$.reopened'));
UPDATE inquiry SET (state, casefile) = (SELECT value->>'state', pos_of(value->>'casefile') FROM json_each(:facts, '$.inquiries')
    WHERE pos_of(value->>'inquiry') = inquiry.id)
  WHERE id IN (SELECT pos_of(value->>'inquiry') FROM json_each(:facts, '$.inquiries'));
UPDATE referral SET returned = NULL WHERE returned = id
  AND inquiry IN (SELECT pos_of(value->>'inquiry') FROM json_each(:facts, '$.inquiries'));
UPDATE tofro SET state = CASE WHEN ruled IS NOT NULL THEN 'final' WHEN objection IS NOT NULL THEN 'objected'
    WHEN designated IS NOT NULL THEN 'designated' ELSE 'open' END
  WHERE matter IN (SELECT pos_of(value->>'inquiry') FROM json_each(:facts, '$.inquiries'));
INSERT INTO inquiry_log SELECT pos_of(value), :pos FROM json_each(:facts, '$.reopened');
-- erase
UPDATE material SET note = NULL WHERE casefile = :casefile AND body = :pos;
UPDATE casefile SET reason = NULL WHERE id = :casefile AND reason_of = :pos;
UPDATE visit SET relation = NULL WHERE id = (SELECT visit FROM casefile WHERE id = :casefile) AND body = :pos;
