INSERT INTO office VALUES (:facts->>'code', :facts->>'name', :facts->>'short', :facts->>'level', :facts->>'inside',
  :facts->>'place', :facts->>'address', :facts->>'hours', :facts->>'phone', :facts->>'from')
  ON CONFLICT DO UPDATE SET name = excluded.name, short = excluded.short, level = excluded.level,
    inside = excluded.inside, place = excluded.place, address = excluded.address, hours = excluded.hours,
    phone = excluded.phone, from_day = excluded.from_day;
