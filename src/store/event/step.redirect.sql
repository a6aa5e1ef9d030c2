-- Where it runs already its clock runs on (RULE time-13); its acknowledgement is asked for anew.
UPDATE step SET office = :facts->>'office', post = :facts->>'post', state = :facts->>'state', giver = :facts->>'giver',
  received = :facts->>'received' WHERE casefile = :casefile AND n = :facts->>'step';
UPDATE casefile SET queue = :facts->>'queue', step_short = :facts->>'step_short', answerable = :facts->>'answerable',
  since = iif(:facts->>'answerable' = answerable, since, :at), due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE casefile SET office = (SELECT office FROM step WHERE casefile = :casefile AND n = casefile.step AND state IN ('current', 'done'))
  WHERE id = :casefile AND (office IS NOT NULL OR :facts->>'lead') AND json_type(:facts, '$.papers') IS NOT NULL;
-- (Events of older programs, which say nothing of papers, changed the office of every case when a leading row went elsewhere; a
-- store of theirs has it so until the next step of each.)
UPDATE casefile SET office = (SELECT office FROM step WHERE casefile = :casefile AND n = casefile.step AND state IN ('current', 'done'))
  WHERE (id = :casefile AND office IS NOT NULL OR :facts->>'lead') AND json_type(:facts, '$.papers') IS NULL;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
INSERT OR REPLACE INTO clock(casefile, kind, n, unit, started, nominal, due, target, soon, state, left, extensions, stops,
  provisional, version, calendar, timeout)
  SELECT :casefile, value->>'kind', value->>'n', value->>'unit', value->>'started', value->>'nominal',
  value->>'due', value->>'target', value->>'soon', 'running', 0, 0, '[]', value->>'provisional',
  value->>'version', value->>'calendar', value->>'timeout' FROM json_each(:facts, '$.clocks');
INSERT OR IGNORE INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  SELECT :casefile, :pos, :facts->>'from', :facts->>'post', :facts->>'day', 'redirect', 1 WHERE :facts->>'from' <> :facts->>'post';
-- (Older programs did not say which papers go along.)
UPDATE material_at SET post = :facts->>'post', office = :facts->>'papers_at', since = :facts->>'day'
  WHERE casefile = :casefile AND (n IN (SELECT value FROM json_each(:facts, '$.papers'))
    OR json_type(:facts, '$.papers') IS NULL AND post = :facts->>'from');
