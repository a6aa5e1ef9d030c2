UPDATE referral SET returned = :pos WHERE id = pos_of(:facts->>'referral');
UPDATE inquiry SET state = 'open', owner = :facts->>'owner' WHERE id = pos_of(:facts->>'inquiry');
INSERT INTO owner_change(matter, id, from_post, to_post, day, why, counted)
  VALUES (pos_of(:facts->>'inquiry'), :pos, :facts->>'from', :facts->>'owner', :facts->>'day', 'return',
    NOT coalesce(:facts->>'recalled', 0));
INSERT INTO inquiry_log VALUES (pos_of(:facts->>'inquiry'), :pos);
