UPDATE red SET answered = coalesce(answered, :facts->>'day'), answer = :pos WHERE id = pos_of(:facts->>'red');
