-- 0004: full-process agency and first-inquiry responsibility.

-- == route: stages side by side, hand-overs (RULE agt-01, agt-02) ==

-- Steps of one stage run side by side, the next stage waits for all of them; one leads, others assist or are consulted.
ALTER TABLE step ADD COLUMN stage INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN role TEXT NOT NULL DEFAULT 'lead';   -- lead assist consult
ALTER TABLE step ADD COLUMN giver TEXT;       -- the post that handed it over; NULL: nobody waits for an acknowledgement
ALTER TABLE step ADD COLUMN received TEXT;    -- the day it was acknowledged or deemed received; NULL: it waits
ALTER TABLE step ADD COLUMN result TEXT;      -- what it came to: done agree disagree passed failed grant refuse …
ALTER TABLE step ADD COLUMN said INTEGER;     -- the event whose body says so in words
UPDATE step SET stage = n * 10, received = began;
-- What somebody does beside who leads.
CREATE INDEX step_beside ON step(post, casefile) WHERE state = 'current' AND received IS NOT NULL AND role <> 'lead';
-- What waits for somebody's acknowledgement; an outside office (no giver) is recorded for by the agent.
CREATE INDEX step_waits ON step(post, due, casefile, n) WHERE state = 'current' AND received IS NULL AND giver IS NOT NULL;
-- The office of the stage that runs; a step that was deemed agreed to runs no more.
UPDATE casefile SET office = NULL WHERE office IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM step WHERE casefile = casefile.id AND n = casefile.step AND state = 'current');



-- == handover: the papers that move along, and everything of one person handed over in one go (RULE agt-02, acc-11) ==

-- Where a paper that was kept is: with whoever stands for the post, or at the outside office that it was sent to, for which
-- that post answers here.  No row: with the agent of its case.
CREATE TABLE material_at(
  casefile INTEGER NOT NULL, n INTEGER NOT NULL, post TEXT NOT NULL, office TEXT, since TEXT NOT NULL,
  PRIMARY KEY(casefile, n)
) STRICT, WITHOUT ROWID;
-- A change of shift or of window; `id` is its event.  `post` is the colleague's, who gets everything.
CREATE TABLE shift(
  id INTEGER PRIMARY KEY, giver INTEGER NOT NULL, taker INTEGER NOT NULL, post TEXT NOT NULL, number TEXT NOT NULL,
  day TEXT NOT NULL, due TEXT NOT NULL,   -- deemed received after that day (RULE time-12)
  cases INTEGER NOT NULL, inquiries INTEGER NOT NULL,
  state TEXT NOT NULL,              -- offered taken deemed returned withdrawn
  settled INTEGER                   -- the event that settled it
) STRICT;
CREATE INDEX shift_post ON shift(post, due, id) WHERE state = 'offered';
CREATE INDEX shift_due ON shift(due, id) WHERE state = 'offered';
CREATE INDEX shift_giver ON shift(giver, id);
CREATE TABLE shift_case(shift INTEGER NOT NULL, casefile INTEGER NOT NULL, PRIMARY KEY(shift, casefile)) STRICT, WITHOUT ROWID;
CREATE TABLE shift_inquiry(shift INTEGER NOT NULL, inquiry INTEGER NOT NULL, PRIMARY KEY(shift, inquiry)) STRICT, WITHOUT ROWID;
-- What one person has in hand: as agent, and in every step that runs.
CREATE INDEX casefile_agent ON casefile(agent, rank, id) WHERE queue <> '';
CREATE INDEX step_held ON step(post, casefile, n) WHERE state IN ('current', 'returned');



-- == absence: who is away, and who stands for the posts meanwhile (RULE agt-03) ==

