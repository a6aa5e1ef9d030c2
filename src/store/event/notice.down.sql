UPDATE notice SET down = :facts->>'day', taken = :pos WHERE id = pos_of(:facts->>'notice') AND down IS NULL;
UPDATE step SET finished = :facts->>'day' WHERE casefile = :casefile AND state = 'done' AND finished IS NULL
  AND n = (SELECT step FROM notice WHERE id = pos_of(:facts->>'notice'));
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
