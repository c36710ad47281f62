-- Papers that come after the plan (yearly and county targets, revisions, rulings, successors). Append-only: `lines` is
-- JSON as it was entered; taking a paper back is a row of its own.
create table amendments (
  id integer primary key,
  title text not null,
  number text,
  date text not null,
  effective text not null,
  lines text not null,
  by_open_id text not null,
  by_name text not null,
  at text not null,
  -- The draft or form it came from: the same one is entered once.
  form text not null unique
);
create table amendment_withdrawals (
  amendment integer primary key references amendments (id),
  at text not null,
  reason text not null,
  by_open_id text not null,
  by_name text not null
);
-- A workbook of targets is a draft of its own kind; SQLite changes a check by making the table anew.
create table drafts_anew (
  id text primary key,
  kind text not null check (kind in ('page', 'table', 'amendment')),
  open_id text not null,
  body text not null,
  opened_at text not null,
  used_at text
);
insert into drafts_anew select id, kind, open_id, body, opened_at, used_at from drafts;
drop table drafts;
alter table drafts_anew rename to drafts;
create index drafts_opened on drafts (opened_at);
