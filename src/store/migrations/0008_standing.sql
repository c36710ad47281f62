-- What counts now, by key: for a figure, a county's part or a task's progress each unit and period once. Kept by the
-- database itself with every step of a report's life, so that asking how things stand reads no history.
create table standing (
  id integer primary key,
  kind text not null,
  share integer not null,
  no integer not null,
  unit text not null,
  period text not null,
  -- The newest submitted of the confirmed reports; null while there is none.
  counting integer,
  -- The newest submitted that does not wait any more, whatever became of it; null while there is none.
  closed integer,
  -- When anything about the key happened last.
  changed text not null,
  unique (kind, share, no, unit, period)
);
create index standing_changed on standing (changed);

-- A key's reports by submission: how it stood at an instant is found by going back from there.
create index reports_history on reports (kind, share, no, unit, period, at);
create index reports_confirmed on reports (kind, share, no, unit, period, at) where state = 'confirmed';
create index reports_at on reports (at);
create index reports_person on reports (by_open_id, at);
create index reports_unit on reports (unit, at);
create index report_events_at on report_events (at);
create index audit_at on audit (at);
drop index reports_key;

insert into standing (kind, share, no, unit, period, counting, closed, changed)
  select k.kind, k.share, k.no, k.unit, k.period,
    (select r.id from reports r where r.kind = k.kind and r.share = k.share and r.no = k.no and r.unit = k.unit
      and r.period = k.period and r.state = 'confirmed' order by r.at desc, r.id desc limit 1),
    (select r.id from reports r where r.kind = k.kind and r.share = k.share and r.no = k.no and r.unit = k.unit
      and r.period = k.period and r.state <> 'pending' order by r.at desc, r.id desc limit 1),
    k.changed
  from (select r.kind, r.share, r.no, r.unit, r.period, max(max(e.at), max(r.at)) as changed
    from reports r join report_events e on e.report = r.id group by r.kind, r.share, r.no, r.unit, r.period) k;

-- A statement ends with its line; those within a trigger end before it.
create trigger standing_of_event after insert on report_events begin
  insert into standing (kind, share, no, unit, period, counting, closed, changed)
    select n.kind, n.share, n.no, n.unit, n.period,
      (select r.id from reports r where r.kind = n.kind and r.share = n.share and r.no = n.no and r.unit = n.unit
        and r.period = n.period and r.state = 'confirmed' order by r.at desc, r.id desc limit 1),
      (select r.id from reports r where r.kind = n.kind and r.share = n.share and r.no = n.no and r.unit = n.unit
        and r.period = n.period and r.state <> 'pending' order by r.at desc, r.id desc limit 1),
      new.at
    from reports n where n.id = new.report
    on conflict (kind, share, no, unit, period) do update set
      counting = excluded.counting, closed = excluded.closed, changed = max(changed, excluded.changed); end;

create trigger standing_of_state after update of state on reports begin
  update standing set
    counting = (select r.id from reports r where r.kind = new.kind and r.share = new.share and r.no = new.no
      and r.unit = new.unit and r.period = new.period and r.state = 'confirmed' order by r.at desc, r.id desc limit 1),
    closed = (select r.id from reports r where r.kind = new.kind and r.share = new.share and r.no = new.no
      and r.unit = new.unit and r.period = new.period and r.state <> 'pending' order by r.at desc, r.id desc limit 1)
    where kind = new.kind and share = new.share and no = new.no and unit = new.unit and period = new.period; end;
