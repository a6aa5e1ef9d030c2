UPDATE red SET level = :facts->>'level', next = :facts->>'next' WHERE id = pos_of(:facts->>'red');
UPDATE unheld SET level = :facts->>'level', next = :facts->>'next' WHERE casefile = :casefile AND :facts->>'red' IS NULL;
