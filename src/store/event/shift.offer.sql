INSERT INTO shift VALUES (:pos, pos_of(:facts->>'giver'), pos_of(:facts->>'taker'), :facts->>'post', :facts->>'number',
  :facts->>'day', :facts->>'due', json_array_length(:facts, '$.cases'), json_array_length(:facts, '$.inquiries'), 'offered', NULL);
INSERT INTO shift_case SELECT :pos, pos_of(value) FROM json_each(:facts, '$.cases');
INSERT INTO shift_inquiry SELECT :pos, pos_of(value) FROM json_each(:facts, '$.inquiries');