-- Declared to the minute: "2026-11-23T12:00"; `until` is when they are back.  `standin`: named for this absence; NULL: the
-- deputies of the posts.  At most one a person is `away`, and none of a person's overlap.
CREATE TABLE absence(
  id INTEGER PRIMARY KEY, staff INTEGER NOT NULL, starts TEXT NOT NULL, until TEXT NOT NULL, standin INTEGER,
  clerk INTEGER NOT NULL,
  state TEXT NOT NULL,              -- soon away over
  ended TEXT, how TEXT              -- due back revoke replace
) STRICT;
CREATE INDEX absence_staff ON absence(staff, starts) WHERE state <> 'over';
CREATE INDEX absence_soon ON absence(starts, id) WHERE state = 'soon';
CREATE INDEX absence_away ON absence(until, id) WHERE state = 'away';
-- holder deputy supervisor nobody (domain/standin.h), and since when where it is not the holder.
ALTER TABLE post_now ADD COLUMN how TEXT NOT NULL DEFAULT 'holder';
ALTER TABLE post_now ADD COLUMN since TEXT;
-- Who stood for a post instead of its holder, from one event to another: for whom an act was done.
CREATE TABLE stood(
  post TEXT NOT NULL, pos INTEGER NOT NULL, staff INTEGER NOT NULL, holder INTEGER NOT NULL, ended INTEGER,
  PRIMARY KEY(post, pos)
) STRICT, WITHOUT ROWID;
CREATE INDEX stood_now ON stood(post) WHERE ended IS NULL;



-- == agency: who acts for an applicant, and what an agent does for a case (RULE agt-04, agt-05) ==

