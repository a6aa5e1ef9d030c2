UPDATE paper SET signed = :facts->>'day' WHERE id = pos_of(:facts->>'paper');
