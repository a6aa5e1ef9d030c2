INSERT INTO reminded VALUES (pos_of(:facts->>'inquiry'), :facts->>'day', :facts->>'level')
  ON CONFLICT DO UPDATE SET day = excluded.day, level = excluded.level;
INSERT INTO inquiry_log VALUES (pos_of(:facts->>'inquiry'), :pos);
