UPDATE ordered SET received = :facts->>'day' WHERE id = pos_of(:facts->>'order');
