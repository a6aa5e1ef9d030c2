UPDATE tofro SET state = 'final', ruled = :pos, verdict = :facts->>'verdict', post = coalesce(:facts->>'post', post)
  WHERE id = pos_of(:facts->>'loop');
-- Upheld, as a designation.
@GIVEN@
