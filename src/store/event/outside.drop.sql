DELETE FROM outside_number WHERE casefile = :casefile AND system = :facts->>'system' AND number = :facts->>'number';
UPDATE casefile SET outside = :facts->>'outside' WHERE id = :casefile;
