-- query.sql: everything that is read from the state tables.  Every statement prepares, is read-only, and its plan has
-- neither a scan nor a temporary B-tree except those listed in tests/store/test_query.c.  A part stands for its text in
-- the statements after it.

-- name: SELF
SELECT n.node, n.inc, n.name, n.test_clock, n.site FROM node n
WHERE n.node = (SELECT value FROM local_store WHERE key = 'node')
  AND n.inc = CAST((SELECT value FROM local_store WHERE key = 'inc') AS INTEGER);
-- name: INCARNATION
SELECT name, test_clock, (SELECT max(site) FROM node WHERE node = ?1) AS last_site FROM node WHERE node = ?1 AND inc = ?2;
-- name: LOCAL
SELECT value FROM local_store WHERE key = ?1;
-- The newest event that this node wrote, but for a copy's first, which is written by itself (RULE time-17).
-- name: OWN_NEWEST
SELECT pos, entered_at FROM event WHERE pos > 0 AND +node = (SELECT value FROM local_store WHERE key = 'node')
AND kind <> 'node.begin' ORDER BY pos DESC LIMIT 1;
-- name: FIRST_EVENT
SELECT entered_at FROM event WHERE pos > 0 ORDER BY pos LIMIT 1;
-- name: CLOCK_DOUBTFUL
SELECT e.pos, e.seq, e.entered_at, s.name FROM event e LEFT JOIN staff s ON s.id = pos_of(nullif(e.actor, 'system'))
WHERE e.clock_ok = 0 AND e.pos > (SELECT coalesce(max(last), 0) FROM clock_confirmed) ORDER BY e.pos;
-- name: EVENT_COUNT
SELECT count(*) AS n FROM event;

-- name: SETTING
SELECT value FROM setting WHERE key = ?1 AND from_day <= ?2 ORDER BY from_day DESC LIMIT 1;
-- name: PLACES
SELECT code, name, short, level, parent, kind FROM place ORDER BY code;
-- name: PLACE
SELECT code, name, short, level, parent, kind FROM place WHERE code = ?1;
-- name: OFFICES
SELECT code, name, short, level, inside, place, address, hours, phone FROM office ORDER BY code;
-- name: OFFICE
SELECT code, name, short, level, inside, place, address, hours, phone FROM office WHERE code = ?1;
-- name: STAFF_ALL
SELECT s.id, s.login, s.roles, s.office, s.name, s.initials, s.phone, o.name AS office_name, o.short AS office_short
FROM staff s LEFT JOIN office o ON o.code = s.office ORDER BY s.id;
-- name: POST
SELECT p.code, p.name, p.office, o.name AS office_name, o.short AS office_short, o.inside,
  h.name AS holder_name, h.phone AS holder_phone, p.deputy, d.name AS deputy_name, d.phone AS deputy_phone,
  s.id AS now_id, s.name AS now_name, s.phone AS now_phone, s.roles AS now_roles, n.how, n.since
FROM post p LEFT JOIN office o ON o.code = p.office LEFT JOIN staff h ON h.id = p.holder
  LEFT JOIN staff d ON d.id = p.deputy LEFT JOIN post_now n ON n.post = p.code LEFT JOIN staff s ON s.id = n.staff
WHERE p.code = ?1;
-- name: POSTS_OF_STAFF
SELECT post, how FROM post_now WHERE staff = ?1 ORDER BY post;
-- name: POST_HELD
SELECT code FROM post WHERE holder = ?1 ORDER BY code LIMIT 1;
-- name: POST_OF_OFFICE
SELECT code FROM post WHERE office = ?1 ORDER BY code <> office, code LIMIT 1;
-- The posts that somebody has because others are away, and what whom they stand for may do (RULE agt-03).
-- name: ROLES_STOOD
SELECT n.post, h.roles FROM post_now n JOIN post p ON p.code = n.post JOIN staff h ON h.id = p.holder
WHERE n.staff = ?1 AND n.how = 'deputy' ORDER BY n.post;
-- By which posts somebody has a case: who answers for it, then its current steps, then its agent.
-- name: POSTS_OF_CASE
SELECT n.post, 1 AS turn FROM casefile c JOIN post_now n ON n.post = c.answerable AND n.staff = ?2 WHERE c.id = ?1
UNION ALL SELECT n.post, 2 FROM step t JOIN post_now n ON n.post = t.post AND n.staff = ?2
  WHERE t.casefile = ?1 AND t.state = 'current'
UNION ALL SELECT n.post, 3 FROM casefile c JOIN post_now n ON n.post = c.agent AND n.staff = ?2 WHERE c.id = ?1;
-- Everybody and every post, for who stands for what (domain/standin.h).
-- name: STANDING_PEOPLE
SELECT s.id, s.roles, a.id AS absence, a.standin FROM staff s LEFT JOIN absence a ON a.id = (SELECT x.id FROM absence x
  WHERE x.staff = s.id AND x.state = 'away' ORDER BY x.standin IS NULL, x.starts DESC, x.id DESC LIMIT 1) ORDER BY s.id;
-- Of absences of one person that last at once: another than ?2, the newest that names somebody first.
-- name: ABSENCE_BESIDE
SELECT id, standin FROM absence WHERE staff = ?1 AND id <> ?2 AND state = 'away'
ORDER BY standin IS NULL, starts DESC, id DESC LIMIT 1;
-- name: STANDING_POSTS
SELECT p.code, p.holder, p.deputy, n.staff, n.how FROM post p LEFT JOIN post_now n ON n.post = p.code ORDER BY p.code;
-- A post was given to who is away, or who stands for one has no account any more: 1, else nothing.
-- name: STANDING_WRONG
SELECT 1 AS wrong FROM absence a JOIN post p ON p.holder = a.staff JOIN post_now n ON n.post = p.code
WHERE a.state = 'away' AND a.until > '' AND n.how = 'holder'
UNION ALL SELECT 1 FROM post_now n JOIN staff s ON s.id = n.staff WHERE n.how = 'deputy' AND s.roles = '' LIMIT 1;
-- What begins and what ends by itself up to a moment: the first of them that this node declared.
-- name: ABSENCE_TO_BEGIN
SELECT a.id, a.staff, a.standin, a.starts AS moment FROM absence a INDEXED BY absence_soon CROSS JOIN event e ON e.pos = a.id
WHERE a.state = 'soon' AND a.starts <= ?1 AND +e.node = (SELECT value FROM local_store WHERE key = 'node')
ORDER BY a.starts, a.id LIMIT 1;
-- name: ABSENCE_TO_END
SELECT a.id, a.staff, a.standin, a.until AS moment FROM absence a INDEXED BY absence_away CROSS JOIN event e ON e.pos = a.id
WHERE a.state = 'away' AND a.until <= ?1 AND +e.node = (SELECT value FROM local_store WHERE key = 'node')
ORDER BY a.until, a.id LIMIT 1;
-- part: ABSENCE
a.id, a.staff, a.starts, a.until, a.standin, a.state, s.login, s.name AS who, d.name AS standin_name, c.name AS clerk_name,
  b.json->>'reason' AS reason
FROM absence a JOIN staff s ON s.id = a.staff LEFT JOIN staff d ON d.id = a.standin LEFT JOIN staff c ON c.id = a.clerk
  LEFT JOIN body b ON b.pos = a.id
-- name: ABSENCE_OF
SELECT @ABSENCE@ WHERE a.staff = ?1 AND a.state <> 'over' ORDER BY a.starts;
-- name: ABSENCES_AWAY
SELECT @ABSENCE@ WHERE a.state = 'away' AND a.until > '' ORDER BY a.until, a.id;
-- name: ABSENCES_SOON
SELECT @ABSENCE@ WHERE a.state = 'soon' AND a.starts > '' ORDER BY a.starts, a.id;
-- name: ABSENCE
SELECT @ABSENCE@ WHERE a.id = ?1;
-- Posts that somebody else than the holder has, with what is open there.
-- name: POSTS_STOOD
SELECT p.code, p.name, p.holder, h.name AS holder_name, n.staff, s.name AS now_name, n.how, n.since, o.short AS office_short,
  (SELECT max(a.until) FROM absence a WHERE a.staff = p.holder AND a.state = 'away') AS until,
  (SELECT coalesce(sum(t.n), 0) FROM tally t WHERE t.kind = 'post' AND t.key = p.code) AS cases
FROM post_now n JOIN post p ON p.code = n.post LEFT JOIN staff h ON h.id = p.holder LEFT JOIN staff s ON s.id = n.staff
  LEFT JOIN office o ON o.code = p.office
WHERE n.how <> 'holder' ORDER BY n.post;
-- name: WINDOWS
SELECT code, name, post FROM counter ORDER BY code;

-- name: CALENDAR_YEARS
SELECT year, notice, revision FROM calendar_year ORDER BY year;
-- name: CALENDAR_DAYS
SELECT year, day, kind, name FROM calendar_day ORDER BY year, day;
-- name: FESTIVALS
SELECT regional, day, name FROM festival ORDER BY regional, day, name;
-- name: CALENDAR_REVISION
SELECT (SELECT coalesce(sum(revision), 0) FROM calendar_year)
  + (SELECT coalesce(sum(revision - (regional = 0)), 0) FROM festival_set) AS n;
-- name: CLOSURES
SELECT c.first, c.last, c.weekday, c.kind, c.part, b.json->>'text' AS text FROM closure c LEFT JOIN body b ON b.pos = c.body
WHERE c.first <= ?2 AND c.last >= ?1 ORDER BY c.first, c.last, c.weekday, c.part;
-- name: FESTIVAL_SETS
SELECT regional, basis, revision FROM festival_set ORDER BY regional;
-- What a new calendar may move: the clocks of the open cases from one id to another (of all of them in two questions).
-- name: OPEN_CASES
SELECT id FROM casefile INDEXED BY casefile_open WHERE queue <> '' ORDER BY id;
-- name: OPEN_CLOCKS
SELECT c.id, c.number, c.short, c.item, c.version AS item_version, c.answerable, c.accepted, c.received, c.stopped, c.rank,
  c.due AS light_due, s.name AS who, k.kind, k.n, k.unit, k.started, k.nominal, k.due, k.target, k.soon, k.state, k.left,
  k.stops, k.provisional, k.timeout
FROM casefile c JOIN clock k ON k.casefile = c.id AND k.state <> 'done'
  LEFT JOIN post_now n ON n.post = c.answerable LEFT JOIN staff s ON s.id = n.staff
WHERE c.id BETWEEN ?1 AND ?2 AND +c.queue <> '' ORDER BY c.id, k.kind;
-- Days that a calendar moved, of open cases: of somebody's posts after a pos; and those that citizens wait to hear of.
-- name: MOVED_MINE
SELECT m.pos, m.casefile, c.number, c.short, m.clock, m.was, m.due, m.told, m.given, s.name AS who, p.name AS person, p.phone
FROM post_now n JOIN moved m ON m.post = n.post AND m.pos > ?2 JOIN casefile c ON c.id = m.casefile AND c.queue <> ''
  LEFT JOIN staff s ON s.id = n.staff LEFT JOIN person p ON p.id = c.person
WHERE n.staff = ?1 ORDER BY m.due, m.casefile, m.clock;
-- name: MOVED_UNTOLD
SELECT m.pos, m.casefile, c.number, c.short, m.clock, m.was, m.due, m.told, m.given, s.name AS who,
  iif(v.representative IS NOT NULL AND c.notify IS NOT 'applicant', r.name, p.name) AS person,
  iif(v.representative IS NOT NULL AND c.notify IS NOT 'applicant', coalesce(r.phone, p.phone), p.phone) AS phone
FROM moved m JOIN casefile c ON c.id = m.casefile AND c.queue <> '' LEFT JOIN post_now n ON n.post = c.answerable
  LEFT JOIN staff s ON s.id = n.staff LEFT JOIN person p ON p.id = c.person LEFT JOIN visit v ON v.id = c.visit
  LEFT JOIN person r ON r.id = v.representative
WHERE m.given <> 0 AND m.told IS NULL ORDER BY m.due, m.casefile, m.clock;
-- name: MOVED_LAST
SELECT coalesce(max(pos), 0) AS pos FROM moved;
-- name: MOVED_COUNT
SELECT count(DISTINCT m.casefile) AS n FROM post_now n JOIN moved m ON m.post = n.post AND m.pos > ?2
  JOIN casefile c ON c.id = m.casefile AND c.queue <> '' WHERE n.staff = ?1;
-- name: CASE_RED
SELECT number, clock, due FROM red WHERE casefile = ?1 AND ended IS NULL ORDER BY casefile, clock, due;
-- The light that a clock.move struck out, where its clock has no other that shines.
-- name: RED_STRUCK
SELECT r.number FROM red r JOIN event e ON e.pos = r.ruled WHERE r.casefile = ?1 AND r.clock = ?2 AND r.due = ?3
  AND r.ended IS NOT NULL AND e.kind = 'clock.move'
  AND NOT EXISTS (SELECT 1 FROM red o WHERE o.casefile = ?1 AND o.clock = ?2 AND o.ended IS NULL) LIMIT 1;

