UPDATE blank_receipt SET state = 'void' WHERE number IN (SELECT value FROM json_each(:facts, '$.numbers'))
  AND state = 'reserved';
