-- 0003: time-limited completion.

-- Red lights (RULE time-11): turning red is an event with a number.  `clock` is the kind of the clock, `due` its last
-- day, `day` the first day over; staff and office are those who were answerable then (staff NULL: nobody held it).
CREATE TABLE red(
  id INTEGER PRIMARY KEY, number TEXT NOT NULL, site TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL,
  casefile INTEGER NOT NULL, clock TEXT NOT NULL, due TEXT NOT NULL, day TEXT NOT NULL,
  grave INTEGER NOT NULL,           -- the law's own limit has passed, not only the promise (RULE time-10)
  staff INTEGER, post TEXT NOT NULL, office TEXT NOT NULL,
  feedback_by TEXT NOT NULL, answered TEXT, answer INTEGER,   -- until when it is to be explained; the day, the event
  appeal TEXT NOT NULL, appealed INTEGER, ruled INTEGER,      -- '' filed upheld dismissed; the events
  ended TEXT,                       -- the day its clock ended; NULL: still running over
  level INTEGER NOT NULL,           -- how far it has gone up: 0 nobody yet, 1 supervisor, 2 leader, 3 above
  next TEXT,                        -- the day from which it goes up once more; NULL: no further
  UNIQUE(year, site, serial)
) STRICT;
CREATE INDEX red_casefile ON red(casefile, clock, due);
CREATE INDEX red_up ON red(next, id) WHERE ended IS NULL AND next IS NOT NULL;
CREATE INDEX red_still ON red(day, id) WHERE ended IS NULL;
CREATE INDEX red_ended ON red(ended, id) WHERE ended IS NOT NULL;
CREATE INDEX red_appeal ON red(id) WHERE appeal = 'filed';
-- The clocks that fall due, in order: what every tick walks along.
-- With their state, though it is the same in all: else every one that is over would be looked up for it.
CREATE INDEX clock_due ON clock(due, casefile, kind, state) WHERE state = 'running';



-- The office of the step it is in; with it the list of the open tells all that the board groups by without looking at a case.
ALTER TABLE casefile ADD COLUMN office TEXT;
UPDATE casefile SET office = (SELECT office FROM step WHERE casefile = casefile.id AND n = casefile.step AND state = 'current')
  WHERE step IS NOT NULL;
DROP INDEX casefile_open;
CREATE INDEX casefile_open ON casefile(rank, id, soon, due, limit_days, answerable, item, short, place, window, office, queue, step)
  WHERE queue <> '';

-- == clocks: pauses, extensions, notifications ==

-- What moved the dates of a case or stands out about them, and how often (RULE time-07, time-08, time-15, time-16, acc-02).
-- No row: nothing did.
CREATE TABLE case_move(
  casefile INTEGER PRIMARY KEY,
  pauses INTEGER NOT NULL, paused_days INTEGER NOT NULL,          -- stops; working days they lasted, when resumed
  extensions INTEGER NOT NULL, late_extensions INTEGER NOT NULL,  -- in time; asked for after the due day
  permits INTEGER NOT NULL,         -- further stops of the same kind that a supervisor permitted
  notices INTEGER NOT NULL, notices_ours INTEGER NOT NULL,  -- one-time notices; second ones through our own omission
  notified INTEGER NOT NULL,        -- different days on which the applicant was told to fetch the result
  entered_late INTEGER NOT NULL     -- acts entered late; casefile.late has the cause
) STRICT;
-- Stops, each with its paper; `id` is the event.  What the procedure is called in older events is its name.
CREATE TABLE pause(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, procedure TEXT NOT NULL, paper TEXT, day TEXT NOT NULL,
  until TEXT,                       -- the day it is expected to end
  resumed TEXT, resume INTEGER      -- the day, the event; NULL: still stopped
) STRICT;
CREATE INDEX pause_casefile ON pause(casefile, id);
CREATE TABLE extension(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, n INTEGER NOT NULL, unit TEXT NOT NULL, paper TEXT NOT NULL,
  day TEXT NOT NULL, due TEXT, late INTEGER NOT NULL
) STRICT;
CREATE INDEX extension_casefile ON extension(casefile, id);
-- Permissions to stop once more for the same procedure; `used`: the event of that stop.
CREATE TABLE permit(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, procedure TEXT NOT NULL, day TEXT NOT NULL, used INTEGER
) STRICT;
CREATE INDEX permit_casefile ON permit(casefile, id);
-- Notifications that the result can be fetched.
CREATE TABLE fetch_notice(id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, day TEXT NOT NULL, way TEXT NOT NULL) STRICT;
CREATE INDEX fetch_notice_casefile ON fetch_notice(casefile, id);
-- Proof that a step's office has received it.
CREATE TABLE step_receipt(
  casefile INTEGER NOT NULL, n INTEGER NOT NULL, id INTEGER NOT NULL, day TEXT NOT NULL, how TEXT NOT NULL,
  PRIMARY KEY(casefile, n)
) STRICT, WITHOUT ROWID;

