UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT INTO result VALUES (:pos, :casefile, :facts->>'n', :facts->>'until', :facts->>'sealed', NULL);
