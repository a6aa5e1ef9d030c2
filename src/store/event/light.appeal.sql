UPDATE red SET appeal = 'filed', appealed = :pos, answered = coalesce(answered, :facts->>'day'),
  answer = coalesce(answer, :pos) WHERE id = pos_of(:facts->>'red');
