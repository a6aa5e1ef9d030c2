INSERT INTO objection VALUES (:pos, :casefile, :facts->>'n', pos_of(:facts->>'notice'), :facts->>'day', NULL, NULL, NULL, NULL);
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
