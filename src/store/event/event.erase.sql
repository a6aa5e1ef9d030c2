-- The bodies listed in the facts go; the erase statements of their kinds blank what they gave (store/event.c).
-- What this machine keeps beside the events knows them too: half-filled forms about these people, and the last minute's acts.
DELETE FROM local_undo;
-- The bodies still stand: whoever is named in them, or a case they are about, is looked for in every form.
DELETE FROM local_draft WHERE EXISTS (SELECT 1 FROM json_each(:facts, '$.events') e JOIN event x ON x.pos = pos_of(e.value)
  JOIN body b ON b.pos = x.pos JOIN json_tree(b.json) w
  WHERE (w.key IN ('name', 'doc_number', 'phone') AND w.type = 'text' AND instr(local_draft.json, nullif(w.atom, '')) > 0)
    OR (local_draft.json->>'$.casefile' > 0 AND local_draft.json->>'$.casefile' = pos_of(x.casefile)));