-- name: ITEMS
SELECT code, version, from_day, name, short, initials, handling FROM item i
WHERE version = (SELECT max(version) FROM item j WHERE j.code = i.code AND j.from_day <= ?1) ORDER BY code;
-- name: ITEM
SELECT item FROM item WHERE code = ?1 AND version = ?2;
-- name: ITEM_ON
SELECT version FROM item WHERE code = ?1 AND from_day <= ?2 ORDER BY version DESC LIMIT 1;
-- name: ITEM_NEWEST
SELECT version, item, from_day, initials FROM item WHERE code = ?1 ORDER BY version DESC LIMIT 1;
-- name: ITEM_VERSIONS
SELECT i.version, i.from_day, i.item, e.entered_at, e.facts->'defaults' AS defaults, s.name AS who FROM item i
LEFT JOIN event e ON e.pos = i.pos LEFT JOIN staff s ON s.id = pos_of(e.actor)
WHERE i.code = ?1 ORDER BY i.version DESC;
-- name: ITEM_KEPT
SELECT count(*) AS n FROM casefile WHERE queue <> '' AND item = ?1 AND version < ?2;

-- name: SYSTEMS
SELECT code, name, short, pattern, from_day FROM system ORDER BY code;
-- name: PROOFS
SELECT code, name, initials, who, basis, from_day FROM proof ORDER BY code;
-- name: PROOFS_ASKED
SELECT a.id, a.proof, a.asker_kind, a.day, a.asker, a.name, p.name AS proof_name, s.name AS clerk_name
FROM proof_asked a LEFT JOIN proof p ON p.code = a.proof LEFT JOIN staff s ON s.id = a.clerk
WHERE a.day >= ?1 AND a.day <= ?2 ORDER BY a.day, a.id;

-- What is read of a person, in the order in which it is read.
-- part: PERSON
p.id, p.name, p.sex, p.birth, p.doc_kind, p.doc_number, p.phone, p.place, l.short AS place_short, p.address, p.legal
-- name: PERSON
SELECT @PERSON@ FROM person p LEFT JOIN place l ON l.code = p.place WHERE p.id = ?1;
-- name: PERSON_BY_DOC
SELECT id FROM person WHERE doc_number = ?1 ORDER BY id LIMIT 1;
-- name: PERSONS_BY_KEY
SELECT @PERSON@ FROM person_key k CROSS JOIN person p ON p.id = k.person LEFT JOIN place l ON l.code = p.place
WHERE k.key = ?1 ORDER BY k.key, k.person LIMIT ?2;
-- name: PERSONS_BY_KEY_PREFIX
SELECT @PERSON@ FROM person_key k CROSS JOIN person p ON p.id = k.person LEFT JOIN place l ON l.code = p.place
WHERE k.key >= ?1 AND k.key < ?2 ORDER BY k.key, k.person LIMIT ?3;
-- name: VISIT
SELECT v.id, v.person, v.representative, v.authorised, v.channel, v.day, v.clerk, v.window, v.relation, p.name AS rep_name,
  p.phone AS rep_phone, p.doc_number AS rep_doc
FROM visit v LEFT JOIN person p ON p.id = v.representative WHERE v.id = ?1;

-- name: VISIT_PAPERS
SELECT m.n, c.item, c.version, c.number FROM casefile c JOIN material m ON m.casefile = c.id
WHERE c.visit = ?1 AND m.state = 'have' AND c.state <> 'void' ORDER BY c.id, m.n;
-- name: VISIT_MATTERS
SELECT count(*) AS n FROM casefile WHERE visit = ?1 AND state <> 'void';
-- name: VISIT_CASES
SELECT id FROM casefile WHERE visit = ?1 AND state <> 'void' ORDER BY id;
-- name: VISIT_RECEIPT
SELECT id FROM paper WHERE visit = ?1 AND kind = 'visit' AND state = 'valid' ORDER BY id LIMIT 1;
-- name: CASE_COMINGS
SELECT n FROM case_comings WHERE casefile = ?1;
-- part: BAG
SELECT b.id, b.place, l.name AS place_name, l.short AS place_short, coalesce(s.name, d.json->>'agent') AS agent_name, s.phone AS agent_phone,
  b.received, b.day, e.facts->>'late' AS late, p.number, (SELECT count(*) FROM casefile WHERE bag = b.id AND state <> 'void') AS files
FROM bag b LEFT JOIN event e ON e.pos = b.id LEFT JOIN body d ON d.pos = b.id LEFT JOIN place l ON l.code = b.place
LEFT JOIN staff s ON s.id = pos_of(b.agent) LEFT JOIN paper p ON p.bag = b.id AND p.casefile IS NULL
-- name: BAG
@BAG@ WHERE b.id = ?1;
-- name: BAGS
@BAG@ WHERE b.id > 0 ORDER BY b.id DESC LIMIT ?1;
-- name: BAG_BY_NUMBER
SELECT bag FROM paper WHERE kind = 'transfer' AND number = ?1;
-- name: BAG_CASES
SELECT id FROM casefile WHERE bag = ?1 ORDER BY id;
-- name: BAG_PAPERS
SELECT p.id, p.kind, p.number, p.day, p.prints, p.facts, p.state, p.signed, s.name AS clerk_name
FROM paper p LEFT JOIN staff s ON s.id = p.clerk WHERE p.bag = ?1 ORDER BY p.id;
-- name: BLANK
SELECT number, state, casefile, day FROM blank_receipt WHERE number = ?1;

-- name: PERSON_PAST
SELECT c.item, c.version, c.state, c.queue, c.answers,
  (SELECT group_concat(m.n, ' ') FROM material m WHERE m.casefile = c.id AND m.state = 'have') AS have
FROM casefile c WHERE c.person = ?1 AND c.state <> 'void' ORDER BY c.id DESC LIMIT ?2;

-- name: ACT
SELECT pos, kind, casefile, facts FROM event WHERE act = ?1 ORDER BY nth;
-- name: DAY_SERIAL
SELECT last FROM day_serial WHERE day = ?1;
-- name: PAPER_SERIAL
SELECT coalesce(max(serial), 0) AS last FROM paper WHERE kind = ?1 AND year = ?2 AND site = ?3;
-- name: DUPLICATES
SELECT id, number, state, accepted, ended, received, queue, NULL AS name FROM casefile
WHERE person = ?1 AND item = ?2 AND state <> 'void' ORDER BY id DESC;

-- name: HOUSEHOLD_CASES
SELECT c.id, c.number, c.state, c.accepted, c.ended, c.received, c.queue, c.person, p.name
FROM household h CROSS JOIN casefile c ON c.id = h.casefile JOIN person p ON p.id = c.person
WHERE h.doc_number = ?1 AND c.item = ?2 AND c.state <> 'void' ORDER BY h.casefile DESC;
-- name: CASE_HOUSEHOLD
SELECT n, relation, name, doc_number, birth FROM household WHERE casefile = ?1 ORDER BY n;
-- name: HOUSEHOLD_BEFORE
SELECT c.id FROM casefile c WHERE c.person = ?1
  AND EXISTS (SELECT 1 FROM household h WHERE h.casefile = c.id) ORDER BY c.id DESC LIMIT 1;

-- name: TALLY_QUEUES
SELECT key, n FROM tally WHERE kind = 'queue' AND n <> 0;
-- name: TALLY_POST
SELECT coalesce(sum(t.n), 0) AS n FROM post_now p JOIN tally t ON t.kind = 'post' AND t.key = p.post AND t.day = ?2
WHERE p.staff = ?1;
-- name: TALLY_UPTO
SELECT coalesce(sum(n), 0) AS n FROM tally WHERE kind = ?1 AND key = '' AND day <= ?2;
-- name: TALLY_NOON
SELECT count(*) AS n FROM casefile WHERE rank = ?1 AND queue <> '' AND due = ?1 AND soon = ?1 AND limit_days = 1;
-- Of whoever stands for the posts: due on a day, and over by then.
-- name: MINE_DUE
SELECT sum(c.due = ?2) AS today, sum(c.due < ?2) AS over FROM post_now n JOIN casefile c
  ON c.answerable = n.post AND c.queue IN ('todo', 'sign', 'notice', 'fetch') AND c.rank <= ?2 AND c.queue <> ''
WHERE n.staff = ?1 AND c.due IS NOT NULL;
-- name: MINE_FIRST
SELECT c.id, min(c.rank) FROM post_now n JOIN casefile c
  ON c.answerable = n.post AND c.queue IN ('todo', 'sign', 'notice', 'fetch') AND c.rank <= ?2 AND c.queue <> ''
WHERE n.staff = ?1 AND c.due IS NOT NULL;
-- name: TALLY_LIT
SELECT coalesce(sum(n), 0) AS n FROM tally WHERE kind = 'due' AND key = '';

-- What a list shows of a case, in the order in which it is read.  The case comes first: its index is the list's order.
-- part: ROW
c.id, c.rank, c.number, c.state, c.queue, c.provisional, c.stopped, c.soon, c.target, c.due, c.limit_days,
p.name, l.short AS place_short, c.short, c.step_short, so.short AS step_office, so.inside AS step_inside,
n.staff AS now_id, s.name AS now_name, s.roles AS now_roles, n.how, ao.inside,
p.sex, p.birth, c.answerable, c.reminded, c.outside, c.decided,
CASE c.queue WHEN 'notice' THEN (SELECT max(last) FROM notice WHERE casefile = c.id AND step = c.step AND down IS NULL) END AS posted,
CASE c.queue WHEN 'notice' THEN (SELECT count(*) FROM objection WHERE casefile = c.id AND answered IS NULL) END AS objections
FROM casefile c CROSS JOIN person p ON p.id = c.person LEFT JOIN place l ON l.code = c.place
LEFT JOIN post_now n ON n.post = c.answerable LEFT JOIN staff s ON s.id = n.staff
LEFT JOIN post ap ON ap.code = c.answerable LEFT JOIN office ao ON ao.code = ap.office
LEFT JOIN office so ON so.code = c.office
-- name: LIST_QUEUE
SELECT @ROW@ WHERE c.queue = ?1 AND (c.rank, c.id) > (?2, ?3) AND c.queue <> ''
ORDER BY c.rank, c.id LIMIT ?4;
-- name: LIST_OPEN
SELECT @ROW@ WHERE (c.rank, c.id) > (?1, ?2) AND c.queue <> '' ORDER BY c.rank, c.id LIMIT ?3;
-- name: LIST_URGENT
SELECT @ROW@ WHERE (c.rank, c.id) > (?1, ?2) AND c.rank <= ?3 AND c.soon <= ?4 AND c.queue <> ''
  AND (?6 OR c.due <> ?4 OR c.soon <> ?4 OR c.limit_days <> 1)
ORDER BY c.rank, c.id LIMIT ?5;
-- name: LIST_POST
SELECT @ROW@ WHERE c.answerable = ?1 AND c.queue = ?2 AND (c.rank, c.id) > (?3, ?4) AND c.queue <> ''
ORDER BY c.rank, c.id LIMIT ?5;
-- Where I work beside who leads, or in a step after the decision, and somebody else answers; few, in no order.
-- part: BESIDE
c.id IN (SELECT t.casefile FROM post_now w CROSS JOIN step t ON t.post = w.post AND t.state IN ('current', 'returned')
  AND +t.state = 'current' AND t.received IS NOT NULL WHERE w.staff = ?1)
AND NOT EXISTS (SELECT 1 FROM post_now w WHERE w.staff = ?1 AND w.post = c.answerable) AND +c.queue = 'todo'
-- name: LIST_BESIDE
SELECT @ROW@ WHERE @BESIDE@ AND iif(?4, (c.rank, c.id) < (?2, ?3), (c.rank, c.id) > (?2, ?3));
-- name: COUNT_BESIDE
SELECT count(*) AS n FROM casefile c WHERE @BESIDE@;
-- name: IS_BESIDE
SELECT 1 AS yes FROM casefile c WHERE c.id = ?2 AND @BESIDE@;
-- name: LIST_QUEUE_BACK
SELECT @ROW@ WHERE c.queue = ?1 AND (c.rank, c.id) < (?2, ?3) AND c.queue <> ''
ORDER BY c.rank DESC, c.id DESC LIMIT ?4;
-- name: LIST_OPEN_BACK
SELECT @ROW@ WHERE (c.rank, c.id) < (?1, ?2) AND c.queue <> '' ORDER BY c.rank DESC, c.id DESC LIMIT ?3;
-- name: LIST_URGENT_BACK
SELECT @ROW@ WHERE (c.rank, c.id) < (?1, ?2) AND c.rank <= ?3 AND c.soon <= ?4 AND c.queue <> ''
  AND (?6 OR c.due <> ?4 OR c.soon <> ?4 OR c.limit_days <> 1)
