INSERT INTO occasion_case VALUES (:casefile, pos_of(:facts->>'occasion'), :facts->>'n');
