UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
INSERT OR REPLACE INTO material SELECT :casefile, value->>'n', value->>'state', value->>'original', value->>'copies',
  value->>'returned', :pos, :body->>('$.notes.' || (value->>'n')) FROM json_each(:facts, '$.materials');
-- erase
UPDATE material SET note = NULL WHERE casefile = :casefile AND body = :pos;
