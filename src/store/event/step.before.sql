-- A step before acceptance, done before the hall had anything to do with it.
INSERT OR REPLACE INTO step(casefile, n, name, short, office, kind, days, unit, state, post, began, due, finished, stage, role,
  giver, received, result, said)
  VALUES (:casefile, :facts->>'step', :facts->>'title', :facts->>'name', :facts->>'office', :facts->>'kind', :facts->>'days',
  :facts->>'unit', 'done', NULL, :facts->>'began', NULL, :facts->>'day', :facts->>'stage', 'lead', NULL, :facts->>'day',
  :facts->>'result', :pos);
-- Who worked along is through with it.
UPDATE step SET state = 'done', began = :facts->>'began', finished = :facts->>'day'
  WHERE casefile = :casefile AND n / 100 = :facts->>'step' AND state = 'unrecorded';
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
