INSERT INTO counter VALUES (:facts->>'code', :facts->>'name', :facts->>'post', :facts->>'from')
  ON CONFLICT DO UPDATE SET name = excluded.name, post = excluded.post, from_day = excluded.from_day;
