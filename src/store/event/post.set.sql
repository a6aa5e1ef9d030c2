INSERT INTO post VALUES (:facts->>'code', :facts->>'name', :facts->>'office',
  (SELECT id FROM staff WHERE login = :facts->>'holder'), (SELECT id FROM staff WHERE login = :facts->>'deputy'),
  :facts->>'from')
  ON CONFLICT DO UPDATE SET name = excluded.name, office = excluded.office, holder = excluded.holder,
    deputy = excluded.deputy, from_day = excluded.from_day;
INSERT INTO post_now SELECT code, holder, 'holder', NULL FROM post WHERE code = :facts->>'code'
  ON CONFLICT DO UPDATE SET staff = excluded.staff, how = excluded.how, since = excluded.since;
UPDATE stood SET ended = :pos WHERE ended IS NULL AND post = :facts->>'code';
DELETE FROM unheld WHERE post = :facts->>'code' AND EXISTS (
  SELECT 1 FROM post_now n JOIN staff s ON s.id = n.staff WHERE n.post = unheld.post AND s.roles <> '');