-- What older events already said.
INSERT INTO case_move
  SELECT pos_of(casefile), sum(kind = 'case.pause'), 0, 0, 0, 0, sum(kind = 'case.ask'),
    sum(kind = 'case.ask' AND coalesce(facts->>'cause' = 'ours', 0)), 0, sum(facts->>'late' IS NOT NULL)
  FROM event WHERE kind IN ('case.pause', 'case.ask')
    OR (kind IN ('case.receive', 'case.tell', 'case.refer') AND facts->>'late' IS NOT NULL)
  GROUP BY casefile;
INSERT INTO pause
  SELECT e.pos, pos_of(e.casefile), e.facts->>'procedure', NULL, e.facts->>'day', NULL, r.facts->>'day', r.pos
  FROM event e LEFT JOIN event r ON r.pos = (SELECT min(n.pos) FROM event n
    WHERE n.casefile = e.casefile AND n.pos > e.pos AND n.kind = 'case.resume')
  WHERE e.kind = 'case.pause';



-- == supervision: urges, orders, instructions, accountability ==

-- Urges, orders and instructions in the order in which they came (RULE sup-01): to whom they went.  Texts stay in the
-- bodies of the events.
CREATE TABLE supervised(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, kind TEXT NOT NULL,   -- urge order instruct
  post TEXT NOT NULL, staff INTEGER, office TEXT NOT NULL, outside INTEGER NOT NULL, day TEXT NOT NULL, clerk INTEGER NOT NULL
) STRICT;
CREATE INDEX supervised_casefile ON supervised(casefile, kind, id);
CREATE INDEX supervised_post ON supervised(post, id);
-- Orders: `n` counts them on their case (its clock is order:n); `settled` is the day one was accepted or void.
CREATE TABLE ordered(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, n INTEGER NOT NULL, number TEXT NOT NULL,
  post TEXT NOT NULL, staff INTEGER, office TEXT NOT NULL, outside INTEGER NOT NULL, day TEXT NOT NULL, clerk INTEGER NOT NULL,
  reply_by TEXT NOT NULL, state TEXT NOT NULL,   -- open, replied, back (sent back), accepted, void
  received TEXT, replied INTEGER, judged INTEGER, settled TEXT,
  level INTEGER NOT NULL,           -- how far it has gone up unanswered: 0 not yet, 2 leader, 3 above
  next TEXT,                        -- the day from which it goes up once more; NULL: no further
  UNIQUE(casefile, n)
) STRICT;
CREATE UNIQUE INDEX ordered_waits ON ordered(casefile) WHERE settled IS NULL;
CREATE INDEX ordered_post ON ordered(post, reply_by, casefile) WHERE settled IS NULL;
CREATE INDEX ordered_due ON ordered(reply_by, casefile) WHERE settled IS NULL;
CREATE INDEX ordered_up ON ordered(next, id) WHERE next IS NOT NULL;
-- The clock of an order moves with the calendar, and ends with a case that came to nothing: its order does too.
CREATE TRIGGER ordered_moves AFTER UPDATE OF due ON clock
WHEN new.kind GLOB 'order:*' AND new.due IS NOT NULL AND new.due IS NOT old.due BEGIN
  UPDATE ordered SET reply_by = new.due, next = iif(level = 0, date(new.due, '+1 day'), next)
    WHERE casefile = new.casefile AND 'order:' || n = new.kind AND settled IS NULL AND state <> 'replied';
