DELETE FROM festival WHERE regional = :facts->>'regional';
INSERT INTO festival SELECT :facts->>'regional', value->>'day', value->>'name' FROM json_each(:facts, '$.days');
INSERT INTO festival_set VALUES (:facts->>'regional', coalesce(:facts->>'basis', ''), :facts->>'revision')
  ON CONFLICT DO UPDATE SET basis = excluded.basis, revision = excluded.revision;
