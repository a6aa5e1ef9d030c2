-- 0002: the counter in full: visits with several matters, bags, every outcome, corrections, papers without a case.

ALTER TABLE casefile ADD COLUMN notify TEXT;          -- whom to call: applicant, representative; NULL: who came
ALTER TABLE casefile ADD COLUMN late TEXT;            -- why it was entered late (RULE time-16); NULL: it was not
ALTER TABLE casefile ADD COLUMN bag INTEGER;
ALTER TABLE casefile ADD COLUMN relative INTEGER NOT NULL DEFAULT 0;  -- of the receiving clerk (RULE acc-08)
ALTER TABLE casefile ADD COLUMN authority TEXT;       -- the office it was referred or sent on to, or that has the power
ALTER TABLE casefile ADD COLUMN outside TEXT NOT NULL DEFAULT '';     -- systems it is not entered in yet
ALTER TABLE casefile ADD COLUMN replaces INTEGER;     -- the voided case it was taken in again for (RULE acc-12)
ALTER TABLE casefile ADD COLUMN reminded TEXT;        -- the day the applicant was reminded of what is missing
ALTER TABLE casefile ADD COLUMN reason_of INTEGER;     -- the event whose body gave `reason`
UPDATE casefile SET reason_of = (
  SELECT max(e.pos) FROM event o JOIN event e ON e.casefile = o.node || '/' || o.inc || '/' || o.seq
  WHERE o.pos = casefile.id AND e.kind IN ('case.refuse', 'case.onspot', 'case.decide'));
ALTER TABLE visit ADD COLUMN body INTEGER NOT NULL DEFAULT 0;   -- the event whose body gave `relation`
UPDATE visit SET body = id;
-- What was concluded at once must stand there too; what came to nothing need not.
CREATE INDEX casefile_outside ON casefile(rank, id)
  WHERE outside <> '' AND state NOT IN ('told', 'not_accepted', 'withdrawn', 'referred', 'forwarded', 'void');
-- How many they are: ('outside', '', '') of the tally.
CREATE TRIGGER casefile_count_outside AFTER INSERT ON casefile
WHEN new.outside <> '' AND new.state NOT IN ('told', 'not_accepted', 'withdrawn', 'referred', 'forwarded', 'void') BEGIN
  INSERT INTO tally VALUES ('outside', '', '', 1) ON CONFLICT DO UPDATE SET n = n + 1;
END;
CREATE TRIGGER casefile_recount_outside AFTER UPDATE OF outside, state ON casefile
WHEN (old.outside <> '' AND old.state NOT IN ('told', 'not_accepted', 'withdrawn', 'referred', 'forwarded', 'void')) <>
  (new.outside <> '' AND new.state NOT IN ('told', 'not_accepted', 'withdrawn', 'referred', 'forwarded', 'void')) BEGIN
  INSERT INTO tally VALUES ('outside', '', '', iif(new.outside <> '' AND
    new.state NOT IN ('told', 'not_accepted', 'withdrawn', 'referred', 'forwarded', 'void'), 1, -1))
    ON CONFLICT DO UPDATE SET n = n + excluded.n;
END;
CREATE INDEX casefile_bag ON casefile(bag, id) WHERE bag IS NOT NULL;

ALTER TABLE person ADD COLUMN legal TEXT;             -- of an organisation: its legal representative

-- Later comings that belong to a case (RULE acc-10): each is a trip.
CREATE TABLE visit_case(
  visit INTEGER NOT NULL, casefile INTEGER NOT NULL, what TEXT NOT NULL, PRIMARY KEY(casefile, visit)
) STRICT, WITHOUT ROWID;

