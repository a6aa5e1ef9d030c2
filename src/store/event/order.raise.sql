UPDATE ordered SET level = :facts->>'level', next = :facts->>'next' WHERE id = pos_of(:facts->>'order');
