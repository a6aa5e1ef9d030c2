UPDATE inquiry SET state = :facts->>'state', owner = :facts->>'owner', told = :facts->>'told', ended = :facts->>'ended',
  answer = coalesce(pos_of(:facts->>'answer'), answer), item = coalesce(:facts->>'item', item)
  WHERE id = pos_of(:facts->>'inquiry');
INSERT INTO inquiry_log VALUES (pos_of(:facts->>'inquiry'), :pos);
