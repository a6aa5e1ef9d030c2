INSERT INTO bag VALUES (:pos, :facts->>'place', :facts->>'agent', :facts->>'received', :facts->>'day', :actor,
  :facts->>'window');
