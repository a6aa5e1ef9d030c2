DELETE FROM outside_number WHERE casefile = :casefile AND system = :facts->>'system' AND number = :facts->>'number';
UPDATE casefile SET outside = :facts->>'outside', epoch = coalesce(nullif(:epoch, 0), epoch), ver = coalesce(nullif(:ver, 0), ver) WHERE id = :casefile;
