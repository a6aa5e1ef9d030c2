UPDATE ordered SET state = 'replied', replied = :pos, next = NULL, received = coalesce(received, :facts->>'day')
  WHERE id = pos_of(:facts->>'order');
UPDATE clock SET state = 'done' WHERE casefile = :casefile
  AND kind = (SELECT 'order:' || n FROM ordered WHERE id = pos_of(:facts->>'order'));
