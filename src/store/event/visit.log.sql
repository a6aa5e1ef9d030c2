INSERT OR IGNORE INTO visit_case VALUES (pos_of(:facts->>'visit'), :casefile, :facts->>'what');
