INSERT INTO visit VALUES (:pos, pos_of(:facts->>'person'), pos_of(:facts->>'representative'), :facts->>'authorised',
  :facts->>'channel', :facts->>'day', :actor, :facts->>'window', :body->>'relation', :pos);
-- erase
UPDATE visit SET relation = NULL WHERE id = :pos AND body = :pos;
