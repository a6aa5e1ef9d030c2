INSERT OR IGNORE INTO followup SELECT :casefile, :facts->>'day', :facts->>'answer', :pos WHERE :facts->>'reached' = 1;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
