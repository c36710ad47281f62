-- Of a private chat: whether its person is of another organisation, as the last message said; null before the first.
alter table chats add column guest integer;
