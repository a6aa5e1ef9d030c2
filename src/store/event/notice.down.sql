UPDATE notice SET down = :facts->>'day', taken = :pos WHERE id = pos_of(:facts->>'notice') AND down IS NULL;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
