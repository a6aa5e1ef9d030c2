UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
