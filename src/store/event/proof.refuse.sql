INSERT INTO proof_asked VALUES (:pos, :facts->>'proof', :facts->>'asker', :facts->>'day', :actor, :pos, :body->>'asker',
  :body->>'name');
-- erase
UPDATE proof_asked SET asker = NULL, name = NULL WHERE id = :pos;
