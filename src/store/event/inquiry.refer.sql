INSERT INTO referral VALUES (:pos, pos_of(:facts->>'inquiry'), :facts->>'from', :facts->>'post', :facts->>'office', :facts->>'day',
  :facts->>'due', :facts->>'told', NULL, NULL, NULL);
INSERT INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  VALUES (pos_of(:facts->>'inquiry'), :pos, :facts->>'from', coalesce(:facts->>'post', :facts->>'office'), :facts->>'day', 'refer', 1);
UPDATE inquiry SET state = :facts->>'state', owner = :facts->>'from' WHERE id = pos_of(:facts->>'inquiry');
INSERT INTO inquiry_log VALUES (pos_of(:facts->>'inquiry'), :pos);
