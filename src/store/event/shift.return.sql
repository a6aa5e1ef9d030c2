UPDATE shift SET state = iif(:facts->>'by' = 'giver', 'withdrawn', 'returned'), settled = :pos
  WHERE id = pos_of(:facts->>'shift');
