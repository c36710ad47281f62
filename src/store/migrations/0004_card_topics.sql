-- What a sent card is about, as its topic; a reply to the card is about that.
alter table outbox add column topic text;
