-- 0001: the first store.  Migrations are append-only: never edit one that has shipped.

-- The truth: what happened, in order of arrival.  Format 1, shared by all nodes (store/event.h).
CREATE TABLE event(
  pos         INTEGER PRIMARY KEY,
  node        TEXT NOT NULL,
  inc         INTEGER NOT NULL,
  seq         INTEGER NOT NULL,
  act         BLOB NOT NULL,
  nth         INTEGER NOT NULL,
  kind        TEXT NOT NULL,
  v           INTEGER NOT NULL,
  happened_at INTEGER NOT NULL,
  entered_at  INTEGER NOT NULL,
  clock_ok    INTEGER NOT NULL,
  origin      TEXT NOT NULL,
  actor       TEXT NOT NULL,
  post        TEXT,
  window      TEXT,
  casefile    TEXT,
  epoch       INTEGER,
  ver         INTEGER,
  facts       TEXT NOT NULL,
  body_hash   BLOB NOT NULL,
  hash        BLOB NOT NULL,
  UNIQUE(node, inc, seq),
  UNIQUE(act, nth)
) STRICT;
CREATE INDEX event_casefile ON event(casefile, pos) WHERE casefile IS NOT NULL;
CREATE TABLE body(
  pos  INTEGER PRIMARY KEY REFERENCES event,
  salt BLOB NOT NULL,
  json TEXT NOT NULL
) STRICT;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'history is not edited'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'history is not edited'); END;
CREATE TRIGGER body_no_update BEFORE UPDATE ON body BEGIN SELECT RAISE(ABORT, 'history is not edited'); END;

-- Who writes here.
CREATE TABLE node(
  node TEXT NOT NULL, inc INTEGER NOT NULL, began INTEGER NOT NULL, name TEXT NOT NULL,
  test_clock INTEGER NOT NULL, site TEXT NOT NULL,
  PRIMARY KEY(node, inc)
) STRICT, WITHOUT ROWID;

