INSERT INTO tofro(id, matter, kind, found, day, step, office, state) VALUES (:pos, pos_of(:facts->>'matter'), :facts->>'kind',
  :facts->>'found', :facts->>'day', :facts->>'step', :facts->>'office', 'open');
UPDATE referral SET returned = :pos WHERE inquiry = pos_of(:facts->>'matter') AND received IS NULL AND returned IS NULL;
UPDATE inquiry SET owner = :facts->>'owner', state = 'open' WHERE id = pos_of(:facts->>'matter') AND :facts->>'kind' = 'inquiry';
INSERT INTO inquiry_log SELECT id, :pos FROM inquiry WHERE id = pos_of(:facts->>'matter') AND :facts->>'kind' = 'inquiry';
