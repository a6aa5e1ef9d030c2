INSERT INTO supervised VALUES (:pos, :casefile, 'urge', :facts->>'post', pos_of(:facts->>'staff'), :facts->>'office',
  :facts->>'outside', :facts->>'day', :actor);
