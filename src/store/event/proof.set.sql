INSERT INTO proof VALUES (:facts->>'code', :facts->>'name', :facts->>'initials', :facts->>'who', :facts->>'basis',
  :facts->>'from') ON CONFLICT DO UPDATE SET name = excluded.name, initials = excluded.initials, who = excluded.who,
    basis = excluded.basis, from_day = excluded.from_day;
