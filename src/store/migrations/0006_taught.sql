-- Sentences the bot was unsure of, without who said them; kept 90 days at most, for the office to teach.
create table unsure (
  id integer primary key,
  -- The sentence without punctuation: said again, it is counted.
  key text not null unique,
  sentence text not null,
  first_at text not null,
  last_at text not null,
  times integer not null default 1
);
create index unsure_last on unsure (last_at);
-- What the office taught: a name of a row of the plan, or (kind 'outside', no ref) a sentence that is not ours.
create table taught (
  id integer primary key,
  words text not null unique,
  kind text not null,
  ref text not null default '',
  at text not null
);
