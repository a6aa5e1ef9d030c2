INSERT INTO place VALUES (:facts->>'code', :facts->>'name', :facts->>'short', :facts->>'level', :facts->>'parent',
  :facts->>'kind', :facts->>'from')
  ON CONFLICT DO UPDATE SET name = excluded.name, short = excluded.short, level = excluded.level,
    parent = excluded.parent, kind = excluded.kind, from_day = excluded.from_day;