ORDER BY c.rank DESC, c.id DESC LIMIT ?5;
-- name: LIST_POST_BACK
SELECT @ROW@ WHERE c.answerable = ?1 AND c.queue = ?2 AND (c.rank, c.id) < (?3, ?4) AND c.queue <> ''
ORDER BY c.rank DESC, c.id DESC LIMIT ?5;
-- name: LIST_PERSON
SELECT @ROW@ WHERE c.person = ?1 AND c.state <> 'void' ORDER BY c.id DESC LIMIT ?2;
-- name: LIST_REPRESENTED
SELECT @ROW@ WHERE c.visit IN (SELECT id FROM visit WHERE representative = ?1) AND (c.queue <> '') = ?2
ORDER BY +c.id DESC LIMIT ?3;
-- name: LIST_PERSON_OPEN
SELECT @ROW@ WHERE c.person = ?1 AND (c.queue <> '') = ?2 ORDER BY c.id DESC LIMIT ?3;
-- name: COUNT_PERSON
SELECT coalesce(sum(queue <> ''), 0) AS open, coalesce(sum(queue = ''), 0) AS closed
FROM casefile WHERE person = ?1 AND state <> 'void';
-- name: CASE_BY_NUMBER
SELECT id FROM casefile WHERE number = ?1;
-- name: CASE_ROW
SELECT @ROW@ WHERE c.id = ?1;
-- name: CASE_BRIEF
SELECT c.item, c.version, c.step, c.epoch, c.ver, n.staff
FROM casefile c LEFT JOIN post_now n ON n.post = c.answerable WHERE c.id = ?1;
-- The post that answers for a case, and why: the leading row of its stage (RULE agt-01).
-- name: CASE_ANSWERABLE
SELECT c.answerable, c.accepted, st.state AS step_state, st.post AS step_post, st.giver, st.received AS step_received,
  coalesce(o.inside, 1) AS inside,
  (SELECT count(*) FROM step b WHERE b.casefile = c.id AND b.stage = st.stage AND b.n <> st.n) AS beside
FROM casefile c LEFT JOIN step st ON st.casefile = c.id AND st.n = c.step AND c.queue <> ''
  LEFT JOIN office o ON o.code = st.office WHERE c.id = ?1;
-- Who watches over the hall now: whoever stands for the first supervisor's post, who is there before who is not.
-- name: SUPERVISOR_NOW
SELECT s.id, s.name, s.phone, n.how, n.post FROM post p JOIN staff h ON h.id = p.holder AND ' ' || h.roles || ' ' LIKE '% supervisor %'
  JOIN post_now n ON n.post = p.code JOIN staff s ON s.id = n.staff ORDER BY n.how NOT IN ('holder', 'deputy'), n.post LIMIT 1;
-- name: CASEFILE
SELECT c.*, s.name AS clerk_name, s.phone AS clerk_phone, w.name AS window_name
FROM casefile c LEFT JOIN staff s ON s.id = c.clerk LEFT JOIN counter w ON w.code = c.window WHERE c.id = ?1;
-- name: CASE_MATERIALS
SELECT m.n, m.state, m.original, m.copies, m.returned, m.note, e.happened_at AS at
FROM material m LEFT JOIN event e ON e.pos = m.body WHERE m.casefile = ?1 ORDER BY m.n;
-- name: CASE_STEPS
SELECT t.n, t.name, t.short, t.office, t.kind, t.days, t.unit, t.state, t.post, t.began, t.due, t.finished, t.stage, t.role,
  t.giver, t.received, t.result, t.said, o.short AS office_short, o.name AS office_name, coalesce(o.inside, 0) AS inside,
  s.name AS who, n.staff, g.staff AS giver_staff, gs.name AS giver_name, b.json AS body
FROM step t LEFT JOIN office o ON o.code = t.office LEFT JOIN post_now n ON n.post = t.post
  LEFT JOIN staff s ON s.id = n.staff LEFT JOIN post_now g ON g.post = t.giver LEFT JOIN staff gs ON gs.id = g.staff
  LEFT JOIN body b ON b.pos = t.said
WHERE t.casefile = ?1 ORDER BY t.n;
-- Who did which step: whoever sat there, whoever has its post now.  A decision names the clocks of steps that were done before it
-- too: it counts only for a step that nobody finished.
-- name: STEPS_DONE
SELECT n, s.name AS who FROM (
  SELECT pos, actor, facts->>'step' AS n FROM event WHERE casefile = ?1 AND kind = 'step.finish'
  UNION ALL SELECT e.pos, e.actor, v.value FROM event e CROSS JOIN json_each(e.facts, '$.also') v
    WHERE e.casefile = ?1 AND e.kind = 'step.finish'
  UNION ALL SELECT 0, e.actor, CAST(substr(v.value, 6) AS INTEGER) FROM event e CROSS JOIN json_each(e.facts, '$.ended') v
    WHERE e.casefile = ?1 AND e.kind = 'case.decide' AND v.value GLOB 'step:*')
JOIN staff s ON s.id = pos_of(actor) ORDER BY pos;
-- name: CASE_CLOCKS
SELECT kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops, provisional, version, calendar,
  timeout
FROM clock WHERE casefile = ?1 ORDER BY kind;
-- name: CASE_PAPERS
SELECT p.id, p.kind, p.number, p.day, p.prints, p.facts, p.state, p.signed, s.name AS clerk_name
FROM paper p LEFT JOIN staff s ON s.id = p.clerk WHERE p.casefile = ?1 ORDER BY p.id;
-- Papers that are known by their own number and belong to no one case, or to many.
-- name: PAPER_BY_NUMBER
SELECT id FROM paper WHERE kind IN ('handover', 'transfer', 'keep') AND number = ?1;
-- Hand-over lists, the newest first: those that ?1 made, gave or was given at a change of shift, all of them for ?2.
-- name: HANDOVER_LISTS
SELECT p.id, p.kind, p.number, p.day, p.prints, p.facts, p.state, p.signed, s.name AS clerk_name
FROM paper p LEFT JOIN staff s ON s.id = p.clerk WHERE p.kind = 'handover'
  AND (?2 OR p.clerk = ?1 OR p.number IN (SELECT h.number FROM shift h WHERE ?1 IN (h.giver, h.taker))) ORDER BY p.id DESC LIMIT 200;
-- name: CASE_RECORD
SELECT e.pos, e.kind, e.happened_at, e.entered_at, e.facts, b.json AS body, s.name AS who, e.origin, a.name AS answerable,
  coalesce((SELECT h.name FROM stood d JOIN staff h ON h.id = d.holder WHERE d.post = e.post AND d.staff = s.id
    AND d.pos = (SELECT max(pos) FROM stood WHERE post = e.post AND pos < e.pos)
    AND (d.ended IS NULL OR d.ended > e.pos)),
    (SELECT name FROM staff WHERE id = pos_of(e.facts->>'for') AND name <> s.name)) AS for_whom,
  e.clock_ok = 0 AND e.pos > (SELECT coalesce(max(last), 0) FROM clock_confirmed) AS doubtful
FROM event e LEFT JOIN body b ON b.pos = e.pos LEFT JOIN staff s ON s.id = pos_of(e.actor)
LEFT JOIN staff a ON e.origin = 'tick' AND a.id = pos_of(coalesce(e.facts->>'staff', e.facts->>'$.deemed.staff'))
WHERE e.casefile = ?1 ORDER BY e.pos DESC LIMIT ?2;
-- name: CASE_ASKED
SELECT actor, facts FROM event WHERE casefile = ?1 AND kind = 'case.ask' ORDER BY pos LIMIT 1;
-- name: PAPER
SELECT p.id, p.casefile, p.kind, p.number, p.day, p.prints, p.facts, p.visit, p.bag, p.state, p.signed, s.name AS clerk_name,
  s.phone AS clerk_phone, w.name AS window_name, e.happened_at, e.post, b.json AS body
FROM paper p JOIN event e ON e.pos = p.id LEFT JOIN body b ON b.pos = p.id LEFT JOIN staff s ON s.id = p.clerk
  LEFT JOIN counter w ON w.code = e.window WHERE p.id = ?1;
-- name: PAPER_ACT
SELECT e.pos, e.kind, e.facts, b.json AS body
FROM event e LEFT JOIN body b ON b.pos = e.pos WHERE e.act = (SELECT act FROM event WHERE pos = ?1) ORDER BY e.nth;
-- name: PAPER_REPLACING
SELECT number FROM paper WHERE casefile = ?1 AND facts->>'corrects' = ?2 ORDER BY id DESC LIMIT 1;
-- name: PAPER_PROOF
SELECT name, who, basis FROM proof WHERE code = ?1;
-- name: PAPERS_TO_PRINT
SELECT p.id, p.casefile, p.number, p.day, p.facts, s.name AS clerk_name, l.state AS file, b.json AS body
FROM paper p LEFT JOIN local_print l ON l.paper = p.id LEFT JOIN staff s ON s.id = p.clerk LEFT JOIN body b ON b.pos = p.id
WHERE p.day >= ?1 AND p.state = 'valid' AND p.facts->>'print' = 'yes'
  AND (p.kind <> 'visit' OR (SELECT count(*) FROM casefile WHERE visit = p.visit AND state <> 'void') > 1)
ORDER BY p.day, p.id;
-- name: BLANKS
SELECT b.number, b.day, s.name AS clerk_name FROM blank_receipt b LEFT JOIN staff s ON s.id = b.clerk
WHERE b.state = 'reserved' ORDER BY b.number;
-- name: BLANK_SERIAL
SELECT coalesce(max(serial), 0) AS last FROM blank_receipt WHERE year = ?1 AND site = ?2;

-- Numbers that cases have in the systems of others.
-- name: OUTSIDE
SELECT n.system, n.number, s.name, s.short FROM outside_number n LEFT JOIN system s ON s.code = n.system
WHERE n.casefile = ?1 ORDER BY n.system, n.number;
-- name: OUTSIDE_BY_TAIL
SELECT DISTINCT casefile FROM outside_number
WHERE substr(number, -4) COLLATE NOCASE = substr(?1, -4) AND substr(number, -length(?1)) COLLATE NOCASE = ?1 LIMIT ?2;
-- name: OUTSIDE_BY_NUMBER
SELECT DISTINCT casefile FROM outside_number
WHERE substr(number, -4) COLLATE NOCASE = substr(?1, -4) AND number COLLATE NOCASE = ?1 LIMIT 2;
-- name: LIST_OUTSIDE
SELECT @ROW@ WHERE (c.rank, c.id) > (?1, ?2) AND c.outside <> ''
  AND c.state NOT IN ('told', 'not_accepted', 'withdrawn', 'referred', 'forwarded', 'void')
ORDER BY c.rank, c.id LIMIT ?3;
-- name: LIST_OUTSIDE_BACK
SELECT @ROW@ WHERE (c.rank, c.id) < (?1, ?2) AND c.outside <> ''
  AND c.state NOT IN ('told', 'not_accepted', 'withdrawn', 'referred', 'forwarded', 'void')
ORDER BY c.rank DESC, c.id DESC LIMIT ?3;
-- name: TALLY_OUTSIDE
SELECT n FROM tally WHERE kind = 'outside' AND key = '' AND day = '';
-- Whether somebody serves the visit of today or holds the case (RULE prv-02).
-- name: LOOK_FREE
SELECT EXISTS (SELECT 1 FROM post_now n WHERE n.post IN (c.answerable, c.agent) AND n.staff = ?2)
  OR EXISTS (SELECT 1 FROM visit v WHERE v.id = c.visit AND v.clerk = ?2 AND v.day = ?3)
  OR EXISTS (SELECT 1 FROM visit_case l JOIN visit v ON v.id = l.visit WHERE l.casefile = c.id AND v.clerk = ?2 AND v.day = ?3)
  AS free
FROM casefile c WHERE c.id = ?1;

-- Clocks that are over and have no red light yet, in the order in which they fell due.
-- name: TICK_CLOCKS
SELECT k.casefile, k.kind, k.due, k.timeout, t.kind AS step_kind FROM clock k
LEFT JOIN step t ON t.casefile = k.casefile AND t.n = CAST(substr(k.kind, 6) AS INTEGER) AND k.kind LIKE 'step:%'
WHERE k.state = 'running' AND (k.due, k.casefile, k.kind) > (?1, ?2, ?3) AND k.due < ?4 AND k.kind NOT LIKE 'order:%'
  AND k.timeout IS NOT 'case'
  AND CASE k.kind WHEN 'accept' THEN 0 WHEN 'supply' THEN 1 WHEN 'tolerate' THEN 1 ELSE 2 END = ?5
  AND NOT EXISTS (SELECT 1 FROM red r WHERE r.casefile = k.casefile AND r.clock = k.kind AND r.due = k.due)
ORDER BY k.due, k.casefile, k.kind LIMIT ?6;
-- Posts of the hall for which nobody stands, with open cases.
-- name: TICK_EMPTY_POSTS
SELECT t.key AS post, coalesce(p.office, '') AS office FROM tally t LEFT JOIN post p ON p.code = t.key
LEFT JOIN office o ON o.code = p.office
WHERE t.kind = 'post' AND coalesce(o.inside, 1) <> 0
  AND NOT EXISTS (SELECT 1 FROM post_now n JOIN staff s ON s.id = n.staff WHERE n.post = t.key AND s.roles <> ''
    AND n.how IN ('holder', 'deputy'))
GROUP BY t.key HAVING sum(t.n) > 0 ORDER BY t.key;
-- Its open cases that are not known to be held by nobody.
-- name: TICK_UNHELD
SELECT c.id, c.queue, c.rank, c.answerable, c.due FROM casefile c
WHERE c.answerable = ?1 AND (c.queue, c.rank, c.id) > (?2, ?3, ?4) AND c.queue <> ''
  AND NOT EXISTS (SELECT 1 FROM unheld u WHERE u.casefile = c.id)
