-- A workbook of opening totals, and words said before a table comes, are drafts of their own kinds.
create table drafts_anew (
  id text primary key,
  kind text not null check (kind in ('page', 'table', 'amendment', 'opening', 'said')),
  open_id text not null,
  body text not null,
  opened_at text not null,
  used_at text
);
insert into drafts_anew select id, kind, open_id, body, opened_at, used_at from drafts;
drop table drafts;
alter table drafts_anew rename to drafts;
create index drafts_opened on drafts (opened_at);
