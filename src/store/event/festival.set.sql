DELETE FROM festival WHERE regional = :facts->>'regional';
INSERT INTO festival SELECT :facts->>'regional', value->>'day', value->>'name' FROM json_each(:facts, '$.days');
