UPDATE objection SET answered = :facts->>'day', upheld = :facts->>'upheld', remedy = :facts->>'remedy', answer = :pos
  WHERE id = pos_of(:facts->>'objection');
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
