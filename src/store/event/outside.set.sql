INSERT OR IGNORE INTO outside_number VALUES (:casefile, :facts->>'system', :facts->>'number');
UPDATE casefile SET outside = :facts->>'outside' WHERE id = :casefile;
