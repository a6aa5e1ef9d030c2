INSERT OR IGNORE INTO outside_number VALUES (:casefile, :facts->>'system', :facts->>'number');
UPDATE casefile SET outside = :facts->>'outside', epoch = :epoch, ver = :ver WHERE id = :casefile;
