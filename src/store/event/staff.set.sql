INSERT INTO staff VALUES (:pos, :facts->>'login', :facts->>'roles', :facts->>'office', :facts->>'from', :pos,
  :body->>'name', :body->>'initials', :body->>'phone')
  ON CONFLICT(login) DO UPDATE SET roles = excluded.roles, office = excluded.office, from_day = excluded.from_day,
    body = excluded.body, name = excluded.name, initials = excluded.initials, phone = excluded.phone;
DELETE FROM unheld WHERE :facts->>'roles' <> '' AND post IN (
  SELECT n.post FROM post_now n JOIN staff s ON s.id = n.staff WHERE s.login = :facts->>'login');
-- erase
UPDATE staff SET name = NULL, initials = NULL, phone = NULL WHERE body = :pos;
