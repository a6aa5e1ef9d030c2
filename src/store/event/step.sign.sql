UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT INTO step_receipt VALUES (:casefile, :facts->>'step', :pos, :facts->>'day', :facts->>'how');
UPDATE step SET received = :facts->>'day' WHERE casefile = :casefile AND n = :facts->>'step' AND received IS NULL;
