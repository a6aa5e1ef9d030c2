INSERT INTO agency_trip SELECT :pos, :casefile, :facts->>'post', :facts->>'what', :facts->>'office', :facts->>'place',
  :facts->>'day', :facts->>'done', iif(:facts->>'done' IS NULL, NULL, :pos) WHERE :facts->>'trip' IS NULL;
UPDATE agency_trip SET done = :facts->>'done', end = :pos
  WHERE id = pos_of(:facts->>'trip') AND casefile = :casefile;
UPDATE handin SET done = :facts->>'done', end = :pos WHERE casefile = :casefile AND done IS NULL
  AND :facts->>'what' = 'handin' AND :facts->>'done' IS NOT NULL;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
