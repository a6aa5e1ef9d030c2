INSERT INTO absence VALUES (:pos, pos_of(:facts->>'staff'), :facts->>'from', :facts->>'until', pos_of(:facts->>'standin'),
  :actor, 'soon', NULL, NULL);