-- Who lives with the applicant, where an item goes by households.
CREATE TABLE household(
  casefile INTEGER NOT NULL, n INTEGER NOT NULL, body INTEGER NOT NULL,
  relation TEXT, name TEXT, doc_number TEXT, birth TEXT,
  PRIMARY KEY(casefile, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX household_doc ON household(doc_number, casefile) WHERE doc_number IS NOT NULL;

-- What a village agent brought at once.
CREATE TABLE bag(
  id INTEGER PRIMARY KEY, place TEXT NOT NULL, agent TEXT, received TEXT NOT NULL, day TEXT NOT NULL,
  clerk INTEGER NOT NULL, window TEXT
) STRICT;

-- Papers, now also of a visit or a bag; `signed` is the day it was delivered.
CREATE TABLE paper_of_0002(
  id INTEGER PRIMARY KEY, casefile INTEGER, kind TEXT NOT NULL, site TEXT NOT NULL, year INTEGER NOT NULL,
  serial INTEGER NOT NULL, number TEXT NOT NULL, day TEXT NOT NULL, clerk INTEGER NOT NULL, prints INTEGER NOT NULL,
  facts TEXT NOT NULL, visit INTEGER, bag INTEGER, state TEXT NOT NULL, signed TEXT,
  UNIQUE(kind, year, site, serial)
) STRICT;
INSERT INTO paper_of_0002 SELECT id, casefile, kind, site, year, serial, number, day, clerk, prints, facts, NULL, NULL,
  'valid', NULL FROM paper;
DROP TABLE paper;
ALTER TABLE paper_of_0002 RENAME TO paper;
CREATE INDEX paper_casefile ON paper(casefile, id) WHERE casefile IS NOT NULL;
CREATE INDEX paper_visit ON paper(visit, id) WHERE visit IS NOT NULL;
CREATE INDEX paper_bag ON paper(bag, id) WHERE bag IS NOT NULL;
CREATE INDEX paper_day ON paper(day, id);

-- Receipts printed before a power cut, to be filled in by hand: reserved, used, void.
CREATE TABLE blank_receipt(
  number TEXT PRIMARY KEY, site TEXT NOT NULL, year INTEGER NOT NULL, serial INTEGER NOT NULL, day TEXT NOT NULL,
  clerk INTEGER NOT NULL, state TEXT NOT NULL, casefile INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX blank_serial ON blank_receipt(year, site, serial);
CREATE INDEX blank_state ON blank_receipt(state, number);

-- Systems of others in which cases must stand too, and the numbers they have there.
CREATE TABLE system(
  code TEXT PRIMARY KEY, name TEXT NOT NULL, short TEXT NOT NULL, pattern TEXT, from_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE outside_number(
  casefile INTEGER NOT NULL, system TEXT NOT NULL, number TEXT NOT NULL, PRIMARY KEY(casefile, system, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX outside_by_tail ON outside_number(substr(number, -4) COLLATE NOCASE);

-- Proofs that villages may no longer be asked for, and who asked all the same (RULE acc-07).
CREATE TABLE proof(
  code TEXT PRIMARY KEY, name TEXT NOT NULL, initials TEXT NOT NULL, who TEXT NOT NULL, basis TEXT NOT NULL,
  from_day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE proof_asked(
  id INTEGER PRIMARY KEY, proof TEXT NOT NULL, asker_kind TEXT NOT NULL, day TEXT NOT NULL, clerk INTEGER NOT NULL,
  body INTEGER NOT NULL, asker TEXT, name TEXT
) STRICT;
CREATE INDEX proof_asked_day ON proof_asked(day, id);

-- Which event set a version of an item: who, when, on what basis.
ALTER TABLE item ADD COLUMN pos INTEGER;
UPDATE item SET pos = e.pos
FROM (SELECT pos, facts->>'code' AS code, facts->>'version' AS version FROM event WHERE kind = 'item.set') e
WHERE item.code = e.code AND item.version = e.version;

-- What was printed, and the state before the last acts, for the minute in which they can be undone.
CREATE TABLE local_print(paper INTEGER PRIMARY KEY, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
CREATE TABLE local_undo(
  casefile INTEGER PRIMARY KEY, act BLOB NOT NULL, at INTEGER NOT NULL, staff INTEGER NOT NULL, window TEXT,
  ver INTEGER NOT NULL, opened INTEGER NOT NULL, restore TEXT NOT NULL
) STRICT;
CREATE INDEX local_undo_at ON local_undo(at);

-- Who sat at a window before; keys that do not arrive at a window's terminal ("F2 F4"), once somebody has tried.
ALTER TABLE local_seat ADD COLUMN before INTEGER;
CREATE TABLE local_keys(
  window TEXT NOT NULL, term TEXT NOT NULL, missing TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY(window, term)
) STRICT, WITHOUT ROWID;
