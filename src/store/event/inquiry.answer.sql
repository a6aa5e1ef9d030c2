-- The first answer counts, in the month it was asked, for who was asked first.
INSERT INTO deed SELECT 25, day, :pos, id, 'inquiry', first_staff, (SELECT office FROM post WHERE code = first), :facts->>'waited'
  FROM inquiry WHERE id = pos_of(:facts->>'inquiry') AND :facts->>'waited' IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM deed d WHERE d.matter = inquiry.id AND d.what = 25);
UPDATE inquiry SET state = :facts->>'state', owner = :facts->>'owner', told = :facts->>'told', ended = :facts->>'ended',
  answer = coalesce(pos_of(:facts->>'answer'), answer), item = coalesce(:facts->>'item', item)
  WHERE id = pos_of(:facts->>'inquiry');
INSERT INTO inquiry_log VALUES (pos_of(:facts->>'inquiry'), :pos);
