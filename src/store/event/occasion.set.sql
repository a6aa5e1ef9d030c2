INSERT OR REPLACE INTO occasion VALUES (:facts->>'code', :facts->>'version', :facts->>'name', :facts->>'initials', :facts->>'about',
  :facts->>'items', :facts->>'from');
