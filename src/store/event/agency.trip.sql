INSERT INTO agency_trip SELECT :pos, :casefile, :facts->>'post', :facts->>'what', :facts->>'office', :facts->>'place',
  :facts->>'day', :facts->>'done', iif(:facts->>'done' IS NULL, NULL, :pos) WHERE :facts->>'trip' IS NULL;
UPDATE agency_trip SET done = :facts->>'done', end = :pos
  WHERE id = pos_of(:facts->>'trip') AND casefile = :casefile;
UPDATE handin SET done = :facts->>'done', end = :pos WHERE casefile = :casefile AND done IS NULL
  AND :facts->>'what' = 'handin' AND :facts->>'done' IS NOT NULL;
UPDATE clock SET state = 'done' WHERE casefile = :casefile AND state <> 'done'
  AND kind IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE red SET ended = date(:at / 1000000, 'unixepoch', '+8 hours') WHERE casefile = :casefile AND ended IS NULL
  AND clock IN (SELECT value FROM json_each(:facts, '$.ended'));
UPDATE casefile SET due = :facts->>'$.light.due', target = :facts->>'$.light.target', soon = :facts->>'$.light.soon',
  limit_days = :facts->>'$.light.days', provisional = coalesce(:facts->>'$.light.provisional', 0),
  rank = coalesce(:facts->>'$.light.due', '~') WHERE id = :casefile AND json_type(:facts, '$.light') IS NOT NULL;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
