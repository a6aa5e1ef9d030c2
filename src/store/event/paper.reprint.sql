UPDATE paper SET prints = prints + 1 WHERE id = pos_of(:facts->>'paper');
