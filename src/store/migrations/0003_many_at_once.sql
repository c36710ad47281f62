-- What keeps a task from going on, and what help it needs.
alter table reports add column problem text not null default '';
alter table reports add column help text not null default '';
-- Decided with others by one tap.
alter table report_events add column together integer not null default 0;

-- Something being prepared that holds many reports: a unit's own page, or a workbook that was sent. `body` is JSON, what
-- was typed or answered so far; the bytes of a workbook lie in the evidence store by their sha256.
create table drafts (
  id text primary key,
  kind text not null check (kind in ('page', 'table')),
  open_id text not null,
  body text not null,
  opened_at text not null,
  used_at text
);
create index drafts_opened on drafts (opened_at);
