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
CREATE INDEX clock_due ON clock(due, casefile, kind) WHERE state = 'running';



-- == clocks: pauses, extensions, notifications ==



-- == supervision: urges, orders, instructions, accountability ==



-- == figures: the account of a case once it is concluded ==



-- == calendar: the hall's own closures and openings, the machine's clock ==



-- == tick: who nobody holds, what went up ==

CREATE INDEX red_staff ON red(staff, id) WHERE ended IS NULL OR answered IS NULL;



