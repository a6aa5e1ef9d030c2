INSERT INTO setting VALUES (:facts->>'key', :facts->>'from', :facts->>'value', :facts->>'source', :facts->>'confidence')
  ON CONFLICT DO UPDATE SET value = excluded.value, source = excluded.source, confidence = excluded.confidence;
