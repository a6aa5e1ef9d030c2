INSERT INTO node VALUES (:node, :inc, :pos, :facts->>'name', :facts->>'test_clock', :facts->>'site');
