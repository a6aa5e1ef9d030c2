INSERT INTO answer_count VALUES (coalesce(pos_of(:facts->>'answer'), 0), coalesce(:facts->>'item', ''), :facts->>'day', 1)
  ON CONFLICT DO UPDATE SET n = n + 1;
