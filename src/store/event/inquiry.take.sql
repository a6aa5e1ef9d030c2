UPDATE referral SET received = :facts->>'day', how = :facts->>'how' WHERE id = pos_of(:facts->>'referral');
UPDATE inquiry SET state = 'taken', owner = :facts->>'owner' WHERE id = pos_of(:facts->>'inquiry');
INSERT INTO deed SELECT 26, :facts->>'day', :pos, id, 'inquiry', first_staff, (SELECT office FROM post WHERE code = first),
  :facts->>'between' FROM inquiry WHERE id = pos_of(:facts->>'inquiry') AND :facts->>'between' IS NOT NULL;
INSERT INTO inquiry_log VALUES (pos_of(:facts->>'inquiry'), :pos);
