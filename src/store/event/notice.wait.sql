INSERT OR REPLACE INTO notice_wait VALUES (:casefile, :facts->>'step', :facts->>'day', :facts->>'why', :facts->>'post');