ORDER BY c.queue, c.rank, c.id LIMIT ?5;
-- What goes up today.
-- name: TICK_UNHELD_UP
SELECT u.casefile AS id, u.casefile, u.since, u.level, u.next, '' AS clock, NULL AS number FROM unheld u
WHERE u.next IS NOT NULL AND (u.next, u.casefile) > (?1, ?2) AND u.next <= ?3 ORDER BY u.next, u.casefile LIMIT ?4;
-- name: TICK_RED_UP
SELECT r.id, r.casefile, r.due AS since, r.level, r.next, r.clock, r.number FROM red r
WHERE r.ended IS NULL AND r.next IS NOT NULL AND (r.next, r.id) > (?1, ?2) AND r.next <= ?3 ORDER BY r.next, r.id LIMIT ?4;
-- name: TICK_ORDERS_UP
SELECT id, casefile, n, number, reply_by, level, next FROM ordered
WHERE next IS NOT NULL AND (next, id) > (?1, ?2) AND next <= ?3 ORDER BY next, id LIMIT ?4;
-- name: TICK_OLDEST
SELECT due FROM clock WHERE state = 'running' AND due IS NOT NULL ORDER BY due LIMIT 1;
-- Of a clock that still runs: the case, and who answers for it: for that of a step who has its row.
-- name: TICK_CASE
SELECT c.*, n.staff, p.code AS post, coalesce(iif(st.state = 'current' AND (st.received IS NOT NULL OR st.giver IS NULL)
  AND (k.kind LIKE 'step:%' OR c.state <> 'decided'), st.office, NULL), p.office, '') AS held_at
FROM clock k JOIN casefile c ON c.id = k.casefile
  LEFT JOIN step st ON st.casefile = c.id
    AND st.n = iif(k.kind LIKE 'step:%', CAST(substr(k.kind, 6) AS INTEGER), c.step) AND st.state IN ('current', 'returned')
    AND k.kind <> 'handin'
  LEFT JOIN post p ON p.code = CASE WHEN k.kind = 'handin' THEN (SELECT h.post FROM handin h WHERE h.casefile = c.id)
    WHEN k.kind NOT LIKE 'step:%' OR st.post IS NULL THEN c.answerable
    WHEN st.state = 'returned' THEN coalesce(st.giver, c.agent)
    WHEN st.received IS NULL AND st.giver IS NOT NULL THEN st.giver ELSE st.post END
  LEFT JOIN post_now n ON n.post = p.code AND EXISTS (SELECT 1 FROM staff s WHERE s.id = n.staff AND s.roles <> '')
WHERE k.casefile = ?1 AND k.kind = ?2 AND k.due = ?3 AND k.state = 'running';
-- part: OCCASION
o.code, o.version, o.name, o.initials, o.about, o.items FROM occasion o
-- The newest version that holds.
-- name: OCCASIONS
SELECT @OCCASION@ WHERE o.code > '' AND o.from_day <= ?1 AND NOT EXISTS (SELECT 1 FROM occasion n WHERE n.code = o.code
  AND n.version > o.version AND n.from_day <= ?1) ORDER BY o.code;
-- name: OCCASION_VERSION
SELECT @OCCASION@ WHERE o.code = ?1 AND o.version = ?2;
-- name: OCCASION_NEWEST
SELECT @OCCASION@ WHERE o.code = ?1 ORDER BY o.version DESC LIMIT 1;
-- name: OCCASION_OF_CASE
SELECT r.id, r.code, r.version, r.name, r.day, b.json AS body FROM occasion_case c JOIN occasion_run r ON r.id = c.occasion
LEFT JOIN body b ON b.pos = r.id WHERE c.casefile = ?1;
-- name: OCCASION_RUN
SELECT r.id, r.code, r.version, r.name, r.day, b.json AS body FROM occasion_run r LEFT JOIN body b ON b.pos = r.id WHERE r.id = ?1;
-- name: OCCASION_CASES_OF
SELECT c.id FROM casefile c CROSS JOIN occasion_case o ON o.casefile = c.id WHERE c.person = ?1 AND c.state <> 'void';
-- name: OCCASION_CASES
SELECT c.id, c.item, c.queue, c.state, c.outcome FROM occasion_case o JOIN casefile c ON c.id = o.casefile
WHERE o.occasion = ?1 AND c.state <> 'void' ORDER BY o.n, o.casefile;
-- part: NOTICE
n.id, n.casefile, n.step, n.number, n.first, n.last, n.provisional, n.how, n.down, t.name AS step_name, b.json AS body,
  d.json AS taken, s.name AS clerk, c.number AS case_number, c.short AS item, p.name AS applicant, c.queue
FROM notice n JOIN casefile c ON c.id = n.casefile JOIN event e ON e.pos = n.id
  LEFT JOIN step t ON t.casefile = n.casefile AND t.n = n.step LEFT JOIN body b ON b.pos = n.id
  LEFT JOIN body d ON d.pos = n.taken AND n.taken <> n.id LEFT JOIN staff s ON s.id = pos_of(e.actor)
  LEFT JOIN person p ON p.id = c.person
-- name: NOTICES_OF_CASE
SELECT @NOTICE@ WHERE n.casefile = ?1 ORDER BY n.casefile, n.step, n.id;
-- name: NOTICE_OF_STEP
SELECT first, last, down FROM notice WHERE casefile = ?1 AND step = ?2 ORDER BY id DESC LIMIT 1;
-- name: NOTICES_UP
SELECT @NOTICE@ WHERE n.down IS NULL AND n.last > '' ORDER BY n.last, n.id LIMIT ?1;
-- Over, and still up.
-- name: NOTICES_OVER
SELECT count(*) AS n FROM notice WHERE down IS NULL AND last < ?1;
-- name: NOTICE_WAITS
SELECT count(*) AS n FROM notice_wait w JOIN casefile c ON c.id = w.casefile AND c.queue = 'notice'
WHERE w.casefile > 0 AND (?2 OR w.post IN (SELECT post FROM post_now WHERE staff = ?1));
-- name: NOTICE_WAIT
SELECT day, why, post FROM notice_wait WHERE casefile = ?1 ORDER BY step DESC LIMIT 1;
-- name: OBJECTIONS
SELECT o.id, o.n, o.notice, o.day, o.answered, o.upheld, o.remedy, b.json AS body, a.json AS answer
FROM objection o LEFT JOIN body b ON b.pos = o.id LEFT JOIN body a ON a.pos = o.answer WHERE o.casefile = ?1 ORDER BY o.n;
-- Whether a notice step may end: its newest posting, what is not answered or to be posted anew, the day of the last answer.
-- name: NOTICE_STANDS
SELECT n.id, n.last, (SELECT count(*) FROM objection WHERE casefile = ?1 AND answered IS NULL) AS open,
  (SELECT count(*) FROM objection WHERE casefile = ?1 AND notice = n.id AND remedy = 'repost') AS repost,
  (SELECT max(answered) FROM objection WHERE casefile = ?1) AS answered
FROM notice n WHERE n.casefile = ?1 AND n.step = ?2 ORDER BY n.id DESC LIMIT 1;
-- name: RED_SERIAL
SELECT coalesce(max(serial), 0) AS last FROM red WHERE year = ?1 AND site = ?2;
-- part: RED
r.id, r.casefile, r.number, r.clock, r.due, r.day, r.grave, r.staff, r.post, r.office, r.feedback_by, r.answered, r.appeal, r.ended,
r.level, s.name AS who FROM red r LEFT JOIN staff s ON s.id = r.staff
-- name: REDS_OF_CASE
SELECT @RED@ WHERE r.casefile = ?1 ORDER BY r.casefile, r.clock, r.due;
-- name: REDS_OF_STAFF
SELECT @RED@ WHERE r.staff = ?1 AND (r.ended IS NULL OR r.answered IS NULL) ORDER BY r.staff, r.id;

-- name: EVENT
SELECT kind, happened_at, facts FROM event WHERE pos = ?1;

-- name: PAPER_REGISTER
SELECT p.number, p.day, p.state, c.number AS casefile, s.name AS clerk
FROM paper p LEFT JOIN casefile c ON c.id = p.casefile LEFT JOIN staff s ON s.id = p.clerk
WHERE p.kind = ?1 AND p.year = ?2 ORDER BY p.site, p.serial;
-- name: PAPERS_LAST
SELECT p.id, p.number, p.facts FROM paper p JOIN event e ON e.pos = p.id
WHERE p.casefile = ?1 AND p.state = 'valid' AND p.kind NOT IN ('urge', 'order') AND e.act = (SELECT act FROM event WHERE pos = (
  SELECT max(id) FROM paper WHERE casefile = ?1 AND state = 'valid' AND kind NOT IN ('urge', 'order'))) ORDER BY p.id;
-- What waits for somebody's acknowledgement, by the day on which it is deemed received (RULE time-12).
-- name: SIGN_OF_STAFF
SELECT t.casefile, t.n, t.short, t.giver, t.post, t.role, g.name AS giver_name, k.due AS deemed, k.soon, k.target, k.n AS limit_days, k.provisional
FROM post_now w CROSS JOIN step t ON t.post = w.post AND t.state = 'current' AND t.received IS NULL AND t.giver IS NOT NULL
  CROSS JOIN casefile c ON c.id = t.casefile AND c.queue <> ''
  LEFT JOIN clock k ON k.casefile = t.casefile AND k.kind = 'sign:' || t.n AND k.state <> 'done'
  LEFT JOIN post_now o ON o.post = t.giver LEFT JOIN staff g ON g.id = o.staff
WHERE w.staff = ?1;
-- name: SIGN_COUNT
SELECT count(DISTINCT t.casefile) AS n FROM post_now w CROSS JOIN step t
  ON t.post = w.post AND t.state = 'current' AND t.received IS NULL AND t.giver IS NOT NULL
  CROSS JOIN casefile c ON c.id = t.casefile AND c.queue <> '' WHERE w.staff = ?1;
-- Where the papers of a case are, and what is kept of them.
-- name: CASE_KEPT
SELECT m.n, m.state, m.original * (m.returned = 0) AS original, m.copies, a.post, a.office, a.since, o.short AS office_short,
  f.short AS post_office, s.name AS who
FROM material m LEFT JOIN material_at a ON a.casefile = m.casefile AND a.n = m.n LEFT JOIN office o ON o.code = a.office
  LEFT JOIN post p ON p.code = a.post LEFT JOIN office f ON f.code = p.office
  LEFT JOIN post_now w ON w.post = a.post LEFT JOIN staff s ON s.id = w.staff
WHERE m.casefile = ?1 AND m.state <> 'missing' AND m.original * (m.returned = 0) + m.copies > 0 ORDER BY m.n;

-- Everything open of one person (RULE agt-02): the posts that are theirs, and what lies with them.
-- name: POSTS_OWN
SELECT code AS post FROM post WHERE holder = ?1 ORDER BY code;
-- name: OPEN_ANSWERED
SELECT id, queue FROM casefile WHERE answerable = ?1 AND queue <> '' ORDER BY answerable, queue, rank, id;
-- name: OPEN_AGENCY
SELECT id, queue FROM casefile WHERE agent = ?1 AND queue <> '' ORDER BY agent, rank, id;
-- name: OPEN_STEPS
SELECT t.casefile AS id, iif(t.giver IS NULL, t.began, t.received) AS received FROM step t CROSS JOIN casefile c ON c.id = t.casefile
AND c.queue <> '' WHERE t.post = ?1 AND t.state IN ('current', 'returned') ORDER BY t.post, t.casefile, t.n;
-- name: OPEN_INQUIRIES
SELECT i.id, i.number, i.due, b.json AS body FROM inquiry i LEFT JOIN body b ON b.pos = i.id
WHERE i.owner = ?1 AND i.ended IS NULL ORDER BY i.owner, i.rank, i.id;
-- part: SHIFT
h.id, h.giver, h.taker, h.post, h.number, h.day, h.due, h.cases, h.inquiries, h.state, g.name AS giver_name, t.name AS taker_name,
p.name AS post_name, o.code AS office, o.short AS office_short, b.json AS body, e.happened_at AS at,
(SELECT l.id FROM event a JOIN paper l ON l.id = a.pos WHERE a.act = e.act AND a.kind = 'paper.issue') AS paper
FROM shift h LEFT JOIN staff g ON g.id = h.giver LEFT JOIN staff t ON t.id = h.taker LEFT JOIN post p ON p.code = h.post
  LEFT JOIN office o ON o.code = p.office LEFT JOIN body b ON b.pos = h.id LEFT JOIN event e ON e.pos = h.id
