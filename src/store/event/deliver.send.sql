UPDATE casefile SET step_short = :facts->>'step_short', since = :at, epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT INTO delivery VALUES (:pos, :casefile, :facts->>'how', :facts->>'day', :facts->>'paper', :facts->>'deemed', 'out', NULL, NULL);
