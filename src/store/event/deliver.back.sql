UPDATE casefile SET step_short = :facts->>'step_short', since = :at, epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE delivery SET state = 'back', ended = :facts->>'day', ended_by = :pos WHERE casefile = :casefile AND state = 'out';
