-- What one person said within a minute, without reading what everybody else did.
create index inbox_person on inbox (body ->> '$.openId', created_ms);
drop index inbox_created;