END;
CREATE TRIGGER ordered_ends AFTER UPDATE OF state ON clock
WHEN new.kind GLOB 'order:*' AND new.state = 'done' AND old.state <> 'done' BEGIN
  UPDATE ordered SET state = 'void', next = NULL,
    settled = coalesce((SELECT ended FROM casefile WHERE id = new.casefile), new.due, '')
    WHERE casefile = new.casefile AND 'order:' || n = new.kind AND settled IS NULL AND state <> 'replied';
END;
CREATE INDEX red_number ON red(number);
-- Holding somebody to account (RULE sup-03): `facts` are identities of the events it rests on; `casefile` is the first of
-- the cases they are of.
CREATE TABLE accountability(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, grade TEXT NOT NULL, staff INTEGER NOT NULL, opened TEXT NOT NULL,
  clerk INTEGER NOT NULL, facts TEXT NOT NULL, stated TEXT, statement INTEGER, decided TEXT, decision TEXT, verdict INTEGER
) STRICT;
CREATE TABLE accountability_case(
  casefile INTEGER NOT NULL, accountability INTEGER NOT NULL, PRIMARY KEY(casefile, accountability)
) STRICT, WITHOUT ROWID;
CREATE INDEX accountability_staff ON accountability(staff, id);
CREATE INDEX accountability_open ON accountability(opened, id) WHERE decided IS NULL;



-- == figures: the account of a case once it is concluded ==

-- A case that had a promise (where nothing was promised: the law's limit), once it is concluded (RULE asm-02): facts
-- `account` of the event at `pos`.  `due` is the day it is judged by, `month` that of due; class early punctual late; law:
-- the statutory limit was passed; days: working days from acceptance to conclusion less the pauses; pauses, extensions,
-- tardy (extensions asked for after the due day), entered (acts entered late), deemed, second (notices after the first):
-- how many.  excused: its red light was struck out on appeal; void: the case was voided since.
CREATE TABLE account(
  casefile INTEGER PRIMARY KEY, pos INTEGER NOT NULL, clock TEXT NOT NULL, due TEXT NOT NULL, month TEXT NOT NULL,
  staff INTEGER, office TEXT NOT NULL, item TEXT NOT NULL, place TEXT, class TEXT NOT NULL, law INTEGER NOT NULL,
  days INTEGER NOT NULL, pauses INTEGER NOT NULL, extensions INTEGER NOT NULL, tardy INTEGER NOT NULL,
  entered INTEGER NOT NULL, deemed INTEGER NOT NULL, second INTEGER NOT NULL, excused INTEGER NOT NULL,
  void INTEGER NOT NULL,
  -- What it counts for, one bit each; in the order of YcCounted (domain/figure.h).
  counted INTEGER GENERATED ALWAYS AS (iif(void, 0,
    iif(excused, 1024, iif(class = 'early', 1, iif(class = 'punctual', 2, 4))) + 8 * (law > 0) + 16 * (pauses > 0)
    + 32 * (extensions > 0) + 64 * (tardy > 0) + 128 * (entered > 0) + 256 * (deemed > 0) + 512 * (second > 0))) VIRTUAL
) STRICT;
CREATE INDEX account_all ON account(due, casefile, counted);
CREATE INDEX account_staff ON account(staff, due, casefile, counted);
CREATE INDEX account_office ON account(office, due, casefile, counted);
CREATE INDEX account_item ON account(item, due, casefile, counted);
CREATE INDEX account_place ON account(place, due, casefile, counted);

-- What the figures are read from: how many by month and by all, person, office, item, village; `what` is a bit of counted,
-- or 11 for the histogram of days, whose `value` is the number of days.
CREATE TABLE figure(
  kind TEXT NOT NULL, month TEXT NOT NULL, key TEXT NOT NULL, what INTEGER NOT NULL, value INTEGER NOT NULL,
  n INTEGER NOT NULL, PRIMARY KEY(kind, month, key, what, value)
) STRICT, WITHOUT ROWID;
CREATE VIEW account_figure AS
  SELECT a.casefile, k.column1 AS kind, a.month, CASE k.column1 WHEN 'all' THEN '' WHEN 'person' THEN
    coalesce(CAST(a.staff AS TEXT), '') WHEN 'office' THEN a.office WHEN 'item' THEN a.item ELSE coalesce(a.place, '') END
    AS key, w.column1 AS what, iif(w.column1 = 11, a.days, 0) AS value
  FROM account a CROSS JOIN (VALUES ('all'), ('person'), ('office'), ('item'), ('village')) k
    CROSS JOIN (VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11)) w
  WHERE a.counted >> w.column1 & 1 OR (w.column1 = 11 AND NOT a.void);