-- Authorisations on our own numbered paper.
CREATE TABLE authorisation(
  casefile INTEGER NOT NULL, n INTEGER NOT NULL,
  who TEXT NOT NULL,                -- agent representative
  post TEXT, person INTEGER,        -- the one that it is
  scope TEXT NOT NULL,              -- apply supply fetch withdraw, blank-separated
  since TEXT NOT NULL, until TEXT NOT NULL,
  signed TEXT NOT NULL,             -- signature fingerprint
  number TEXT NOT NULL, revoked TEXT, revoke INTEGER, event INTEGER NOT NULL,
  PRIMARY KEY(casefile, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX authorisation_until ON authorisation(until, casefile) WHERE revoked IS NULL;
-- Errands and visits at home, planned ones too.
CREATE TABLE agency_trip(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, post TEXT NOT NULL, what TEXT NOT NULL, office TEXT, place TEXT,
  day TEXT NOT NULL, done TEXT, end INTEGER
) STRICT;
CREATE INDEX agency_trip_case ON agency_trip(casefile, what, done);
CREATE INDEX agency_trip_open ON agency_trip(post, day, id) WHERE done IS NULL;
-- Who answered the call after delivery.
CREATE TABLE followup(
  casefile INTEGER PRIMARY KEY, day TEXT NOT NULL, answer TEXT NOT NULL, event INTEGER NOT NULL
) STRICT;
CREATE INDEX casefile_delivered ON casefile(agent, ended, id) WHERE state = 'delivered';
-- Papers that a village point took in, until they are handed in at the hall.
CREATE TABLE handin(casefile INTEGER PRIMARY KEY, post TEXT NOT NULL, due TEXT NOT NULL, done TEXT, end INTEGER) STRICT;
CREATE INDEX handin_waits ON handin(post, due, casefile) WHERE done IS NULL;
-- Another agent took a case over; both see it on that day.
CREATE TABLE agency_change(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, day TEXT NOT NULL, from_post TEXT NOT NULL, to_post TEXT NOT NULL
) STRICT;
CREATE INDEX agency_change_day ON agency_change(day, id);



-- == deliver ==

-- The day of the decision: what nobody fetches for so long becomes the errand of the village's agent.
ALTER TABLE casefile ADD COLUMN decided TEXT;
UPDATE casefile SET decided = (SELECT e.facts->>'day' FROM event o JOIN event e
    ON e.casefile = o.node || '/' || o.inc || '/' || o.seq AND e.kind = 'case.decide'
  WHERE o.pos = casefile.id AND NOT EXISTS (SELECT 1 FROM event u WHERE u.casefile = e.casefile AND u.kind = 'act.undo'
    AND u.facts->>'act' = lower(hex(e.act))) ORDER BY e.pos DESC LIMIT 1);
CREATE INDEX casefile_fetch ON casefile(decided, id) WHERE queue = 'fetch';
-- What was decided, as papers and certificates: their numbers and titles stand in the body of `id`.
CREATE TABLE result(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, n INTEGER NOT NULL,
  until TEXT,                       -- valid until; NULL: for good
  sealed TEXT NOT NULL,             -- the day it was sealed
  handed TEXT                       -- the day it came into the citizen's hands
) STRICT;
CREATE INDEX result_casefile ON result(casefile, n);
-- What left with a receipt (送达回证): out until the receipt is back.
CREATE TABLE delivery(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, how TEXT NOT NULL, day TEXT NOT NULL,
  paper TEXT NOT NULL,              -- number of the receipt
  deemed TEXT,                      -- of a public announcement: the day from which it counts as delivered
  state TEXT NOT NULL,              -- out done back
  ended TEXT, ended_by INTEGER      -- the day, and pos of what ended it
) STRICT;
CREATE INDEX delivery_casefile ON delivery(casefile, id);
CREATE INDEX delivery_out ON delivery(state, day, id);
-- What a case costs, as it was decided and paid: the newest row counts.
CREATE TABLE fee(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL,
  what TEXT NOT NULL,               -- due reduce exempt defer pay refund
  standard INTEGER NOT NULL, amount INTEGER NOT NULL,   -- 分
  until TEXT, receipt TEXT, day TEXT NOT NULL
) STRICT;
CREATE INDEX fee_casefile ON fee(casefile, id);
CREATE INDEX fee_receipt ON fee(receipt, what) WHERE receipt IS NOT NULL;
-- Who looked at whose case (RULE prv-02).
CREATE TABLE look(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, staff INTEGER NOT NULL, day TEXT NOT NULL, what TEXT NOT NULL,
  channel TEXT, asker TEXT
) STRICT;
CREATE INDEX look_day ON look(day, id);
INSERT INTO look SELECT e.pos, pos_of(e.casefile), coalesce(pos_of(nullif(e.actor, 'system')), 0),
  date(e.happened_at / 1000000, 'unixepoch', '+8 hours'), e.facts->>'what', NULL, NULL
  FROM event e WHERE e.kind = 'case.look';



-- == trips: how often the citizen came, until the result was in their hands (RULE acc-10) ==

-- The first coming and each later one, papers that were brought before comings were logged, and the day the result was
-- handed over at the window where nothing else brought them here that day.  Who was visited at home, or phoned, did not come.
CREATE VIEW case_comings AS
  SELECT c.id AS casefile,
    (SELECT count(*) FROM visit v WHERE v.id = c.visit AND v.channel NOT IN ('visit', 'phone'))
    + (SELECT count(*) FROM visit_case l JOIN visit v ON v.id = l.visit AND v.channel NOT IN ('visit', 'phone')
      WHERE l.casefile = c.id)
    + max((SELECT count(*) FROM event o JOIN event e ON e.casefile = o.node || '/' || o.inc || '/' || o.seq
        AND e.kind = 'case.supply' WHERE o.pos = c.id)
      - (SELECT count(*) FROM visit_case WHERE casefile = c.id AND what = 'supply'), 0)
    + (SELECT count(*) FROM delivery d WHERE d.casefile = c.id AND d.state = 'done' AND d.how = 'window'
      AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.id = c.visit AND v.day = d.ended)
      AND NOT EXISTS (SELECT 1 FROM visit_case l JOIN visit v ON v.id = l.visit AND v.day = d.ended WHERE l.casefile = c.id))
    AS n
  FROM casefile c;
-- Of every case that was delivered: in the month of its delivery, of who took it in and the office of its agent.
CREATE TABLE trips(
  casefile INTEGER PRIMARY KEY, day TEXT NOT NULL, staff INTEGER NOT NULL, office TEXT NOT NULL, item TEXT NOT NULL,
  place TEXT, n INTEGER NOT NULL
) STRICT;
CREATE INDEX trips_all ON trips(day, casefile, n);
CREATE INDEX trips_staff ON trips(staff, day, casefile, n);
CREATE INDEX trips_office ON trips(office, day, casefile, n);
CREATE INDEX trips_item ON trips(item, day, casefile, n);
CREATE INDEX trips_place ON trips(place, day, casefile, n);
-- In the roll-up: `what` 30, whose `value` is the number of trips.
CREATE VIEW trips_figure AS
  SELECT t.casefile, k.column1 AS kind, substr(t.day, 1, 7) AS month, CASE k.column1 WHEN 'all' THEN '' WHEN 'person' THEN
    CAST(t.staff AS TEXT) WHEN 'office' THEN t.office WHEN 'item' THEN t.item ELSE coalesce(t.place, '') END AS key, t.n AS value
  FROM trips t CROSS JOIN (VALUES ('all'), ('person'), ('office'), ('item'), ('village')) k;
CREATE TRIGGER trips_count AFTER INSERT ON trips BEGIN
  INSERT INTO figure SELECT kind, month, key, 30, value, 1 FROM trips_figure WHERE casefile = new.casefile
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER trips_uncount BEFORE DELETE ON trips BEGIN
  INSERT INTO figure SELECT kind, month, key, 30, value, -1 FROM trips_figure WHERE casefile = old.casefile
    ON CONFLICT DO UPDATE SET n = n - 1;
  DELETE FROM figure WHERE n = 0 AND what = 30
    AND (kind, month, key, value) IN (SELECT kind, month, key, value FROM trips_figure WHERE casefile = old.casefile);
END;
CREATE VIEW trips_now AS
  SELECT c.id AS casefile, c.ended AS day, c.clerk AS staff,
    coalesce((SELECT office FROM post WHERE code = c.agent), '') AS office, c.item, c.place,
    (SELECT n FROM case_comings WHERE casefile = c.id) AS n
  FROM casefile c WHERE c.state = 'delivered' AND c.ended IS NOT NULL;
INSERT INTO trips SELECT * FROM trips_now;
CREATE TRIGGER trips_made AFTER INSERT ON casefile WHEN new.state = 'delivered' BEGIN
  INSERT INTO trips SELECT * FROM trips_now WHERE casefile = new.id;
END;
CREATE TRIGGER trips_state AFTER UPDATE OF state, ended, item, place, agent ON casefile
WHEN new.state = 'delivered' OR old.state = 'delivered' BEGIN
  DELETE FROM trips WHERE casefile = new.id;
  INSERT INTO trips SELECT * FROM trips_now WHERE casefile = new.id;
END;
CREATE TRIGGER trips_came AFTER INSERT ON visit_case BEGIN
  DELETE FROM trips WHERE casefile = new.casefile;
  INSERT INTO trips SELECT * FROM trips_now WHERE casefile = new.casefile;
END;
CREATE TRIGGER trips_never AFTER DELETE ON visit_case BEGIN
  DELETE FROM trips WHERE casefile = old.casefile;
  INSERT INTO trips SELECT * FROM trips_now WHERE casefile = old.casefile;
END;
CREATE TRIGGER trips_handed AFTER INSERT ON delivery BEGIN
  DELETE FROM trips WHERE casefile = new.casefile;
  INSERT INTO trips SELECT * FROM trips_now WHERE casefile = new.casefile;
END;
CREATE TRIGGER trips_settled AFTER UPDATE OF state, ended, how ON delivery BEGIN
  DELETE FROM trips WHERE casefile = new.casefile;
  INSERT INTO trips SELECT * FROM trips_now WHERE casefile = new.casefile;
END;
CREATE TRIGGER trips_unhanded AFTER DELETE ON delivery BEGIN
  DELETE FROM trips WHERE casefile = old.casefile;
  INSERT INTO trips SELECT * FROM trips_now WHERE casefile = old.casefile;
END;


-- == inquiry: first inquiry (RULE inq-01 … inq-03) ==

-- What somebody asked; `id` is the event that opened it, whose body says what, who, which phone, which village.
CREATE TABLE inquiry(
  id INTEGER PRIMARY KEY,
  number TEXT NOT NULL,             -- X1123-038: month, day, serial of the kind on that day; S demand, B stuck
  site TEXT NOT NULL, serial INTEGER NOT NULL,
  kind TEXT NOT NULL,               -- question demand stuck
  channel TEXT NOT NULL,            -- window phone visit village paper
  day TEXT NOT NULL, at INTEGER NOT NULL, window TEXT,
  first TEXT NOT NULL, first_staff INTEGER NOT NULL,   -- who was asked: post and person
  owner TEXT NOT NULL,              -- the post that has to see to it now
  state TEXT NOT NULL,              -- open referred taken replied | answered case demand closed
  due TEXT, target TEXT, soon TEXT, limit_days INTEGER, rank TEXT NOT NULL,   -- as of a case
  item TEXT, answer INTEGER,        -- what it is about; the standing answer that was read
  casefile INTEGER,                 -- what it became or is about
  source INTEGER,                   -- the inquiry that it grew from
  ended TEXT, told TEXT,            -- the day it ended; the day the citizen had the answer
  UNIQUE(kind, day, site, serial)
) STRICT;
CREATE INDEX inquiry_owner ON inquiry(owner, rank, id) WHERE ended IS NULL;
CREATE INDEX inquiry_first ON inquiry(first, rank, id) WHERE ended IS NULL;
CREATE INDEX inquiry_open ON inquiry(rank, id) WHERE ended IS NULL;
CREATE INDEX inquiry_day ON inquiry(day, id);
CREATE INDEX inquiry_casefile ON inquiry(casefile, id) WHERE casefile IS NOT NULL;
-- The events of an inquiry, whatever their kind.
CREATE TABLE inquiry_log(inquiry INTEGER NOT NULL, pos INTEGER NOT NULL, PRIMARY KEY(inquiry, pos)) STRICT, WITHOUT ROWID;

-- Standing answers: whose they are, when they were checked, how long they hold.  Question and text stand in the body.
CREATE TABLE answer(
  id INTEGER PRIMARY KEY, body INTEGER NOT NULL, item TEXT, owner TEXT NOT NULL, staff INTEGER NOT NULL,
  checked TEXT NOT NULL, until TEXT, dropped TEXT
) STRICT;
CREATE INDEX answer_owner ON answer(owner, id);
CREATE INDEX answer_until ON answer(until, id) WHERE dropped IS NULL;
-- How often it was asked: by standing answer (0: none) and item ('': none), on a day and in its year ('2026').
CREATE TABLE answer_count(
  answer INTEGER NOT NULL, item TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(answer, item, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_count_day ON answer_count(day);



-- == tofro: who should own a matter (RULE inq-04) ==

-- Every change of who should own a matter: a case or an inquiry.  The route's own dispatch is not counted.
CREATE TABLE owner_change(
  matter INTEGER NOT NULL, id INTEGER NOT NULL, from_post TEXT NOT NULL, to_post TEXT NOT NULL, day TEXT NOT NULL,
  why TEXT NOT NULL,                -- route return refer redirect …
  counted INTEGER NOT NULL,
  PRIMARY KEY(matter, id, to_post)
) STRICT, WITHOUT ROWID;
-- Hand-overs of inquiries (RULE inq-03): `id` is the inquiry.refer, whose body says to whom in person and why.
CREATE TABLE referral(
  id INTEGER PRIMARY KEY, inquiry INTEGER NOT NULL, giver TEXT NOT NULL,
  post TEXT, office TEXT NOT NULL,  -- post NULL: an outside office, where nobody can acknowledge
  day TEXT NOT NULL, due TEXT,      -- the last day to acknowledge it; deemed received after it (RULE time-12)
  told TEXT NOT NULL,               -- how the citizen was told: slip word none
  received TEXT, how TEXT,          -- ack deemed designated
  returned INTEGER                  -- the event that took it away again: inquiry.return, matter.loop
) STRICT;
CREATE INDEX referral_inquiry ON referral(inquiry, id);
CREATE INDEX referral_office ON referral(office, id) WHERE post IS NULL;
CREATE INDEX referral_waits ON referral(post, id) WHERE post IS NOT NULL AND received IS NULL AND returned IS NULL;
CREATE INDEX referral_due ON referral(due, id) WHERE due IS NOT NULL AND received IS NULL AND returned IS NULL;
-- An inquiry that has ended waits for nobody.
CREATE TRIGGER referral_ends AFTER UPDATE OF ended ON inquiry WHEN new.ended IS NOT NULL AND old.ended IS NULL BEGIN
  UPDATE referral SET returned = id WHERE inquiry = new.id AND received IS NULL AND returned IS NULL;
END;
-- Inquiries whose first responder and supervisor were reminded that nobody was answered yet (RULE inq-02).
CREATE TABLE reminded(inquiry INTEGER PRIMARY KEY, day TEXT NOT NULL, level INTEGER NOT NULL) STRICT;

-- Matters that went to and fro (RULE inq-04): `id` is the matter.loop.
CREATE TABLE tofro(
  id INTEGER PRIMARY KEY, matter INTEGER NOT NULL, kind TEXT NOT NULL,   -- case inquiry
  found TEXT NOT NULL, day TEXT NOT NULL,       -- back third
  step INTEGER, office TEXT NOT NULL,           -- of a case: the step that it is about; office that gave it on last
  state TEXT NOT NULL,                          -- open designated objected final | over
  post TEXT, designer INTEGER, designated INTEGER, object_by TEXT,   -- whom, by whom, the event that says why
  objection INTEGER, ruled INTEGER, verdict TEXT
) STRICT;
CREATE INDEX tofro_state ON tofro(state, id);
CREATE INDEX tofro_matter ON tofro(matter, id);
CREATE TRIGGER tofro_ends AFTER UPDATE OF ended ON inquiry WHEN new.ended IS NOT NULL AND old.ended IS NULL BEGIN
  UPDATE tofro SET state = 'over' WHERE matter = new.id AND state <> 'over';
END;
CREATE TRIGGER tofro_ends_case AFTER UPDATE OF queue ON casefile WHEN new.queue = '' AND old.queue <> '' BEGIN
  UPDATE tofro SET state = 'over' WHERE matter = new.id AND state <> 'over';
END;
CREATE TRIGGER tofro_ends_step AFTER UPDATE OF state ON step
WHEN new.state IN ('done', 'skipped') AND old.state NOT IN ('done', 'skipped') BEGIN
  UPDATE tofro SET state = 'over' WHERE matter = new.casefile AND step = new.n AND state <> 'over';
END;

-- What the figures of hand-overs and first inquiry count, one row each: `what` 20 a matter went to and fro, 21 a return,
-- 22 an inquiry that was referred, 23 one of these that was answered back, 24 one that somebody acknowledged, 25 the working
-- days to the first answer (`value`), 26 the working days a matter was between offices.
CREATE TABLE deed(
  what INTEGER NOT NULL, day TEXT NOT NULL, pos INTEGER NOT NULL, matter INTEGER NOT NULL, kind TEXT NOT NULL,
  staff INTEGER, office TEXT NOT NULL, value INTEGER NOT NULL, PRIMARY KEY(what, day, pos)
) STRICT, WITHOUT ROWID;
CREATE INDEX deed_staff ON deed(what, staff, day, pos);
CREATE INDEX deed_office ON deed(what, office, day, pos);
CREATE INDEX deed_matter ON deed(matter, what);
CREATE VIEW deed_figure AS
  SELECT d.what, d.day, d.pos, k.column1 AS kind, substr(d.day, 1, 7) AS month, CASE k.column1 WHEN 'all' THEN ''
    WHEN 'person' THEN coalesce(CAST(d.staff AS TEXT), '') ELSE d.office END AS key, d.value
  FROM deed d CROSS JOIN (VALUES ('all'), ('person'), ('office')) k;
CREATE TRIGGER deed_count AFTER INSERT ON deed BEGIN
  INSERT INTO figure SELECT kind, month, key, what, value, 1 FROM deed_figure
    WHERE what = new.what AND day = new.day AND pos = new.pos ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER deed_uncount BEFORE DELETE ON deed BEGIN
  INSERT INTO figure SELECT kind, month, key, what, value, -1 FROM deed_figure
    WHERE what = old.what AND day = old.day AND pos = old.pos ON CONFLICT DO UPDATE SET n = n - 1;
END;
-- To and fro, and returns of cases and inquiries alike; undone with their act.
CREATE TRIGGER tofro_count AFTER INSERT ON tofro BEGIN
  INSERT INTO deed SELECT 20, new.day, new.id, new.matter, new.kind, pos_of(nullif(actor, 'system')), new.office, 0
    FROM event WHERE pos = new.id;
END;
CREATE TRIGGER tofro_uncount AFTER DELETE ON tofro BEGIN
  DELETE FROM deed WHERE what = 20 AND day = old.day AND pos = old.id;
END;
CREATE TRIGGER returned_count AFTER INSERT ON owner_change WHEN new.why = 'return' BEGIN
  INSERT OR IGNORE INTO deed SELECT 21, new.day, new.id, new.matter,
    iif(EXISTS (SELECT 1 FROM casefile WHERE id = new.matter), 'case', 'inquiry'), pos_of(nullif(actor, 'system')),
    coalesce((SELECT office FROM post WHERE code = new.from_post), new.from_post), 0 FROM event WHERE pos = new.id;
END;
CREATE TRIGGER returned_uncount AFTER DELETE ON owner_change WHEN old.why = 'return' BEGIN
  DELETE FROM deed WHERE what = 21 AND day = old.day AND pos = old.id;
END;
-- Once an inquiry: in the month it was asked, of who was asked first.
CREATE TRIGGER referral_count AFTER INSERT ON referral WHEN NOT EXISTS (SELECT 1 FROM deed WHERE matter = new.inquiry AND what = 22) BEGIN
  INSERT INTO deed SELECT 22, day, new.id, id, 'inquiry', first_staff, (SELECT office FROM post WHERE code = first), 0
    FROM inquiry WHERE id = new.inquiry;
END;
CREATE TRIGGER referral_closed AFTER UPDATE OF ended ON inquiry WHEN new.state = 'answered' AND new.ended IS NOT NULL
  AND old.ended IS NULL AND EXISTS (SELECT 1 FROM deed WHERE matter = new.id AND what = 22) BEGIN
  INSERT INTO deed SELECT 23, day, pos, matter, kind, staff, office, 0 FROM deed WHERE matter = new.id AND what = 22;
END;
CREATE TRIGGER referral_taken AFTER UPDATE OF received ON referral WHEN new.received IS NOT NULL AND new.how = 'ack'
  AND NOT EXISTS (SELECT 1 FROM deed WHERE matter = new.inquiry AND what = 24) BEGIN
  INSERT INTO deed SELECT 24, day, pos, matter, kind, staff, office, 0 FROM deed WHERE matter = new.inquiry AND what = 22;
END;



-- == occasion: public notices, several items for one occasion ==

-- What an occasion is made of: items, each {item, question, after}.
CREATE TABLE occasion(
  code TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, initials TEXT NOT NULL, about TEXT NOT NULL,
  items TEXT NOT NULL, from_day TEXT NOT NULL, PRIMARY KEY(code, version)
) STRICT, WITHOUT ROWID;
-- One that was taken in, and its cases; whom it is about stands in the body.
CREATE TABLE occasion_run(
  id INTEGER PRIMARY KEY, code TEXT NOT NULL, version INTEGER NOT NULL, name TEXT NOT NULL, day TEXT NOT NULL
) STRICT;
CREATE TABLE occasion_case(casefile INTEGER PRIMARY KEY, occasion INTEGER NOT NULL, n INTEGER NOT NULL) STRICT;
CREATE INDEX occasion_cases ON occasion_case(occasion, n, casefile);

-- Postings of a notice step (RULE time-06, prv-03); where, by whom, and what stands on them is in the bodies.  `how`: from
-- where its days are known when they were entered afterwards (RULE agt-06); `taken`: the event that took it down.
CREATE TABLE notice(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, step INTEGER NOT NULL, number TEXT,
  first TEXT NOT NULL, last TEXT NOT NULL, provisional INTEGER NOT NULL, how TEXT, down TEXT, taken INTEGER
) STRICT;
CREATE INDEX notice_of_case ON notice(casefile, step, id);
CREATE INDEX notice_up ON notice(last, id) WHERE down IS NULL;
-- Objections to one, counted on their case.  remedy: repost finding; NULL where it was not upheld, or is not answered.
CREATE TABLE objection(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, n INTEGER NOT NULL, notice INTEGER NOT NULL, day TEXT NOT NULL,
  answered TEXT, upheld INTEGER, remedy TEXT, answer INTEGER,
  UNIQUE(casefile, n)
) STRICT;
CREATE INDEX objection_open ON objection(casefile, id) WHERE answered IS NULL;
-- A notice that could not end with its last day, and why: unposted objection repost.
CREATE TABLE notice_wait(
  casefile INTEGER NOT NULL, step INTEGER NOT NULL, day TEXT NOT NULL, why TEXT NOT NULL, post TEXT NOT NULL,
  PRIMARY KEY(casefile, step)
) STRICT, WITHOUT ROWID;