-- name: SHIFT
SELECT @SHIFT@ WHERE h.id = ?1;
-- name: SHIFTS_WAITING
SELECT @SHIFT@ WHERE h.post = ?1 AND h.state = 'offered' ORDER BY h.post, h.due, h.id;
-- name: SHIFTS_OFFERED
SELECT @SHIFT@ WHERE h.state = 'offered' AND h.due >= ?1 ORDER BY h.due, h.id;
-- name: SHIFT_OF_GIVER
SELECT @SHIFT@ WHERE h.giver = ?1 ORDER BY h.id DESC LIMIT 1;
-- name: SHIFT_CASES
SELECT casefile AS id FROM shift_case WHERE shift = ?1 ORDER BY casefile;
-- name: SHIFT_INQUIRIES
SELECT inquiry AS id FROM shift_inquiry WHERE shift = ?1 ORDER BY inquiry;
-- name: SHIFTS_WAITING_COUNT
SELECT count(*) AS n FROM post_now n CROSS JOIN shift h ON h.post = n.post AND h.state = 'offered' WHERE n.staff = ?1;
-- name: TICK_SHIFTS
SELECT id, due FROM shift WHERE state = 'offered' AND due < ?1 ORDER BY due, id;
-- name: UNDO
SELECT u.casefile, lower(hex(u.act)) AS act, u.at, u.staff, u.window, u.ver, u.opened, u.restore,
  coalesce(c.ver, p.body) AS now, c.number, c.short, a.name AS applicant, s.name AS who, w.name AS window_name
FROM local_undo u LEFT JOIN casefile c ON c.id = u.casefile LEFT JOIN person p ON p.id = -u.casefile
  LEFT JOIN person a ON a.id = c.person LEFT JOIN staff s ON s.id = u.staff LEFT JOIN counter w ON w.code = u.window
WHERE u.act = (SELECT act FROM local_undo WHERE casefile = ?1) ORDER BY u.casefile <> ?1, u.casefile;
-- name: UNDO_EVENTS
SELECT e.pos, e.kind, e.facts, e.casefile, b.json AS body FROM event e LEFT JOIN body b ON b.pos = e.pos
WHERE e.act = (SELECT act FROM local_undo WHERE casefile = ?1) ORDER BY e.nth;
-- name: UNDO_AFTER
SELECT count(*) AS n FROM event WHERE casefile = ?1 AND pos > ?2 AND kind IN ('case.deliver', 'paper.sign');

-- Whom an act of supervision goes to: who answers for the case, or the outside office that has it (RULE agt-06).
-- name: HOLDER
SELECT c.id, c.number, c.state, c.queue, c.answerable, c.agent, c.step, c.step_short, p.name AS post_name, p.office AS post_office,
  po.short AS post_office_short, po.inside AS post_inside, s.id AS staff, s.name AS who, s.roles, so.code AS step_office,
  so.short AS step_office_short, so.inside AS step_inside, so.level AS step_level
FROM casefile c LEFT JOIN post p ON p.code = c.answerable LEFT JOIN office po ON po.code = p.office
  LEFT JOIN post_now n ON n.post = c.answerable AND n.how IN ('holder', 'deputy') LEFT JOIN staff s ON s.id = n.staff
  LEFT JOIN office so ON so.code = c.office
WHERE c.id = ?1;
-- Who has to acknowledge it; of several rows the lead's, whose number is the smallest.
-- name: SIGNER
SELECT w.post, w.office, o.short AS office_short, iif(s.roles <> '', s.id, NULL) AS staff, s.name AS who
FROM step w JOIN office o ON o.code = w.office AND o.inside = 1
  LEFT JOIN post_now n ON n.post = w.post AND n.how IN ('holder', 'deputy') LEFT JOIN staff s ON s.id = n.staff
WHERE w.casefile = ?1 AND w.state = 'current' AND w.received IS NULL AND w.giver IS NOT NULL ORDER BY w.n LIMIT 1;
-- name: POSTS_HELD
SELECT p.code, p.name, o.short AS office_short, s.id AS staff, s.name AS who, s.initials
FROM post p CROSS JOIN post_now n ON n.post = p.code CROSS JOIN staff s ON s.id = n.staff LEFT JOIN office o ON o.code = p.office
WHERE s.roles <> '' AND n.how IN ('holder', 'deputy') ORDER BY p.code;
-- part: ORDER
o.id, o.casefile, o.n, o.number, o.post, o.staff, o.office, o.outside, o.day, o.reply_by, o.received, o.state, o.level, o.settled,
o.next, c.number AS case_number, c.short AS item, a.name AS applicant, w.name AS clerk, s.name AS who, f.short AS office_short,
k.soon, k.n AS days, b.json AS body, r.json AS reply, j.json AS verdict
FROM ordered o JOIN casefile c ON c.id = o.casefile LEFT JOIN person a ON a.id = c.person LEFT JOIN staff w ON w.id = o.clerk
  LEFT JOIN post_now p ON p.post = o.post LEFT JOIN staff s ON s.id = p.staff LEFT JOIN office f ON f.code = o.office
  LEFT JOIN clock k ON k.casefile = o.casefile AND k.kind = 'order:' || o.n LEFT JOIN body b ON b.pos = o.id
  LEFT JOIN body r ON r.pos = o.replied LEFT JOIN body j ON j.pos = o.judged
-- name: ORDER
SELECT @ORDER@ WHERE o.id = ?1;
-- name: ORDER_WAITING
SELECT @ORDER@ WHERE o.casefile = ?1 AND o.settled IS NULL;
-- name: ORDERS_OF_CASE
SELECT @ORDER@ WHERE o.casefile = ?1 ORDER BY o.n;
-- name: ORDERS_WAITING
SELECT @ORDER@ WHERE o.settled IS NULL AND o.reply_by >= ?1 ORDER BY o.reply_by, o.casefile;
-- name: ORDER_LAST_OF_CASE
SELECT coalesce(max(n), 0) AS n FROM ordered WHERE casefile = ?1;
-- name: ORDERS_OF_POST
SELECT casefile, reply_by FROM ordered WHERE post = ?1 AND settled IS NULL AND (reply_by, casefile) > (?2, ?3)
  AND state <> 'replied' ORDER BY reply_by, casefile LIMIT ?4;
-- name: ORDERS_OF_POST_BACK
SELECT casefile, reply_by FROM ordered WHERE post = ?1 AND settled IS NULL AND (reply_by, casefile) < (?2, ?3)
  AND state <> 'replied' ORDER BY reply_by DESC, casefile DESC LIMIT ?4;
-- name: ORDERS_UP
SELECT casefile, reply_by FROM ordered WHERE settled IS NULL AND (reply_by, casefile) > (?2, ?3) AND level >= ?1
ORDER BY reply_by, casefile LIMIT ?4;
-- name: ORDERS_UP_BACK
SELECT casefile, reply_by FROM ordered WHERE settled IS NULL AND (reply_by, casefile) < (?2, ?3) AND level >= ?1
ORDER BY reply_by DESC, casefile DESC LIMIT ?4;
-- name: ORDERS_COUNT_STAFF
SELECT count(*) AS n FROM post_now p CROSS JOIN ordered o ON o.post = p.post
WHERE p.staff = ?1 AND o.settled IS NULL AND o.state <> 'replied';
-- name: ORDERS_COUNT_UP
SELECT count(*) AS n FROM ordered WHERE settled IS NULL AND reply_by > '' AND level >= ?1;
-- part: ACCOUNTABILITY
a.id, a.casefile, a.grade, a.staff, a.opened, a.facts, a.stated, a.decided, a.decision, c.number AS case_number, s.name AS who,
w.name AS clerk, b.json AS body, t.json AS statement, v.json AS verdict
FROM accountability a JOIN casefile c ON c.id = a.casefile LEFT JOIN staff s ON s.id = a.staff LEFT JOIN staff w ON w.id = a.clerk
  LEFT JOIN body b ON b.pos = a.id LEFT JOIN body t ON t.pos = a.statement LEFT JOIN body v ON v.pos = a.verdict
-- name: ACCOUNTABILITY_OF_CASE
SELECT @ACCOUNTABILITY@ WHERE a.id IN (SELECT accountability FROM accountability_case WHERE casefile = ?1) ORDER BY a.id;
-- name: ACCOUNTABILITY_OPEN
SELECT @ACCOUNTABILITY@ WHERE a.decided IS NULL AND a.opened >= ?1 ORDER BY a.opened, a.id;
-- name: RED_NEWEST
SELECT max(id) AS id, staff FROM red WHERE casefile = ?1;
-- name: RED_ONE
SELECT r.id, r.casefile, r.number, r.staff, r.appeal, s.name AS who, n.staff AS holder FROM red r LEFT JOIN staff s ON s.id = r.staff
  JOIN casefile c ON c.id = r.casefile LEFT JOIN post_now n ON n.post = c.answerable WHERE r.id = ?1;
-- name: RED_BY_NUMBER
SELECT id FROM red WHERE number = ?1;
-- name: RED_APPEALS
SELECT @RED@ WHERE r.appeal = 'filed' AND r.id > ?1 ORDER BY r.id;
-- part: NUDGE
s.id, s.kind, s.casefile, s.day, s.post, s.staff, s.outside, s.clerk AS clerk_id, w.name AS clerk, c.number, b.json AS body
FROM supervised s JOIN casefile c ON c.id = s.casefile LEFT JOIN staff w ON w.id = s.clerk LEFT JOIN body b ON b.pos = s.id
-- name: NUDGE
SELECT @NUDGE@ WHERE s.id = ?1;
-- name: NUDGE_LAST_TO
SELECT max((SELECT max(id) FROM supervised WHERE post = n.post)) AS last FROM post_now n WHERE n.staff = ?1;
-- name: NUDGE_LAST
SELECT (SELECT max(id) FROM supervised WHERE casefile = ?1 AND kind = 'urge') AS urge,
  (SELECT max(id) FROM supervised WHERE casefile = ?1 AND kind = 'order') AS ordered,
  (SELECT max(id) FROM supervised WHERE casefile = ?1 AND kind = 'instruct') AS instruct,
  (SELECT count(*) FROM supervised WHERE casefile = ?1 AND kind = 'urge') AS urges,
  (SELECT count(*) FROM supervised WHERE casefile = ?1 AND kind = 'order') AS orders;
-- name: UNDO_ANSWERED
SELECT count(*) AS n FROM event WHERE casefile = ?1 AND pos > ?2 AND kind IN ('order.receive', 'order.reply');

-- name: DRAFTS
SELECT id, kind, title, at FROM local_draft WHERE staff = ?1 AND kind <> 'guide' ORDER BY at DESC, id DESC;
-- name: DRAFT
SELECT id, kind, title, json, at FROM local_draft WHERE id = ?1;
-- name: DRAFT_COUNT
SELECT count(*) AS n FROM local_draft WHERE staff = ?1 AND kind <> 'guide';
-- name: GUIDE_DRAFT
SELECT id, json FROM local_draft WHERE staff = ?1 AND kind = 'guide' AND title = ?2 ORDER BY at DESC LIMIT 1;

-- name: SEAT
SELECT staff, before FROM local_seat WHERE window = ?1;
-- name: KEYS
SELECT missing FROM local_keys WHERE window = ?1 AND term = ?2;

-- name: CHAIN
SELECT e.pos, e.node, e.inc, e.seq, e.act, e.nth, e.kind, e.v, e.happened_at, e.entered_at, e.clock_ok, e.origin, e.actor,
  e.post, e.window, e.casefile, e.epoch, e.ver, e.facts, e.body_hash, e.hash, b.salt, b.json
FROM event e LEFT JOIN body b ON b.pos = e.pos ORDER BY e.pos;
-- name: BODY_LOST
SELECT e.pos, e.kind FROM event e LEFT JOIN body b ON b.pos = e.pos
WHERE b.pos IS NULL AND e.body_hash <> zeroblob(32) AND e.node || '/' || e.inc || '/' || e.seq NOT IN (
  SELECT j.value FROM event x, json_each(x.facts, '$.events') j WHERE x.kind = 'event.erase' AND j.type = 'text')
ORDER BY e.pos LIMIT 1;
-- name: TABLES
SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'local_%' AND name NOT LIKE 'sqlite_%'
ORDER BY rowid;
-- name: CASE_PAUSES_OF
SELECT count(*) AS n FROM pause WHERE casefile = ?1 AND procedure = ?2;
-- name: CASE_PERMIT
SELECT id FROM permit WHERE casefile = ?1 AND procedure = ?2 AND used IS NULL ORDER BY id LIMIT 1;
-- name: CASE_PAUSE_OPEN
SELECT id, procedure, paper, day, until FROM pause WHERE casefile = ?1 AND resumed IS NULL ORDER BY id DESC LIMIT 1;
-- name: CASE_MOVE
SELECT pauses, paused_days, extensions, late_extensions, permits, notices, notices_ours, notified, entered_late
FROM case_move WHERE casefile = ?1;
-- name: CASE_NOTICE_DAYS
SELECT day FROM fetch_notice WHERE casefile = ?1 ORDER BY id;
-- name: AGREEMENT
SELECT id, confirmed, agreed FROM agreement WHERE casefile = ?1 AND n = ?2;
-- name: AGREEMENT_WAITS
SELECT n FROM agreement WHERE casefile = ?1 AND confirmed IS NULL ORDER BY n LIMIT 1;
-- name: CASE_RECEIPT
SELECT id, day, how FROM step_receipt WHERE casefile = ?1 AND n = ?2;

-- What a case is accounted for by (RULE asm-02): its red light, and what stood out on the way.
-- name: ACCOUNT_RED
SELECT staff, office, appeal FROM red WHERE casefile = ?1 AND clock = ?2 AND due = ?3 ORDER BY id DESC LIMIT 1;
-- name: ACCOUNT_MARKS
SELECT coalesce(m.pauses, 0) AS pauses, coalesce(m.extensions, 0) AS extensions, coalesce(m.late_extensions, 0) AS tardy,
  coalesce(m.entered_late, 0) AS entered, max(coalesce(m.notices, 0) - 1, 0) AS second,
  EXISTS (SELECT 1 FROM event WHERE casefile = ?2 AND kind = 'case.accept' AND facts->'deemed' IS NOT NULL) AS deemed
