UPDATE casefile SET due = :facts->>'$.light.due', target = :facts->>'$.light.target',
  soon = :facts->>'$.light.soon', limit_days = :facts->>'$.light.days', stopped = :facts->>'$.light.stopped',
  provisional = coalesce(:facts->>'$.light.provisional', 0), rank = coalesce(:facts->>'$.light.due', :facts->>'$.light.by', '~'),
  epoch = :epoch, ver = :ver WHERE id = :casefile;
UPDATE clock SET extensions = extensions + 1, (n, due, target, soon, nominal, provisional, left) = (
    SELECT value->>'n', value->>'due', value->>'target', value->>'soon', value->>'nominal', value->>'provisional',
    coalesce(value->>'left', 0) FROM json_each(:facts, '$.moved') WHERE value->>'kind' = clock.kind)
  WHERE casefile = :casefile AND kind IN (SELECT value->>'kind' FROM json_each(:facts, '$.moved'));
INSERT INTO extension VALUES (:pos, :casefile, :facts->>'n', :facts->>'unit', :facts->>'paper', :facts->>'day',
  :facts->>'due', :facts->>'late');
INSERT INTO case_move VALUES (:casefile, 0, 0, 1 - :facts->>'late', :facts->>'late', 0, 0, 0, 0, 0)
  ON CONFLICT DO UPDATE SET extensions = extensions + excluded.extensions,
  late_extensions = late_extensions + excluded.late_extensions;
