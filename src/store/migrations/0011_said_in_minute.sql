-- Who said or clicked it, where it counts towards what one person may within a minute: counted by every event, without
-- reading what was said.
alter table inbox add column said_by text;
drop index inbox_person;
create index inbox_said on inbox (said_by, kind, created_ms) where said_by is not null;
