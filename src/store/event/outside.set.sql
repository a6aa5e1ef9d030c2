INSERT OR IGNORE INTO outside_number VALUES (:casefile, :facts->>'system', :facts->>'number');
UPDATE casefile SET outside = :facts->>'outside', epoch = coalesce(nullif(:epoch, 0), epoch), ver = coalesce(nullif(:ver, 0), ver) WHERE id = :casefile;
