INSERT INTO look VALUES (:pos, :casefile, coalesce(:actor, 0), date(:at / 1000000, 'unixepoch', '+8 hours'), :facts->>'what',
  :facts->>'channel', :facts->>'asker');
