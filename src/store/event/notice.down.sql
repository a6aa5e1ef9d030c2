UPDATE notice SET down = :facts->>'day', taken = :pos WHERE id = pos_of(:facts->>'notice') AND down IS NULL;
UPDATE step SET finished = :facts->>'day', state = 'done' FROM notice
  WHERE step.casefile = :casefile AND notice.id = pos_of(:facts->>'notice') AND finished IS NULL
  AND (n = step AND state IN ('done', 'unrecorded') OR n / 100 = step AND state = 'unrecorded');
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
