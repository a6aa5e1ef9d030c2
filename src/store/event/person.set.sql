DELETE FROM person_key WHERE person = pos_of(:facts->>'person') AND key IN (
  SELECT value FROM body, json_each(body.json, '$.keys')
  WHERE body.pos = (SELECT body FROM person WHERE id = pos_of(:facts->>'person')));
INSERT INTO person VALUES (coalesce(pos_of(:facts->>'person'), :pos), :facts->>'place', :pos, :body->>'name',
  :body->>'doc_kind', :body->>'doc_number', :body->>'birth', :body->>'sex', :body->>'phone', :body->>'address', :body->>'legal')
  ON CONFLICT DO UPDATE SET place = excluded.place, body = excluded.body, name = excluded.name,
    doc_kind = excluded.doc_kind, doc_number = excluded.doc_number, birth = excluded.birth, sex = excluded.sex,
    phone = excluded.phone, address = excluded.address, legal = excluded.legal;
INSERT OR IGNORE INTO person_key SELECT value, coalesce(pos_of(:facts->>'person'), :pos)
  FROM json_each(:body, '$.keys');
-- erase
DELETE FROM person_key WHERE person = (SELECT id FROM person WHERE body = :pos)
  AND key IN (SELECT value FROM body, json_each(body.json, '$.keys') WHERE body.pos = :pos);
UPDATE person SET name = NULL, doc_kind = NULL, doc_number = NULL, birth = NULL, sex = NULL, phone = NULL,
  address = NULL, legal = NULL WHERE body = :pos;
