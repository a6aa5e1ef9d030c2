UPDATE casefile SET due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE clock SET calendar = :facts->>'revision',
  (due, target, soon, nominal, provisional, left) = (
    SELECT value->>'due', value->>'target', value->>'soon', value->>'nominal', value->>'provisional', value->>'left'
    FROM json_each(:facts, '$.moved') WHERE value->>'kind' = clock.kind)
  WHERE casefile = :casefile AND kind IN (SELECT value->>'kind' FROM json_each(:facts, '$.moved'));
UPDATE step SET due = (SELECT value->>'due' FROM json_each(:facts, '$.moved') WHERE value->>'kind' = 'step:' || step.n)
  WHERE casefile = :casefile AND 'step:' || n IN (SELECT value->>'kind' FROM json_each(:facts, '$.moved')
    WHERE value->>'due' IS NOT NULL);
INSERT INTO moved SELECT :pos, :casefile, value->>'kind', value->>'was', value->>'due', :facts->>'day', :facts->>'post',
  value->>'given', NULL FROM json_each(:facts, '$.moved') WHERE value->>'was' <> value->>'due';
-- A light whose day is no longer over was none; one that is over from another day on stays.
UPDATE red SET ended = :facts->>'day', appeal = 'upheld', ruled = :pos WHERE casefile = :casefile AND ended IS NULL
  AND number IN (SELECT value->>'number' FROM json_each(:facts, '$.red') WHERE value->>'cancelled');
UPDATE red SET (due, day) = (SELECT value->>'due', value->>'day' FROM json_each(:facts, '$.red')
    WHERE value->>'number' = red.number)
  WHERE casefile = :casefile AND ended IS NULL
  AND number IN (SELECT value->>'number' FROM json_each(:facts, '$.red') WHERE NOT value->>'cancelled');
-- One that another calendar had struck out by mistake shines again.
UPDATE red SET ended = NULL, appeal = iif(appealed IS NULL, '', 'filed'), ruled = NULL
  WHERE casefile = :casefile AND number IN (SELECT value->>'number' FROM json_each(:facts, '$.red') WHERE value->>'again');
