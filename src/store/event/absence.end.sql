UPDATE absence SET state = 'over', ended = :facts->>'at', how = :facts->>'how' WHERE id = pos_of(:facts->>'absence');
UPDATE stood SET ended = :pos WHERE ended IS NULL AND post IN (SELECT value->>'post' FROM json_each(:facts, '$.now'));
INSERT INTO stood SELECT value->>'post', :pos, pos_of(value->>'staff'), pos_of(value->>'of'), NULL
  FROM json_each(:facts, '$.now') WHERE value->>'how' <> 'holder';
INSERT OR REPLACE INTO post_now SELECT value->>'post', pos_of(value->>'staff'), value->>'how',
  iif(value->>'how' = 'holder', NULL, :facts->>'at') FROM json_each(:facts, '$.now');
DELETE FROM unheld WHERE post IN (SELECT value->>'post' FROM json_each(:facts, '$.now')
  WHERE value->>'how' IN ('holder', 'deputy'));
