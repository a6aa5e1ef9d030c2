-- 0004: full-process agency and first-inquiry responsibility.

-- == route: stages side by side, hand-overs (RULE agt-01, agt-02) ==

-- Steps of one stage run side by side, the next stage waits for all of them; one leads, others assist or are consulted.
ALTER TABLE step ADD COLUMN stage INTEGER NOT NULL DEFAULT 0;
ALTER TABLE step ADD COLUMN role TEXT NOT NULL DEFAULT 'lead';   -- lead assist consult
ALTER TABLE step ADD COLUMN giver TEXT;       -- the post that handed it over; NULL: nobody waits for an acknowledgement
ALTER TABLE step ADD COLUMN received TEXT;    -- the day it was acknowledged or deemed received; NULL: it waits
UPDATE step SET stage = n * 10, received = began;
-- What waits for somebody's acknowledgement.
CREATE INDEX step_waits ON step(post, due, casefile, n) WHERE state = 'current' AND received IS NULL;



-- == handover ==



-- == absence ==



-- == agency ==



-- == deliver ==



-- == inquiry: first inquiry (RULE inq-01 … inq-03) ==



-- == tofro: who should own a matter (RULE inq-04) ==

-- Every change of who should own a matter: a case or an inquiry.  The route's own dispatch is not counted.
CREATE TABLE owner_change(
  matter INTEGER NOT NULL, id INTEGER NOT NULL, from_post TEXT NOT NULL, to_post TEXT NOT NULL, day TEXT NOT NULL,
  why TEXT NOT NULL,                -- route return refer redirect …
  counted INTEGER NOT NULL,
  PRIMARY KEY(matter, id, to_post)
) STRICT, WITHOUT ROWID;



-- == occasion: public notices, several items for one occasion ==