FROM casefile c LEFT JOIN case_move m ON m.casefile = c.id WHERE c.id = ?1;

-- The supervisor's board: what is late or nearly so, as narrow as can be; its rows are read by id.
-- part: BOARD
c.id, c.due, c.answerable, c.item, c.short, c.place, c.window, c.office
FROM casefile c
-- name: BOARD_URGENT
SELECT @BOARD@ WHERE c.rank <= ?1 AND c.soon <= ?2 AND c.queue <> ''
  AND (?3 OR c.due <> ?2 OR c.soon <> ?2 OR c.limit_days <> 1) ORDER BY c.rank, c.id;
-- Handed over inside the hall, and a row of it waits for its holder's acknowledgement (RULE time-12).
-- name: BOARD_UNSIGNED
SELECT c.id, c.due, w.post AS answerable, c.item, c.short, c.place, c.window, w.office
FROM casefile c JOIN step w ON w.casefile = c.id AND w.n = (SELECT min(x.n) FROM step x WHERE x.casefile = c.id AND x.state = 'current'
  AND x.received IS NULL AND x.giver IS NOT NULL)
WHERE c.queue <> '' AND c.id IN (SELECT w.casefile FROM step w WHERE w.state = 'current' AND w.received IS NULL AND w.giver IS NOT NULL)
ORDER BY c.rank, c.id;
-- name: BOARD_APPEALS
SELECT @BOARD@ WHERE c.id IN (SELECT casefile FROM red WHERE appeal = 'filed' AND id > 0);
-- name: BOARD_UNPROVEN
SELECT @BOARD@ JOIN office o ON o.code = c.office AND o.inside = 0
WHERE c.rank <= ?1 AND c.soon <= ?2 AND c.queue <> ''
  AND NOT EXISTS (SELECT 1 FROM step w WHERE w.casefile = c.id AND w.state = 'current' AND w.received IS NULL AND w.giver IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM step_receipt r WHERE r.casefile = c.id AND r.n = c.step) ORDER BY c.rank, c.id;
-- name: BOARD_ORDERED
SELECT @BOARD@ WHERE c.id IN (SELECT casefile FROM ordered WHERE settled IS NULL AND state IN ('open', 'back') AND casefile > 0);
-- name: BOARD_GRAVE
SELECT casefile, due FROM clock WHERE state = 'running' AND kind = 'statute' AND due < ?1 ORDER BY due, casefile;
-- name: BOARD_POSTS
SELECT p.code, p.name, p.office, h.name AS holder_name, p.deputy, d.name AS deputy_name, n.staff, s.name AS now_name, s.roles,
  s.office AS now_office, p.holder, n.how, n.since,
  (SELECT max(a.until) FROM absence a WHERE a.staff = p.holder AND a.state = 'away') AS until
FROM post p LEFT JOIN staff h ON h.id = p.holder LEFT JOIN staff d ON d.id = p.deputy
  LEFT JOIN post_now n ON n.post = p.code LEFT JOIN staff s ON s.id = n.staff ORDER BY p.code;
-- name: BOARD_NAME
SELECT c.number, c.short, p.name, p.birth, p.doc_number, l.short AS place_short
FROM casefile c JOIN person p ON p.id = c.person LEFT JOIN place l ON l.code = c.place WHERE c.id = ?1;
-- name: BOARD_SINCE
SELECT c.since, max(st.began, coalesce((SELECT max(w.day) FROM owner_change w WHERE w.matter = c.id
    AND w.to_post = iif(st.state = 'returned', st.giver, st.post)), st.began)) AS began, m.pauses, coalesce(m.extensions + m.late_extensions, 0) AS extensions,
  (SELECT count(*) FROM visit_case v WHERE v.casefile = c.id AND v.what = 'ask') AS asked,
  (SELECT count(*) FROM supervised u WHERE u.casefile = c.id AND u.kind = 'urge') AS urges,
  (SELECT count(*) FROM supervised u WHERE u.casefile = c.id AND u.kind = 'order') AS orders
FROM casefile c LEFT JOIN case_move m ON m.casefile = c.id LEFT JOIN step st ON st.casefile = c.id AND st.n = c.step AND c.office IS NOT NULL WHERE c.id = ?1;
-- name: BOARD_MOVED
SELECT e.kind, e.happened_at, e.facts, b.json AS body
FROM event e LEFT JOIN body b ON b.pos = e.pos WHERE e.casefile = ?1 AND e.ver IS NOT NULL ORDER BY e.pos DESC LIMIT ?2;
-- Figures (RULE asm-02): the roll-up by months, the open cases that are over, the cases behind them.
-- name: FIGURE_COUNTS
SELECT month, key, what, n FROM figure WHERE kind = ?1 AND month >= ?2 AND month <= ?3 AND what < 11;
-- name: FIGURE_DAYS
SELECT month, key, value, n FROM figure WHERE kind = ?1 AND month >= ?2 AND month <= ?3 AND what = 11;
-- name: FIGURE_TRIPS
SELECT month, key, value, n FROM figure WHERE kind = ?1 AND month >= ?2 AND month <= ?3 AND what = 30;
-- name: FIGURE_OPEN
SELECT p.casefile, p.due, p.law, CAST(iif(r.appeal <> 'upheld', r.staff, n.staff) AS TEXT) AS staff,
  iif(r.appeal <> 'upheld', r.office, t.office) AS office, p.item, p.place, r.appeal = 'upheld' AS excused
FROM promise p LEFT JOIN red r ON r.id = p.red LEFT JOIN post_now n ON n.post = p.post LEFT JOIN post t ON t.code = p.post
WHERE p.due >= ?1 AND p.due <= ?2 ORDER BY p.due, p.casefile;
-- name: FIGURE_ITEM
SELECT short FROM item WHERE code = ?1 ORDER BY version DESC LIMIT 1;
-- name: FIGURE_CASE
SELECT a.due, a.class, a.law, a.days, a.excused, s.name AS who FROM account a LEFT JOIN staff s ON s.id = a.staff
WHERE a.casefile = ?1;
-- name: FIGURE_CASE_OPEN
SELECT s.name AS who FROM promise p LEFT JOIN red r ON r.id = p.red LEFT JOIN post_now n ON n.post = p.post
LEFT JOIN staff s ON s.id = iif(r.appeal <> 'upheld', r.staff, n.staff) WHERE p.casefile = ?1;
-- name: FIGURE_CASES_ALL
SELECT casefile, due FROM account WHERE (due, casefile) > (?1, ?2) AND due <= ?3 AND counted & ?4
ORDER BY due, casefile LIMIT ?5;
-- name: FIGURE_CASES_ALL_BACK
SELECT casefile, due FROM account WHERE (due, casefile) < (?1, ?2) AND due >= ?3 AND counted & ?4
ORDER BY due DESC, casefile DESC LIMIT ?5;
-- name: FIGURE_CASES_PERSON
SELECT casefile, due FROM account WHERE staff IS ?6 AND (due, casefile) > (?1, ?2) AND due <= ?3 AND counted & ?4
ORDER BY due, casefile LIMIT ?5;
-- name: FIGURE_CASES_PERSON_BACK
SELECT casefile, due FROM account WHERE staff IS ?6 AND (due, casefile) < (?1, ?2) AND due >= ?3 AND counted & ?4
ORDER BY due DESC, casefile DESC LIMIT ?5;
-- name: FIGURE_CASES_OFFICE
SELECT casefile, due FROM account WHERE office IS ?6 AND (due, casefile) > (?1, ?2) AND due <= ?3 AND counted & ?4
ORDER BY due, casefile LIMIT ?5;
-- name: FIGURE_CASES_OFFICE_BACK
SELECT casefile, due FROM account WHERE office IS ?6 AND (due, casefile) < (?1, ?2) AND due >= ?3 AND counted & ?4
ORDER BY due DESC, casefile DESC LIMIT ?5;
-- name: FIGURE_CASES_ITEM
SELECT casefile, due FROM account WHERE item IS ?6 AND (due, casefile) > (?1, ?2) AND due <= ?3 AND counted & ?4
ORDER BY due, casefile LIMIT ?5;
-- name: FIGURE_CASES_ITEM_BACK
SELECT casefile, due FROM account WHERE item IS ?6 AND (due, casefile) < (?1, ?2) AND due >= ?3 AND counted & ?4
ORDER BY due DESC, casefile DESC LIMIT ?5;
-- name: FIGURE_CASES_VILLAGE
SELECT casefile, due FROM account WHERE place IS ?6 AND (due, casefile) > (?1, ?2) AND due <= ?3 AND counted & ?4
ORDER BY due, casefile LIMIT ?5;
-- name: FIGURE_CASES_VILLAGE_BACK
SELECT casefile, due FROM account WHERE place IS ?6 AND (due, casefile) < (?1, ?2) AND due >= ?3 AND counted & ?4
ORDER BY due DESC, casefile DESC LIMIT ?5;
-- name: FIGURE_CASE_TRIPS
SELECT t.n, s.name AS who, a.days, a.law FROM trips t LEFT JOIN account a ON a.casefile = t.casefile
LEFT JOIN staff s ON s.id = t.staff WHERE t.casefile = ?1;
-- name: TRIPS_CASES_ALL
SELECT casefile, day AS due FROM trips WHERE (day, casefile) > (?1, ?2) AND day <= ?3 AND n >= ?4
ORDER BY day, casefile LIMIT ?5;
-- name: TRIPS_CASES_ALL_BACK
SELECT casefile, day AS due FROM trips WHERE (day, casefile) < (?1, ?2) AND day >= ?3 AND n >= ?4
ORDER BY day DESC, casefile DESC LIMIT ?5;
-- name: TRIPS_CASES_PERSON
SELECT casefile, day AS due FROM trips WHERE staff IS ?6 AND (day, casefile) > (?1, ?2) AND day <= ?3 AND n >= ?4
ORDER BY day, casefile LIMIT ?5;
-- name: TRIPS_CASES_PERSON_BACK
SELECT casefile, day AS due FROM trips WHERE staff IS ?6 AND (day, casefile) < (?1, ?2) AND day >= ?3 AND n >= ?4
ORDER BY day DESC, casefile DESC LIMIT ?5;
-- name: TRIPS_CASES_OFFICE
SELECT casefile, day AS due FROM trips WHERE office IS ?6 AND (day, casefile) > (?1, ?2) AND day <= ?3 AND n >= ?4
ORDER BY day, casefile LIMIT ?5;
-- name: TRIPS_CASES_OFFICE_BACK
SELECT casefile, day AS due FROM trips WHERE office IS ?6 AND (day, casefile) < (?1, ?2) AND day >= ?3 AND n >= ?4
ORDER BY day DESC, casefile DESC LIMIT ?5;
-- name: TRIPS_CASES_ITEM
SELECT casefile, day AS due FROM trips WHERE item IS ?6 AND (day, casefile) > (?1, ?2) AND day <= ?3 AND n >= ?4
ORDER BY day, casefile LIMIT ?5;
-- name: TRIPS_CASES_ITEM_BACK
SELECT casefile, day AS due FROM trips WHERE item IS ?6 AND (day, casefile) < (?1, ?2) AND day >= ?3 AND n >= ?4
ORDER BY day DESC, casefile DESC LIMIT ?5;
-- name: TRIPS_CASES_VILLAGE
SELECT casefile, day AS due FROM trips WHERE place IS ?6 AND (day, casefile) > (?1, ?2) AND day <= ?3 AND n >= ?4
ORDER BY day, casefile LIMIT ?5;
-- name: TRIPS_CASES_VILLAGE_BACK
SELECT casefile, day AS due FROM trips WHERE place IS ?6 AND (day, casefile) < (?1, ?2) AND day >= ?3 AND n >= ?4
ORDER BY day DESC, casefile DESC LIMIT ?5;


-- What was overdue in a period: the lights that still burn, and those that went out since it began.
-- part: LATE
r.id, r.casefile, r.clock, r.due, r.grave, r.staff, r.post, r.office, r.answer, r.appeal, r.ended, c.item, c.short, c.place, c.window
FROM red r CROSS JOIN casefile c ON c.id = r.casefile
-- name: LATE_STILL
SELECT @LATE@ WHERE r.ended IS NULL AND r.day <= ?1 ORDER BY r.day, r.id;
-- name: LATE_ENDED
SELECT @LATE@ WHERE r.ended IS NOT NULL AND r.ended >= ?1 AND r.day <= ?2 ORDER BY r.ended, r.id;
-- name: LATE_ROW
SELECT c.number, c.short, p.name, l.short AS place_short, s.name AS who, r.number AS red, b.json AS reason,
  (SELECT count(*) FROM supervised u WHERE u.casefile = c.id AND u.kind = 'urge') AS urges,
  (SELECT count(*) FROM supervised u WHERE u.casefile = c.id AND u.kind = 'order') AS orders,
  (SELECT count(*) FROM accountability_case a WHERE a.casefile = c.id) AS accounts
