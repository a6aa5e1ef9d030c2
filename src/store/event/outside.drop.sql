DELETE FROM outside_number WHERE casefile = :casefile AND system = :facts->>'system' AND number = :facts->>'number';
UPDATE casefile SET outside = :facts->>'outside', epoch = :epoch, ver = :ver WHERE id = :casefile;
