DELETE FROM calendar_day WHERE year = :facts->>'year';
INSERT INTO calendar_year VALUES (:facts->>'year', :facts->>'notice', :facts->>'revision')
  ON CONFLICT DO UPDATE SET notice = excluded.notice, revision = excluded.revision;
INSERT INTO calendar_day SELECT :facts->>'year', value->>'day', value->>'kind', value->>'name'
  FROM json_each(:facts, '$.days');
