INSERT INTO clock_confirmed VALUES (:pos, pos_of(:facts->>'from'), pos_of(:facts->>'to'));