CREATE TRIGGER account_count AFTER INSERT ON account BEGIN
  INSERT INTO figure SELECT kind, month, key, what, value, 1 FROM account_figure WHERE casefile = new.casefile
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER account_uncount BEFORE DELETE ON account BEGIN
  INSERT INTO figure SELECT kind, month, key, what, value, -1 FROM account_figure WHERE casefile = old.casefile
    ON CONFLICT DO UPDATE SET n = n - 1;
END;
CREATE TRIGGER account_moves BEFORE UPDATE ON account BEGIN
  INSERT INTO figure SELECT kind, month, key, what, value, -1 FROM account_figure WHERE casefile = old.casefile
    ON CONFLICT DO UPDATE SET n = n - 1;
END;
CREATE TRIGGER account_moved AFTER UPDATE ON account BEGIN
  INSERT INTO figure SELECT kind, month, key, what, value, 1 FROM account_figure WHERE casefile = new.casefile
    ON CONFLICT DO UPDATE SET n = n + 1;
END;

-- Every open case that has such a limit: what is over belongs to the figures of the month it was due in although nobody has
-- finished it.  `red`: its red light.
CREATE TABLE promise(
  casefile INTEGER PRIMARY KEY, clock TEXT NOT NULL, due TEXT, law TEXT, post TEXT NOT NULL, item TEXT NOT NULL, place TEXT,
  red INTEGER
) STRICT;
CREATE INDEX promise_due ON promise(due, casefile);
CREATE VIEW promise_now AS
  SELECT k.casefile, k.kind AS clock, k.due, s.due AS law, c.answerable AS post, c.item, c.place,
    (SELECT max(r.id) FROM red r WHERE r.casefile = k.casefile AND r.clock = k.kind AND r.due = k.due) AS red
  FROM clock k JOIN casefile c ON c.id = k.casefile
    LEFT JOIN clock s ON s.casefile = k.casefile AND s.kind = 'statute' AND s.state = 'running'
  WHERE k.state IN ('running', 'stopped') AND c.queue <> '' AND (k.kind = 'promise' OR (k.kind = 'statute' AND NOT EXISTS (
    SELECT 1 FROM clock p WHERE p.casefile = k.casefile AND p.kind = 'promise' AND p.state IN ('running', 'stopped'))));
INSERT INTO promise SELECT * FROM promise_now;
CREATE TRIGGER promise_made AFTER INSERT ON clock WHEN new.kind IN ('promise', 'statute') BEGIN
  DELETE FROM promise WHERE casefile = new.casefile;
  INSERT INTO promise SELECT * FROM promise_now WHERE casefile = new.casefile;
END;
CREATE TRIGGER promise_moved AFTER UPDATE ON clock WHEN new.kind IN ('promise', 'statute') BEGIN
  DELETE FROM promise WHERE casefile = new.casefile;
  INSERT INTO promise SELECT * FROM promise_now WHERE casefile = new.casefile;
END;
CREATE TRIGGER promise_gone AFTER DELETE ON clock WHEN old.kind IN ('promise', 'statute') BEGIN
  DELETE FROM promise WHERE casefile = old.casefile;
  INSERT INTO promise SELECT * FROM promise_now WHERE casefile = old.casefile;
END;
CREATE TRIGGER promise_red AFTER INSERT ON red BEGIN
  DELETE FROM promise WHERE casefile = new.casefile;
  INSERT INTO promise SELECT * FROM promise_now WHERE casefile = new.casefile;
END;
CREATE TRIGGER promise_appeal AFTER UPDATE OF appeal ON red WHEN old.appeal <> new.appeal BEGIN
  DELETE FROM promise WHERE casefile = new.casefile;
  INSERT INTO promise SELECT * FROM promise_now WHERE casefile = new.casefile;
  UPDATE account SET excused = (new.appeal = 'upheld') WHERE casefile = new.casefile AND clock = new.clock
    AND due = new.due AND class = 'late' AND excused <> (new.appeal = 'upheld');
