INSERT INTO answer_count SELECT coalesce(pos_of(:facts->>'answer'), 0), coalesce(:facts->>'item', ''), d.value, 1
  FROM json_each(json_array(:facts->>'day', substr(:facts->>'day', 1, 4))) d
  WHERE TRUE ON CONFLICT DO UPDATE SET n = n + 1;
