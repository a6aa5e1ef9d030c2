UPDATE accountability SET decided = :facts->>'day', decision = :facts->>'decision', grade = :facts->>'grade', verdict = :pos
  WHERE id = pos_of(:facts->>'account');