FROM red r JOIN casefile c ON c.id = r.casefile JOIN person p ON p.id = c.person LEFT JOIN place l ON l.code = c.place
  LEFT JOIN staff s ON s.id = r.staff LEFT JOIN body b ON b.pos = ?2 WHERE r.id = ?1;
-- name: EXPORT_SERIAL
SELECT coalesce(max(serial), 0) AS last FROM exported WHERE year = ?1 AND site = ?2;

-- First inquiry.  What was asked, by whom and what was answered stands in bodies.
-- part: INQUIRY
q.*, b.json->>'$.text' AS text, b.json->>'$.name' AS name, b.json->>'$.phone' AS phone, b.json->>'$.village' AS village,
v.short AS village_short, f.name AS first_name, f.phone AS first_phone, s.name AS owner_name, s.phone AS owner_phone,
(SELECT i.short FROM item i WHERE i.code = q.item ORDER BY i.version DESC LIMIT 1) AS item_short,
EXISTS (SELECT 1 FROM referral w WHERE w.inquiry = q.id AND w.post IS NULL AND w.returned IS NULL) AS away,
(SELECT x.json->>'$.text' FROM inquiry_log g CROSS JOIN event e ON e.pos = g.pos CROSS JOIN body x ON x.pos = g.pos
  WHERE g.inquiry = q.id AND e.kind = 'inquiry.answer' ORDER BY g.inquiry DESC, g.pos DESC LIMIT 1) AS reply
FROM inquiry q LEFT JOIN body b ON b.pos = q.id LEFT JOIN place v ON v.code = b.json->>'$.village'
LEFT JOIN staff f ON f.id = q.first_staff LEFT JOIN post_now n ON n.post = q.owner LEFT JOIN staff s ON s.id = n.staff
-- Whose list an open one stands on: its owner's, who was asked first, a supervisor's (?4: today) when it is over or could not
-- be done, a leader's (?4: 'leader') when it was not answered by its day and has gone up.
-- part: INQUIRY_MINE
q.ended IS NULL AND (EXISTS (SELECT 1 FROM post_now m WHERE m.post = q.owner AND m.staff = ?3)
OR EXISTS (SELECT 1 FROM post_now m WHERE m.post = q.first AND m.staff = ?3) OR (?4 NOT IN ('', 'leader') AND (q.due < ?4 OR q.kind = 'stuck'))
OR (?4 = 'leader' AND EXISTS (SELECT 1 FROM reminded u WHERE u.inquiry = q.id AND u.level > 1))
OR EXISTS (SELECT 1 FROM referral r CROSS JOIN post_now m ON m.post = r.post WHERE r.inquiry = q.id AND r.received IS NULL
  AND r.returned IS NULL AND m.staff = ?3))
-- name: INQUIRY
SELECT @INQUIRY@ WHERE q.id = ?1;
-- name: INQUIRY_LIST
SELECT @INQUIRY@ WHERE (q.rank, q.id) > (?1, ?2) AND @INQUIRY_MINE@ ORDER BY q.rank, q.id LIMIT ?5;
-- name: INQUIRY_LIST_BACK
SELECT @INQUIRY@ WHERE (q.rank, q.id) < (?1, ?2) AND @INQUIRY_MINE@ ORDER BY q.rank DESC, q.id DESC LIMIT ?5;
-- name: INQUIRY_COUNT
SELECT count(*) AS n, coalesce(sum(q.due < ?5), 0) AS over FROM inquiry q WHERE (q.rank, q.id) > (?1, ?2) AND @INQUIRY_MINE@;
-- name: INQUIRY_STUCK
SELECT count(*) AS n, coalesce(max(q.id), 0) AS newest FROM inquiry q
WHERE (q.rank, q.id) > (?1, ?2) AND q.kind = 'stuck' AND @INQUIRY_MINE@;
-- name: INQUIRY_IS_MINE
SELECT q.id FROM inquiry q WHERE q.id = ?1 AND ?2 = '' AND @INQUIRY_MINE@;
-- name: INQUIRY_OPEN
SELECT @INQUIRY@ WHERE q.ended IS NULL AND q.rank >= '' ORDER BY q.rank, q.id;
-- name: INQUIRY_DAYS
SELECT @INQUIRY@ WHERE q.day BETWEEN ?1 AND ?2 AND (?3 = '' OR q.channel = ?3) ORDER BY q.day, q.id;
-- name: INQUIRY_ANSWERED
SELECT @INQUIRY@ WHERE q.id > 0 AND q.state = 'answered' ORDER BY q.id DESC LIMIT ?1;
-- name: INQUIRY_OF_CASE
SELECT @INQUIRY@ WHERE q.casefile = ?1 ORDER BY q.id DESC;
-- name: INQUIRY_SERIAL
SELECT coalesce(max(serial), 0) AS last FROM inquiry WHERE kind = ?1 AND day = ?2 AND site = ?3;
-- name: INQUIRY_BY_NUMBER
SELECT id FROM inquiry WHERE kind = ?1 AND day = ?2 AND number = ?3 ORDER BY site DESC LIMIT 1;
-- name: INQUIRY_LOG
SELECT e.pos, e.kind, e.happened_at AS at, e.facts, b.json AS body, s.name AS who
FROM inquiry_log g CROSS JOIN event e ON e.pos = g.pos LEFT JOIN body b ON b.pos = e.pos
LEFT JOIN staff s ON s.id = pos_of(nullif(e.actor, 'system')) WHERE g.inquiry = ?1 ORDER BY g.pos;
-- part: ANSWER
SELECT a.id, a.item, a.owner, a.checked, a.until, b.json->>'$.question' AS question, b.json->>'$.text' AS text, s.name AS who,
  o.name AS owner_name, (SELECT i.short FROM item i WHERE i.code = a.item ORDER BY i.version DESC LIMIT 1) AS item_short
FROM answer a LEFT JOIN body b ON b.pos = a.body LEFT JOIN staff s ON s.id = a.staff
LEFT JOIN post_now n ON n.post = a.owner LEFT JOIN staff o ON o.id = n.staff
-- name: ANSWERS
@ANSWER@ WHERE a.id > 0 AND a.dropped IS NULL ORDER BY a.id;
-- name: ANSWER
@ANSWER@ WHERE a.id = ?1 AND a.dropped IS NULL;
-- name: ANSWER_COUNTS
SELECT answer, item, n FROM answer_count WHERE day = ?1;
-- Agency (RULE agt-04, agt-05): what was planned and not done yet, what was collected, whom to call afterwards.
-- name: AGENCY_POSTS
SELECT p.code, p.name, p.office, s.name AS who, s.initials, s.roles, s.phone, o.short AS office_short
FROM post p CROSS JOIN post_now n ON n.post = p.code CROSS JOIN staff s ON s.id = n.staff LEFT JOIN office o ON o.code = p.office
ORDER BY p.code;
-- name: AUTHORITIES
SELECT a.n, a.who, a.post, a.person, a.scope, a.since, a.until, a.signed, a.number, a.revoked,
  b.json->>'name' AS who_name, b.json->>'relation' AS relation
FROM authorisation a LEFT JOIN body b ON b.pos = a.event WHERE a.casefile = ?1 ORDER BY a.n DESC;
-- name: AGENCY_TRIPS
SELECT t.id, t.what, t.office, t.place, t.day, b.json->>'text' AS text, b.json->>'where' AS place_words
FROM agency_trip t LEFT JOIN body b ON b.pos = t.id WHERE t.casefile = ?1 AND t.done IS NULL ORDER BY t.what;
-- name: AGENCY_COLLECTED
SELECT count(*) AS n FROM agency_trip WHERE casefile = ?1 AND what = 'collect' AND done = ?2;
-- name: FOLLOWUP
SELECT count(*) AS n FROM followup WHERE casefile = ?1;

-- What comes into the citizen's hands, its receipts, what it costs, and who looked.
-- name: CASE_RESULTS
SELECT r.id, r.n, r.until, r.sealed, r.handed, b.json->>'title' AS title, b.json->>'number' AS number
FROM result r LEFT JOIN body b ON b.pos = r.id WHERE r.casefile = ?1 ORDER BY r.n;
-- name: CASE_DELIVERIES
SELECT d.id, d.how, d.day, d.paper, d.deemed, d.state, d.ended, p.id AS paper_id, p.signed
FROM delivery d LEFT JOIN paper p ON p.casefile = d.casefile AND p.kind = 'delivery' AND p.number = d.paper
WHERE d.casefile = ?1 ORDER BY d.id DESC;
-- name: CASE_EVENT_LAST
SELECT e.pos, e.facts, b.json AS body FROM event e LEFT JOIN body b ON b.pos = e.pos
WHERE e.casefile = ?1 AND e.kind = ?2 ORDER BY e.pos DESC LIMIT 1;
-- name: DELIVERIES_OUT
SELECT d.id, d.casefile, d.how, d.day, d.paper, d.deemed, c.number, c.short, c.place, p.name, l.short AS place_short,
  s.name AS who
FROM delivery d CROSS JOIN casefile c ON c.id = d.casefile JOIN person p ON p.id = c.person LEFT JOIN place l ON l.code = c.place
  LEFT JOIN post_now n ON n.post = c.agent LEFT JOIN staff s ON s.id = n.staff
WHERE d.state = 'out' ORDER BY d.day, d.id LIMIT ?1;
-- name: UNFETCHED
SELECT c.id, c.number, c.short, c.decided, c.place, p.name, l.short AS place_short, s.name AS who,
  coalesce(m.notified, 0) AS notified
FROM casefile c CROSS JOIN person p ON p.id = c.person LEFT JOIN place l ON l.code = c.place
  LEFT JOIN post_now n ON n.post = c.agent LEFT JOIN staff s ON s.id = n.staff LEFT JOIN case_move m ON m.casefile = c.id
WHERE c.queue = 'fetch' AND c.decided <= ?1
  AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.casefile = c.id AND d.state = 'out')
ORDER BY c.decided, c.id LIMIT ?2;
-- What was left at the window: its paper is signed when it is fetched.
-- name: CASE_KEEPS
SELECT p.id, p.number, p.day, p.signed, b.json->>'kept' AS what, b.json->>'fen' AS fen, b.json->>'kept_from' AS kept_from
FROM paper p LEFT JOIN body b ON b.pos = p.id WHERE p.casefile = ?1 AND p.kind = 'keep' AND p.state = 'valid' ORDER BY p.id;
-- name: CASE_FEES
SELECT f.id, f.what, f.standard, f.amount, f.until, f.receipt, f.day, b.json AS body
FROM fee f LEFT JOIN body b ON b.pos = f.id WHERE f.casefile = ?1 ORDER BY f.id DESC;
-- name: FEE_RECEIPT
SELECT f.casefile, c.number FROM fee f JOIN casefile c ON c.id = f.casefile WHERE f.receipt = ?1 AND f.what = ?2 LIMIT 1;
-- name: LOOKS_OF_DAY
SELECT k.id, k.what, k.channel, k.asker, e.happened_at, c.number, c.short, s.name AS who, b.json->>'reason' AS reason, k.casefile
FROM look k CROSS JOIN casefile c ON c.id = k.casefile LEFT JOIN event e ON e.pos = k.id LEFT JOIN staff s ON s.id = k.staff
  LEFT JOIN body b ON b.pos = k.id WHERE k.day = ?1 ORDER BY k.day, k.id;
-- Referrals of inquiries; the newest that was not given back.
-- part: REFERRAL
SELECT r.id, r.inquiry, r.giver, r.post, r.office, r.day, r.due, r.received IS NULL AS waits, s.name AS who, o.short AS office_short,
  EXISTS (SELECT 1 FROM tofro t WHERE t.matter = r.inquiry AND t.state = 'open') AS looped
FROM referral r LEFT JOIN post_now n ON n.post = r.post LEFT JOIN staff s ON s.id = n.staff LEFT JOIN office o ON o.code = r.office
-- name: REFERRAL_LAST
@REFERRAL@ WHERE r.inquiry = ?1 AND r.returned IS NULL ORDER BY r.inquiry, r.id DESC LIMIT 1;
-- name: REFERRAL_NEWEST
@REFERRAL@ WHERE r.inquiry = ?1 ORDER BY r.inquiry, r.id DESC LIMIT 1;
-- name: REFERRAL_PERSON
SELECT b.json->>'$.person' AS person FROM referral r JOIN body b ON b.pos = r.id
WHERE r.office = ?1 AND r.post IS NULL ORDER BY r.id DESC LIMIT 1;
-- name: REFERRALS_WAITING
SELECT r.id, r.inquiry, r.post, r.day, r.due, q.number, b.json->>'$.text' AS text, s.name AS from_who
FROM referral r CROSS JOIN inquiry q ON q.id = r.inquiry LEFT JOIN body b ON b.pos = r.inquiry
  LEFT JOIN event e ON e.pos = r.id LEFT JOIN staff s ON s.id = pos_of(nullif(e.actor, 'system'))