-- The hall: places, offices, people, posts, windows, settings.
CREATE TABLE place(
  code TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, level TEXT NOT NULL, parent TEXT, kind TEXT,
  from_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE office(
  code TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, level TEXT NOT NULL, inside INTEGER NOT NULL,
  place TEXT, address TEXT, hours TEXT, phone TEXT, from_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE staff(
  id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, roles TEXT NOT NULL, office TEXT NOT NULL,
  from_day TEXT NOT NULL, body INTEGER NOT NULL, name TEXT, initials TEXT, phone TEXT
) STRICT;
CREATE TABLE post(
  code TEXT PRIMARY KEY, name TEXT NOT NULL, office TEXT NOT NULL, holder INTEGER NOT NULL, deputy INTEGER,
  from_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX post_holder ON post(holder);
CREATE TABLE post_now(post TEXT PRIMARY KEY, staff INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX post_now_staff ON post_now(staff);
CREATE TABLE counter(code TEXT PRIMARY KEY, name TEXT NOT NULL, post TEXT, from_day TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE setting(
  key TEXT NOT NULL, from_day TEXT NOT NULL, value TEXT NOT NULL, source TEXT, confidence TEXT,
  PRIMARY KEY(key, from_day)
) STRICT, WITHOUT ROWID;

-- Calendar and catalogue.
CREATE TABLE calendar_year(year INTEGER PRIMARY KEY, notice TEXT NOT NULL, revision INTEGER NOT NULL) STRICT;
CREATE TABLE calendar_day(
  year INTEGER NOT NULL, day TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(year, day)
) STRICT, WITHOUT ROWID;
CREATE TABLE festival(
  regional INTEGER NOT NULL, day TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(regional, day, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE item(
  code TEXT NOT NULL, version INTEGER NOT NULL, from_day TEXT NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL,
  initials TEXT NOT NULL, handling TEXT NOT NULL, item TEXT NOT NULL,
  PRIMARY KEY(code, version)
) STRICT;

-- People.  `body` is the event whose body stands in the row.
CREATE TABLE person(
  id INTEGER PRIMARY KEY, place TEXT, body INTEGER NOT NULL,
  name TEXT, doc_kind TEXT, doc_number TEXT, birth TEXT, sex TEXT, phone TEXT, address TEXT
) STRICT;
CREATE INDEX person_doc ON person(doc_number) WHERE doc_number IS NOT NULL;
CREATE INDEX person_phone ON person(phone) WHERE phone IS NOT NULL;
CREATE TABLE person_key(key TEXT NOT NULL, person INTEGER NOT NULL, PRIMARY KEY(key, person)) STRICT, WITHOUT ROWID;

-- A coming of one person, with all its matters (RULE acc-10).
CREATE TABLE visit(
  id INTEGER PRIMARY KEY, person INTEGER NOT NULL, representative INTEGER, authorised INTEGER NOT NULL,
  channel TEXT NOT NULL, day TEXT NOT NULL, clerk INTEGER NOT NULL, window TEXT,
  relation TEXT
) STRICT;
CREATE INDEX visit_person ON visit(person);
CREATE INDEX visit_representative ON visit(representative) WHERE representative IS NOT NULL;

-- Cases.  due, target, soon and limit_days belong to the clock that shines on the lists.
CREATE TABLE casefile(
  id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, state TEXT NOT NULL, queue TEXT NOT NULL,
  item TEXT NOT NULL, version INTEGER NOT NULL, short TEXT NOT NULL,
  person INTEGER NOT NULL, visit INTEGER NOT NULL, place TEXT, place_name TEXT,
  received TEXT, accepted TEXT, ended TEXT, outcome TEXT,
  agent TEXT NOT NULL, answerable TEXT NOT NULL, clerk INTEGER NOT NULL, window TEXT,
  step INTEGER, step_short TEXT NOT NULL,
  due TEXT, target TEXT, soon TEXT, limit_days INTEGER, stopped TEXT, provisional INTEGER NOT NULL,
  rank TEXT NOT NULL,  -- due, or ~ where no day is set: the order of every list
  answers TEXT NOT NULL, link INTEGER,
  epoch INTEGER NOT NULL, ver INTEGER NOT NULL, since INTEGER NOT NULL,
  reason TEXT
) STRICT;
CREATE INDEX casefile_queue ON casefile(queue, rank, id) WHERE queue <> '';
CREATE INDEX casefile_post ON casefile(answerable, queue, rank, id) WHERE queue <> '';
-- With soon: the urgent are told from the patient without looking at the cases.
CREATE INDEX casefile_open ON casefile(rank, id, soon) WHERE queue <> '';
CREATE INDEX casefile_person ON casefile(person, id);
CREATE INDEX casefile_visit ON casefile(visit, id);
CREATE TABLE day_serial(day TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE material(
  casefile INTEGER NOT NULL, n INTEGER NOT NULL, state TEXT NOT NULL,
  original INTEGER NOT NULL, copies INTEGER NOT NULL, returned INTEGER NOT NULL,
  body INTEGER NOT NULL, note TEXT,
  PRIMARY KEY(casefile, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE step(
  casefile INTEGER NOT NULL, n INTEGER NOT NULL, name TEXT NOT NULL, short TEXT NOT NULL, office TEXT NOT NULL,
  kind TEXT NOT NULL, days INTEGER NOT NULL, unit TEXT NOT NULL, state TEXT NOT NULL,
  post TEXT, began TEXT, due TEXT, finished TEXT,
  PRIMARY KEY(casefile, n)
) STRICT, WITHOUT ROWID;
CREATE TABLE clock(
  casefile INTEGER NOT NULL, kind TEXT NOT NULL, n INTEGER NOT NULL, unit TEXT NOT NULL, started TEXT NOT NULL,
  nominal TEXT, due TEXT, target TEXT, soon TEXT, state TEXT NOT NULL, left INTEGER NOT NULL,
  extensions INTEGER NOT NULL, stops TEXT NOT NULL, provisional INTEGER NOT NULL,
  version INTEGER NOT NULL, calendar INTEGER NOT NULL, timeout TEXT NOT NULL,
  PRIMARY KEY(casefile, kind)
) STRICT, WITHOUT ROWID;
CREATE TABLE paper(
  id INTEGER PRIMARY KEY, casefile INTEGER NOT NULL, kind TEXT NOT NULL, site TEXT NOT NULL, year INTEGER NOT NULL,
  serial INTEGER NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL, clerk INTEGER NOT NULL, prints INTEGER NOT NULL,
  facts TEXT NOT NULL,
  UNIQUE(kind, year, site, serial)
) STRICT;
CREATE INDEX paper_casefile ON paper(casefile, id);

-- What the desk counts, kept by the triggers below: ('queue', name, ''), ('post', post, queue),
-- ('due', '', day) and ('soon', '', day) over the cases that have a light.
CREATE TABLE tally(
  kind TEXT NOT NULL, key TEXT NOT NULL, day TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY(kind, key, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER casefile_count AFTER INSERT ON casefile WHEN new.queue <> '' BEGIN
  INSERT INTO tally VALUES ('queue', new.queue, '', 1), ('post', new.answerable, new.queue, 1)
    ON CONFLICT DO UPDATE SET n = n + 1;
  INSERT INTO tally SELECT 'due', '', new.due, 1 WHERE new.due IS NOT NULL
    UNION ALL SELECT 'soon', '', new.soon, 1 WHERE new.soon IS NOT NULL
    ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER casefile_recount AFTER UPDATE OF queue, answerable, due, soon ON casefile
WHEN old.queue IS NOT new.queue OR old.answerable IS NOT new.answerable OR old.due IS NOT new.due
  OR old.soon IS NOT new.soon BEGIN
  -- Out of the old place and into the new, only where they differ.
  INSERT INTO tally SELECT 'queue', old.queue, '', -1 WHERE old.queue <> '' AND old.queue <> new.queue
    UNION ALL SELECT 'queue', new.queue, '', 1 WHERE new.queue <> '' AND old.queue <> new.queue
    UNION ALL SELECT 'post', old.answerable, old.queue, -1
      WHERE old.queue <> '' AND (old.queue <> new.queue OR old.answerable <> new.answerable)
    UNION ALL SELECT 'post', new.answerable, new.queue, 1
      WHERE new.queue <> '' AND (old.queue <> new.queue OR old.answerable <> new.answerable)
    UNION ALL SELECT 'due', '', old.due, -1
      WHERE old.queue <> '' AND old.due IS NOT NULL AND (new.queue = '' OR old.due IS NOT new.due)
    UNION ALL SELECT 'due', '', new.due, 1
      WHERE new.queue <> '' AND new.due IS NOT NULL AND (old.queue = '' OR old.due IS NOT new.due)
    UNION ALL SELECT 'soon', '', old.soon, -1
      WHERE old.queue <> '' AND old.soon IS NOT NULL AND (new.queue = '' OR old.soon IS NOT new.soon)
    UNION ALL SELECT 'soon', '', new.soon, 1
      WHERE new.queue <> '' AND new.soon IS NOT NULL AND (old.queue = '' OR old.soon IS NOT new.soon)
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;

-- Outside events, replay and exchange; nothing here is evidence.
CREATE TABLE local_store(key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE local_draft(
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- a window may still hold the number of a draft that is gone
  staff INTEGER NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL, json TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT;
CREATE INDEX local_draft_staff ON local_draft(staff, at);
CREATE TABLE local_seat(window TEXT PRIMARY KEY, staff INTEGER NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
