UPDATE tofro SET state = 'objected', objection = :pos WHERE id = pos_of(:facts->>'loop');
INSERT INTO inquiry_log SELECT id, :pos FROM inquiry WHERE id = pos_of(:facts->>'matter') AND :facts->>'kind' = 'inquiry';