WHERE r.post = ?1 AND r.received IS NULL AND r.returned IS NULL ORDER BY r.id;
-- name: REFERRALS_COUNT
SELECT count(*) AS n FROM post_now n CROSS JOIN referral r ON r.post = n.post
WHERE n.staff = ?1 AND r.post IS NOT NULL AND r.received IS NULL AND r.returned IS NULL;
-- Those whose last day to be acknowledged is over.
-- name: TICK_REFERRALS
SELECT r.id, r.inquiry, r.post, r.due FROM referral r
WHERE r.due IS NOT NULL AND r.due < ?1 AND r.received IS NULL AND r.returned IS NULL ORDER BY r.due, r.id;
-- Open inquiries, and how far reminders of them have gone; the oldest first.
-- name: TICK_INQUIRIES
SELECT q.id, q.day, q.kind, q.due, coalesce(m.level, 0) AS level FROM inquiry q LEFT JOIN reminded m ON m.inquiry = q.id
WHERE q.ended IS NULL AND (q.rank, q.id) > (?1, ?2) ORDER BY q.rank, q.id;

-- Who should own a matter (RULE inq-04).
-- name: OWNER_CHANGES
SELECT o.id, o.from_post, o.to_post, o.day, o.why, o.counted,
  (SELECT iif(a.kind = 'agency.change', a.facts->>'post', coalesce(a.facts->>'agent', a.facts->>'$.restore.casefile[0].agent'))
    FROM event m CROSS JOIN event a ON a.casefile = m.node || '/' || m.inc || '/' || m.seq
    WHERE m.pos = ?1 AND a.pos < o.id AND (a.kind = 'agency.change' OR a.facts->>'agent' IS NOT NULL
      OR a.facts->>'$.restore.casefile[0].agent' IS NOT NULL) ORDER BY a.pos DESC LIMIT 1) AS agent
FROM owner_change o WHERE o.matter = ?1 AND o.id > ?2 ORDER BY o.id;
-- name: OWNER_HISTORY
SELECT o.id, o.day, iif(e.kind = 'matter.rule', 'rule', o.why) AS why, o.counted, b.json->>'$.reason' AS reason, coalesce(f.name, fo.short, o.from_post) AS from_name,
  coalesce(ds.name, fs.name) AS from_who, iif(ds.id IS NULL, fo.short, dso.short) AS from_office, coalesce(t.name, too.short, o.to_post) AS to_name, ts.name AS to_who,
  too.short AS to_office
FROM owner_change o LEFT JOIN body b ON b.pos = o.id
  LEFT JOIN post f ON f.code = o.from_post LEFT JOIN post_now fn ON fn.post = o.from_post LEFT JOIN staff fs ON fs.id = fn.staff
  LEFT JOIN office fo ON fo.code = coalesce(f.office, o.from_post)
  LEFT JOIN post t ON t.code = o.to_post LEFT JOIN post_now tn ON tn.post = o.to_post LEFT JOIN staff ts ON ts.id = tn.staff
  LEFT JOIN office too ON too.code = coalesce(t.office, o.to_post)
  -- A designation is nobody's but who designates.
  LEFT JOIN event e ON e.pos = o.id AND o.why = 'designate' LEFT JOIN staff ds ON ds.id = pos_of(e.actor)
  LEFT JOIN office dso ON dso.code = ds.office
WHERE o.matter = ?1 ORDER BY o.id;
-- name: TOFRO_BASE
SELECT coalesce(max(max(coalesce(designated, 0), coalesce(ruled, 0), iif(state = 'over', id, 0))), 0) AS base
FROM tofro WHERE matter = ?1;
-- The first change since somebody took the matter.
-- name: BETWEEN_SINCE
SELECT day FROM owner_change WHERE matter = ?1 AND why <> 'route' AND id > coalesce((SELECT max(pos) FROM (
  SELECT g.pos FROM inquiry_log g CROSS JOIN event e ON e.pos = g.pos WHERE g.inquiry = ?1
    AND e.kind IN ('inquiry.take', 'matter.designate', 'matter.rule')
  UNION ALL SELECT coalesce(t.designated, 0) FROM tofro t WHERE t.matter = ?1)), 0) ORDER BY id LIMIT 1;
-- part: TOFRO
SELECT t.*, c.number AS case_number, c.short AS item, q.number AS inquiry_number, a.json->>'$.text' AS asked,
  coalesce((SELECT iif(x.state = 'returned', x.giver, x.post) FROM step x WHERE x.casefile = t.matter AND x.n = t.step), c.answerable, q.owner) AS owner,
  (SELECT s.name FROM post_now m JOIN staff s ON s.id = m.staff WHERE m.post = coalesce((SELECT iif(x.state = 'returned', x.giver, x.post) FROM step x
    WHERE x.casefile = t.matter AND x.n = t.step), c.answerable, q.owner)) AS owner_who,
  p.name AS post_name, s.name AS who, o.short AS office_short, iif(t.verdict = 'upheld', (SELECT l.name FROM event x JOIN staff l ON l.id = pos_of(x.actor)
    WHERE x.pos = t.ruled), d.name) AS designer_name,
  iif(t.verdict = 'upheld', r.json, b.json)->>'$.reason' AS reason, iif(t.verdict = 'upheld', r.json, b.json)->>'$.basis' AS basis, j.json->>'$.reason' AS objection_text,
  r.json->>'$.reason' AS ruling_text, e.facts->>'$.day' AS designated_day
FROM tofro t LEFT JOIN casefile c ON c.id = t.matter LEFT JOIN inquiry q ON q.id = t.matter LEFT JOIN body a ON a.pos = q.id
  LEFT JOIN post p ON p.code = t.post LEFT JOIN post_now n ON n.post = t.post LEFT JOIN staff s ON s.id = n.staff
  LEFT JOIN office o ON o.code = p.office LEFT JOIN staff d ON d.id = t.designer LEFT JOIN body b ON b.pos = t.designated
  LEFT JOIN body j ON j.pos = t.objection LEFT JOIN body r ON r.pos = t.ruled LEFT JOIN event e ON e.pos = t.designated
-- name: TOFRO
@TOFRO@ WHERE t.id = ?1;
-- name: TOFRO_OF
@TOFRO@ WHERE t.matter = ?1 ORDER BY t.matter, t.id DESC LIMIT 1;
-- Whom it binds, or for whose designation it waits; ?2: a step of a case, 0 for any.
-- name: TOFRO_BINDS
@TOFRO@ WHERE t.matter = ?1 AND t.state <> 'over' AND (?2 = 0 OR t.step IS NULL OR t.step = ?2) ORDER BY t.matter, t.id DESC LIMIT 1;
-- name: TOFRO_STATE
@TOFRO@ WHERE t.state = ?1 ORDER BY t.state, t.id;
-- name: TOFRO_WAITING
SELECT (SELECT count(*) FROM tofro WHERE state = 'open') * ?1 + (SELECT count(*) FROM tofro WHERE state = 'objected' AND designer <> ?3) * ?2 AS n;
-- An agent's day, of whom ?1 stands for.
-- name: AGENCY_OPEN
SELECT c.id, c.state, c.queue, c.rank, c.due, v.channel, t.n, t.state AS step_state, t.due AS step_due, t.kind, t.short AS step_short,
  t.office, o.short AS office_short, o.phone AS office_phone, o.inside,
  NOT EXISTS (SELECT 1 FROM step z WHERE z.casefile = t.casefile AND z.state = 'planned' AND z.stage > t.stage) AS last
FROM post_now m CROSS JOIN casefile c ON c.agent = m.post AND c.queue <> '' CROSS JOIN visit v ON v.id = c.visit
LEFT JOIN step t ON t.casefile = c.id AND (t.state IN ('current', 'returned') OR (t.state = 'planned'
  AND NOT EXISTS (SELECT 1 FROM step x WHERE x.casefile = c.id AND x.state IN ('current', 'returned'))
  AND t.stage = (SELECT min(y.stage) FROM step y WHERE y.casefile = c.id AND y.state = 'planned')))
LEFT JOIN office o ON o.code = t.office WHERE m.staff = ?1;
-- name: AGENCY_OUT
SELECT d.casefile, d.how, d.day, d.deemed FROM delivery d JOIN casefile c ON c.id = d.casefile
JOIN post_now m ON m.post = c.agent AND m.staff = ?1 WHERE d.state = 'out' ORDER BY d.day, d.id;
-- name: AGENCY_UNFETCHED
SELECT c.id, c.decided FROM casefile c WHERE c.queue = 'fetch' AND c.decided <= ?2
  AND NOT EXISTS (SELECT 1 FROM delivery d WHERE d.casefile = c.id AND d.state = 'out')
  AND EXISTS (SELECT 1 FROM post_now m WHERE m.staff = ?1 AND m.post = coalesce((SELECT code FROM post
    WHERE code = 'village-' || c.place), c.agent))
ORDER BY c.decided, c.id;
-- What belongs to a case that has ended is nobody's errand; papers of one that the village did on the spot still come for the file.
-- name: AGENCY_PLANNED
SELECT t.id, t.casefile, t.what, t.office, t.day, b.json->>'text' AS text, b.json->>'where' AS place_words
FROM post_now m CROSS JOIN agency_trip t ON t.post = m.post AND t.done IS NULL LEFT JOIN body b ON b.pos = t.id
JOIN casefile c ON c.id = t.casefile AND c.queue <> '' WHERE m.staff = ?1;
-- name: AGENCY_HANDIN
SELECT h.casefile, coalesce(k.due, h.due) AS due FROM post_now m CROSS JOIN handin h ON h.post = m.post AND h.done IS NULL
JOIN casefile c ON c.id = h.casefile AND (c.queue <> '' OR c.outcome = 'onspot')
LEFT JOIN clock k ON k.casefile = h.casefile AND k.kind = 'handin' WHERE m.staff = ?1;
-- name: AGENCY_CALLS
SELECT c.id, c.ended FROM post_now m CROSS JOIN casefile c ON c.agent = m.post AND c.state = 'delivered' AND c.ended BETWEEN ?2 AND ?3
JOIN visit v ON v.id = c.visit
WHERE m.staff = ?1 AND c.accepted IS NOT NULL AND NOT EXISTS (SELECT 1 FROM followup f WHERE f.casefile = c.id)
  AND (v.channel IN ('visit', 'village') OR EXISTS (SELECT 1 FROM authorisation a WHERE a.casefile = c.id)
    OR EXISTS (SELECT 1 FROM agency_trip t WHERE t.casefile = c.id)
    OR EXISTS (SELECT 1 FROM step s JOIN office o ON o.code = s.office AND o.inside = 0 WHERE s.casefile = c.id));
-- name: AGENCY_ENDING
SELECT a.casefile, a.n, a.until, a.number FROM authorisation a JOIN casefile c ON c.id = a.casefile AND c.queue <> ''
JOIN post_now m ON m.post = c.agent AND m.staff = ?1 WHERE a.until BETWEEN ?2 AND ?3 AND a.revoked IS NULL;
-- name: AGENCY_CHANGED
SELECT g.id, g.casefile, g.from_post, g.to_post, EXISTS (SELECT 1 FROM post_now m WHERE m.post = g.to_post AND m.staff = ?1) AS taken
FROM agency_change g WHERE g.day >= ?2
  AND EXISTS (SELECT 1 FROM post_now m WHERE m.post IN (g.from_post, g.to_post) AND m.staff = ?1);
-- name: HANDIN
SELECT coalesce(k.due, h.due) AS due FROM handin h JOIN casefile c ON c.id = h.casefile AND (c.queue <> '' OR c.outcome = 'onspot')
LEFT JOIN clock k ON k.casefile = h.casefile AND k.kind = 'handin'
WHERE h.casefile = ?1 AND h.done IS NULL;
-- name: FIGURE_MATTERS
SELECT month, key, what, value, n FROM figure WHERE kind = ?1 AND month >= ?2 AND month <= ?3 AND what BETWEEN 20 AND 26;
-- name: DEEDS
SELECT d.day, d.pos, d.matter, d.kind, d.value, s.name AS who, c.number AS case_number, c.short AS item, q.number AS inquiry_number,
  b.json->>'$.text' AS asked
FROM deed d LEFT JOIN staff s ON s.id = d.staff LEFT JOIN casefile c ON c.id = d.matter LEFT JOIN inquiry q ON q.id = d.matter
  LEFT JOIN body b ON b.pos = q.id
WHERE d.what = ?1 AND d.day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR coalesce(CAST(d.staff AS TEXT), '') = ?4)
  AND (?5 IS NULL OR d.office = ?5) AND (d.day, d.pos) > (?6, ?7)
ORDER BY d.day, d.pos LIMIT ?8;
-- name: DEEDS_BACK
SELECT d.day, d.pos, d.matter, d.kind, d.value, s.name AS who, c.number AS case_number, c.short AS item, q.number AS inquiry_number,
  b.json->>'$.text' AS asked
FROM deed d LEFT JOIN staff s ON s.id = d.staff LEFT JOIN casefile c ON c.id = d.matter LEFT JOIN inquiry q ON q.id = d.matter
  LEFT JOIN body b ON b.pos = q.id
WHERE d.what = ?1 AND d.day BETWEEN ?2 AND ?3 AND (?4 IS NULL OR coalesce(CAST(d.staff AS TEXT), '') = ?4)
  AND (?5 IS NULL OR d.office = ?5) AND (d.day, d.pos) < (?6, ?7)
ORDER BY d.day DESC, d.pos DESC LIMIT ?8;
