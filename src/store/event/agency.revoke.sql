UPDATE authorisation SET revoked = :facts->>'day', revoke = :pos
  WHERE casefile = :casefile AND n = :facts->>'n' AND revoked IS NULL;
UPDATE casefile SET epoch = :epoch, ver = :ver WHERE id = :casefile;
