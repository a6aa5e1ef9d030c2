INSERT INTO system VALUES (:facts->>'code', :facts->>'name', :facts->>'short', :facts->>'pattern', :facts->>'from')
  ON CONFLICT DO UPDATE SET name = excluded.name, short = excluded.short, pattern = excluded.pattern,
    from_day = excluded.from_day;
