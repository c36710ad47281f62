-- One row per check of a batch; see expectChange.
create table guard (changed integer not null check (changed > 0));

-- What the file belongs to (mode, app, plan) and when the bot first started.
create table meta (key text primary key, value text not null) without rowid;

-- Every event as it came, before it was acknowledged. `lane` keeps order: a chat, or the person of a click.
create table inbox (
  seq integer primary key,
  event_id text not null unique,
  message_id text unique,
  kind text not null,
  lane text not null,
  created_ms integer not null,
  received_at text not null,
  body text not null,
  state text not null default 'waiting' check (state in ('waiting', 'done', 'dead')),
  attempts integer not null default 0,
  answer text,
  handled_at text,
  error text
);
create index inbox_waiting on inbox (lane, created_ms, seq) where state = 'waiting';
create index inbox_received on inbox (received_at);
create index inbox_created on inbox (created_ms);

-- Everything the bot wants to say. `lane` keeps order and rate per receiver.
create table outbox (
  id integer primary key,
  lane text not null,
  kind text not null check (kind in ('send', 'reply', 'update', 'file')),
  target text not null,
  target_type text not null,
  body text not null,
  card_key text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'dropped')),
  attempts integer not null default 0,
  uuid text,
  first_try_at text,
  next_at text not null,
  created_at text not null,
  sent_at text,
  message_id text,
  error text
);
create index outbox_waiting on outbox (lane, id) where state = 'waiting';
create index outbox_created on outbox (created_at);
create index outbox_message on outbox (message_id);

-- Which process works on a lane right now, where several share this database.
create table leases (lane text primary key, holder text not null, until text not null) without rowid;

-- Cards that change later (a reviewer's queue, a report's card), by what they show.
create table cards (
  message_id text primary key,
  card_key text not null,
  chat_id text,
  open_id text,
  sent_at text not null
) without rowid;
create index cards_key on cards (card_key);

-- The roster. A person may have several rows; a row that ended stays, because the ledger names its holder.
create table people (
  id integer primary key,
  open_id text not null,
  name text not null,
  unit text not null default '',
  role text not null check (role in ('liaison', 'leader', 'admin', 'member')),
  since text not null,
  until text,
  unique (open_id, unit, role)
);

-- What people ask the office about the roster: to be enrolled, that somebody takes over or stands in for them, that their
-- data be deleted. Decided once.
create table requests (
  id text not null primary key,
  kind text not null check (kind in ('join', 'handover', 'leave', 'forget')),
  open_id text not null,
  name text not null,
  unit text not null,
  other_open_id text not null default '',
  other_name text not null default '',
  last_day text not null default '',
  at text not null,
  state text not null default 'open' check (state in ('open', 'approved', 'refused')),
  decided_by_name text not null default '',
  decided_at text
) without rowid;
create index requests_open on requests (state, at);

-- A liaison who is away, and who stands in; a deputy enrolled for it (`added`) ends with it.
create table leaves (
  id integer primary key,
  open_id text not null,
  unit text not null,
  deputy text not null,
  last_day text not null,
  added integer not null,
  ended_at text
);
create index leaves_open on leaves (last_day) where ended_at is null;

-- Chats the bot is or was in, and a group's weekly digest.
create table chats (
  chat_id text primary key,
  kind text not null check (kind in ('group', 'p2p')),
  name text not null default '',
  external integer not null default 0,
  open_id text,
  greeted_at text,
  gone_at text,
  digest text not null default 'off' check (digest in ('off', 'on', 'paused')),
  scope text not null default 'all',
  digest_day integer,
  digest_time text,
  digest_set_at text,
  subscribed_at text
) without rowid;

-- One row per group and ISO week: inserting it claims the week.
create table digests (
  chat_id text not null,
  week text not null,
  claimed_at text not null,
  state text not null check (state in ('sent', 'skipped')),
  board text,
  primary key (chat_id, week)
) without rowid;

-- What was submitted. Never updated but for `state`, the newest event's state, kept for queries.
create table reports (
  id integer primary key,
  form text not null,
  kind text not null check (kind in ('indicator', 'task')),
  no integer not null,
  unit text not null,
  period text not null,
  value text,
  numerator text,
  denominator text,
  progress text,
  done text not null default '',
  next text not null default '',
  note text not null default '',
  correction text not null default '',
  by_office integer not null default 0,
  flags text not null default '[]',
  by_open_id text not null,
  by_name text not null,
  at text not null,
  state text not null check (state in ('pending', 'confirmed', 'returned', 'withdrawn')),
  unique (form, kind, no)
);
create index reports_key on reports (kind, no, period);
create index reports_state on reports (state, at);

create table report_events (
  id integer primary key,
  report integer not null references reports (id),
  at text not null,
  state text not null,
  by_open_id text not null,
  by_name text not null,
  reason text not null default ''
);
create index report_events_report on report_events (report, id);

-- Start values and opening totals, with date and source; the newest of an indicator and date counts.
create table baselines (
  id integer primary key,
  no integer not null,
  date text not null,
  value text not null,
  numerator text,
  denominator text,
  source text not null,
  by_open_id text not null,
  by_name text not null,
  at text not null
);

-- Forms that were shown: who may send one in, for what, and whether it made its report.
create table forms (
  id text primary key,
  open_id text not null,
  kind text not null,
  no integer not null,
  unit text not null,
  opened_at text not null,
  used_at text
) without rowid;

-- The office's settings; what is absent has the plan's default.
create table settings (key text primary key, value text not null, at text not null, by_name text not null) without rowid;

-- Everything an office changed, in words.
create table audit (
  id integer primary key,
  at text not null,
  by_open_id text not null,
  by_name text not null,
  act text not null,
  detail text not null
);

-- What a person last talked about in a chat, for ten minutes.
create table topics (
  open_id text not null,
  chat_id text not null,
  topic text not null,
  at text not null,
  primary key (open_id, chat_id)
) without rowid;

-- Asked once per person and day, whatever for.
create table reminders (
  open_id text not null,
  day text not null,
  unit text not null,
  what text not null,
  at text not null,
  primary key (open_id, day)
) without rowid;

-- Files sent as evidence. `form` is the form it joined, whose reports it belongs to; null until that is known. The bytes
-- lie in the evidence store by their sha256.
create table evidence (
  id integer primary key,
  form text,
  message_id text not null,
  file_key text not null,
  name text not null,
  kind text not null,
  size integer not null,
  sha256 text not null,
  by_open_id text not null,
  by_name text not null,
  at text not null,
  after_confirmation integer not null default 0,
  unique (message_id, file_key)
);
create index evidence_form on evidence (form);

-- Numbers of the 督查通报 that were drafted, counted within a year; the next one is compared with the one before.
create table bulletins (
  year integer not null,
  no integer not null,
  day text not null,
  at text not null,
  primary key (year, no)
) without rowid;
