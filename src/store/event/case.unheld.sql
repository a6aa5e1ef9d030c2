INSERT OR REPLACE INTO unheld VALUES (:casefile, :facts->>'post', :facts->>'day', :facts->>'level', :facts->>'next');
