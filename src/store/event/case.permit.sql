UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT INTO permit VALUES (:pos, :casefile, :facts->>'procedure', :facts->>'day', NULL);
INSERT INTO case_move VALUES (:casefile, 0, 0, 0, 0, 1, 0, 0, 0, 0) ON CONFLICT DO UPDATE SET permits = permits + 1;
