INSERT INTO paper VALUES (:pos, nullif(:casefile, 0), :facts->>'kind', :facts->>'site', :facts->>'year', :facts->>'serial',
  :facts->>'number', :facts->>'day', :actor, 1, :facts, pos_of(:facts->>'visit'), pos_of(:facts->>'bag'), 'valid', NULL);
