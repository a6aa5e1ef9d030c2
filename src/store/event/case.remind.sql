UPDATE casefile SET reminded = :facts->>'day', epoch = :epoch, ver = :ver WHERE id = :casefile;