END;
CREATE TRIGGER promise_held AFTER UPDATE OF answerable, item, place, queue ON casefile WHEN old.answerable <> new.answerable
  OR old.item <> new.item OR old.place IS NOT new.place OR (old.queue = '') <> (new.queue = '') BEGIN
  DELETE FROM promise WHERE casefile = new.id;
  INSERT INTO promise SELECT * FROM promise_now WHERE casefile = new.id;
END;
CREATE TRIGGER account_right AFTER UPDATE OF item, place, state ON casefile WHEN old.item <> new.item
  OR old.place IS NOT new.place OR (old.state = 'void') <> (new.state = 'void') BEGIN
  UPDATE account SET item = new.item, place = new.place, void = (new.state = 'void') WHERE casefile = new.id;
END;



-- == calendar: the hall's own closures and openings, the machine's clock ==

-- How often the festivals were set: the country's (0), the region's own (1); and on what basis.
CREATE TABLE festival_set(regional INTEGER PRIMARY KEY, basis TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;
INSERT INTO festival_set SELECT facts->>'regional', coalesce(facts->>'basis', ''), facts->>'revision' FROM event
  WHERE pos IN (SELECT max(pos) FROM event WHERE kind = 'festival.set' GROUP BY facts->>'regional');
-- Days that another calendar moved (RULE time-05): whom it concerns.  `given`: the citizen was given the old
-- day; `told`: the day they were told of the new one.
CREATE TABLE moved(
  pos INTEGER NOT NULL, casefile INTEGER NOT NULL, clock TEXT NOT NULL, was TEXT NOT NULL, due TEXT NOT NULL,
  day TEXT NOT NULL, post TEXT NOT NULL, given INTEGER NOT NULL, told TEXT,
  PRIMARY KEY(pos, clock)
) STRICT, WITHOUT ROWID;
CREATE INDEX moved_post ON moved(post, pos);
CREATE INDEX moved_untold ON moved(casefile, pos) WHERE given <> 0 AND told IS NULL;
-- The hall's own closures and openings (RULE time-03): of days, or of a weekday from a day to a day.  `part` is the
-- time of day, "14:30-17:00" or '' for all of it; `body` the event whose body gives the reason.
CREATE TABLE closure(
  first TEXT NOT NULL, last TEXT NOT NULL, weekday INTEGER NOT NULL, kind TEXT NOT NULL, part TEXT NOT NULL,
  body INTEGER NOT NULL, PRIMARY KEY(first, last, weekday, part)
) STRICT, WITHOUT ROWID;
-- Events written while the machine's clock was in doubt, and up to which of them a supervisor has confirmed the days
-- (RULE time-17).
CREATE INDEX event_doubt ON event(pos) WHERE clock_ok = 0;
CREATE TABLE clock_confirmed(pos INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL) STRICT;



-- == tick: who nobody holds, what went up ==

-- An open case that nobody holds (RULE sup-02): since when, and how far it has gone up.  Gone as soon as it ends, goes to
-- somebody else, or somebody stands for the post.
CREATE TABLE unheld(
  casefile INTEGER PRIMARY KEY, post TEXT NOT NULL, since TEXT NOT NULL, level INTEGER NOT NULL,
  next TEXT                         -- the day from which it goes up once more; NULL: no further
) STRICT;
CREATE INDEX unheld_up ON unheld(next, casefile) WHERE next IS NOT NULL;
CREATE INDEX unheld_post ON unheld(post);
CREATE TRIGGER casefile_held AFTER UPDATE OF queue, answerable ON casefile
WHEN new.queue = '' OR old.answerable <> new.answerable BEGIN
  DELETE FROM unheld WHERE casefile = new.id;
END;
-- Consulted offices that are deemed to agree (RULE time-14): the event, and the supervisor's; agreed NULL until then.
CREATE TABLE agreement(
  casefile INTEGER NOT NULL, n INTEGER NOT NULL, id INTEGER NOT NULL, confirmed INTEGER, agreed INTEGER,
  PRIMARY KEY(casefile, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX red_staff ON red(staff, id) WHERE ended IS NULL OR answered IS NULL;


-- == board: tables that left on paper, the yearly register of their numbers (RULE acc-09) ==

CREATE TABLE exported(
  id INTEGER PRIMARY KEY, year INTEGER NOT NULL, site TEXT NOT NULL, serial INTEGER NOT NULL, number TEXT NOT NULL,
  UNIQUE(year, site, serial)
) STRICT;
