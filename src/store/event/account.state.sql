UPDATE accountability SET stated = :facts->>'day', statement = :pos WHERE id = pos_of(:facts->>'account');
