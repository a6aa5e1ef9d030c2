INSERT INTO red(id, number, site, year, serial, casefile, clock, due, day, grave, staff, post, office, feedback_by, answered,
  answer, appeal, appealed, ruled, ended, level, next)
  VALUES (:pos, :facts->>'number', :facts->>'site', :facts->>'year', :facts->>'serial', :casefile, :facts->>'clock',
  :facts->>'due', :facts->>'day', :facts->>'grave', pos_of(:facts->>'staff'), :facts->>'post', :facts->>'office',
  :facts->>'feedback_by', NULL, NULL, '', NULL, NULL, NULL, :facts->>'level', :facts->>'next');
