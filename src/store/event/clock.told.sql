UPDATE moved SET told = :facts->>'day' WHERE casefile = :casefile AND given <> 0 AND told IS NULL;
