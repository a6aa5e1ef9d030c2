-- 0003: which event set a version of an item: who, when, on what basis.

ALTER TABLE item ADD COLUMN pos INTEGER;
UPDATE item SET pos = e.pos
FROM (SELECT pos, facts->>'code' AS code, facts->>'version' AS version FROM event WHERE kind = 'item.set') e
WHERE item.code = e.code AND item.version = e.version;
