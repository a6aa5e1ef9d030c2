DELETE FROM closure WHERE first = :facts->>'first' AND last = :facts->>'last' AND weekday = :facts->>'weekday'
  AND (part = :facts->>'part' OR :facts->>'kind' = 'normal');
INSERT INTO closure SELECT :facts->>'first', :facts->>'last', :facts->>'weekday', :facts->>'kind', :facts->>'part', :pos
  WHERE :facts->>'kind' <> 'normal';
