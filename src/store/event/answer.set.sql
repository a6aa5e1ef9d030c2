INSERT INTO answer VALUES (coalesce(pos_of(:facts->>'answer'), :pos), :pos, :facts->>'item', :facts->>'owner', :actor,
  :facts->>'checked', :facts->>'until', :facts->>'dropped')
  ON CONFLICT DO UPDATE SET body = excluded.body, item = excluded.item, owner = excluded.owner, staff = excluded.staff,
    checked = excluded.checked, until = excluded.until, dropped = excluded.dropped;
