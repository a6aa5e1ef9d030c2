UPDATE casefile SET answerable = :facts->>'answerable', agent = :facts->>'agent', since = :at, epoch = :epoch, ver = :ver
  WHERE id = :casefile;
UPDATE step SET post = :facts->>'post' WHERE casefile = :casefile AND n = :facts->>'step' AND state = 'current';
UPDATE ordered SET post = :facts->>'post', staff = pos_of(:facts->>'staff'), received = NULL
  WHERE id = pos_of(:facts->>'order') AND settled IS NULL;
