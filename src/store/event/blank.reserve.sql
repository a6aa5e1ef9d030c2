INSERT INTO blank_receipt SELECT value->>'number', :facts->>'site', :facts->>'year', value->>'serial', :facts->>'day',
  :actor, 'reserved', NULL FROM json_each(:facts, '$.blanks');
