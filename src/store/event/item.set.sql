INSERT INTO item VALUES (:facts->>'code', :facts->>'version', :facts->>'from', :facts->>'name', :facts->>'short',
  :facts->>'initials', :facts->>'handling', :facts->>'item', :pos);
