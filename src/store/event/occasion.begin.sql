INSERT INTO occasion_run VALUES (:pos, :facts->>'code', :facts->>'version', :facts->>'name', :facts->>'day');
