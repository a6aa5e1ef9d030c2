-- What left is told by the event; a table on paper stands in its register too.
INSERT INTO exported SELECT :pos, :facts->>'year', :facts->>'site', :facts->>'serial', :facts->>'number'
  WHERE :facts->>'number' IS NOT NULL;
