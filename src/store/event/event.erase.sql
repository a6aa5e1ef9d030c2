-- The bodies listed in the facts go; the erase statements of their kinds blank what they gave (store/event.c).
-- What this machine keeps beside the events knows them too: half-filled forms about these people, and the last minute's acts.
DELETE FROM local_undo;
DELETE FROM local_draft WHERE EXISTS (SELECT 1 FROM json_each(:facts, '$.events') e JOIN person p ON p.body = pos_of(e.value)
  WHERE p.id IN (local_draft.json->>'$.applicant.id', local_draft.json->>'$.representative.id'));
