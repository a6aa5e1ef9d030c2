UPDATE inquiry SET state = :facts->>'state', ended = :facts->>'day', casefile = coalesce(:casefile, casefile)
  WHERE id = pos_of(:facts->>'inquiry');
INSERT INTO inquiry_log VALUES (pos_of(:facts->>'inquiry'), :pos);
