UPDATE red SET appeal = :facts->>'verdict', ruled = :pos, next = iif(:facts->>'verdict' = 'upheld', NULL, next)
  WHERE id = pos_of(:facts->>'red');
