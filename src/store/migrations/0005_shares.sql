-- A county's part of a target: its kind is that of the indicator it is a part of, this column says it is a part.
alter table reports add column share integer not null default 0;
