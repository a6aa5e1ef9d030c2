INSERT INTO inquiry VALUES (:pos, :facts->>'number', :facts->>'site', :facts->>'serial', :facts->>'kind',
  :facts->>'channel', :facts->>'day', :at, :facts->>'window', :facts->>'first', :actor, :facts->>'owner', :facts->>'state',
  :facts->>'due', :facts->>'target', :facts->>'soon', :facts->>'days', coalesce(:facts->>'due', '~'), :facts->>'item',
  pos_of(:facts->>'answer'), nullif(:casefile, 0), pos_of(:facts->>'source'), NULL, NULL);
INSERT INTO inquiry_log VALUES (:pos, :pos);
INSERT INTO answer_count SELECT coalesce(pos_of(:facts->>'answer'), 0), coalesce(:facts->>'item', ''), d.value, 1
  FROM json_each(json_array(:facts->>'day', substr(:facts->>'day', 1, 4))) d
  WHERE :facts->>'kind' = 'question' AND coalesce(:facts->>'answer', :facts->>'item') IS NOT NULL
  ON CONFLICT DO UPDATE SET n = n + 1;
