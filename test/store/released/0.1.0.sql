CREATE TABLE d1_migrations (
    id integer primary key autoincrement, name text unique, applied_at text not null default current_timestamp);
CREATE TABLE guard (changed integer not null check (changed > 0));
CREATE TABLE meta (key text primary key, value text not null) without rowid;
CREATE TABLE inbox (
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
CREATE INDEX inbox_waiting on inbox (lane, created_ms, seq) where state = 'waiting';
CREATE INDEX inbox_received on inbox (received_at);
CREATE INDEX inbox_created on inbox (created_ms);
CREATE TABLE outbox (
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
CREATE INDEX outbox_waiting on outbox (lane, id) where state = 'waiting';
CREATE INDEX outbox_created on outbox (created_at);
CREATE INDEX outbox_message on outbox (message_id);
CREATE TABLE leases (lane text primary key, holder text not null, until text not null) without rowid;
CREATE TABLE cards (
  message_id text primary key,
  card_key text not null,
  chat_id text,
  open_id text,
  sent_at text not null
) without rowid;
CREATE INDEX cards_key on cards (card_key);
CREATE TABLE people (
  id integer primary key,
  open_id text not null,
  name text not null,
  unit text not null default '',
  role text not null check (role in ('liaison', 'leader', 'admin', 'member')),
  since text not null,
  until text,
  unique (open_id, unit, role)
);
CREATE TABLE requests (
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
CREATE INDEX requests_open on requests (state, at);
CREATE TABLE leaves (
  id integer primary key,
  open_id text not null,
  unit text not null,
  deputy text not null,
  last_day text not null,
  added integer not null,
  ended_at text
);
CREATE INDEX leaves_open on leaves (last_day) where ended_at is null;
CREATE TABLE chats (
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
CREATE TABLE digests (
  chat_id text not null,
  week text not null,
  claimed_at text not null,
  state text not null check (state in ('sent', 'skipped')),
  board text,
  primary key (chat_id, week)
) without rowid;
CREATE TABLE reports (
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
CREATE INDEX reports_key on reports (kind, no, period);
CREATE INDEX reports_state on reports (state, at);
CREATE TABLE report_events (
  id integer primary key,
  report integer not null references reports (id),
  at text not null,
  state text not null,
  by_open_id text not null,
  by_name text not null,
  reason text not null default ''
);
CREATE INDEX report_events_report on report_events (report, id);
CREATE TABLE baselines (
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
CREATE TABLE forms (
  id text primary key,
  open_id text not null,
  kind text not null,
  no integer not null,
  unit text not null,
  opened_at text not null,
  used_at text
) without rowid;
CREATE TABLE settings (key text primary key, value text not null, at text not null, by_name text not null) without rowid;
CREATE TABLE audit (
  id integer primary key,
  at text not null,
  by_open_id text not null,
  by_name text not null,
  act text not null,
  detail text not null
);
CREATE TABLE topics (
  open_id text not null,
  chat_id text not null,
  topic text not null,
  at text not null,
  primary key (open_id, chat_id)
) without rowid;
CREATE TABLE reminders (
  open_id text not null,
  day text not null,
  unit text not null,
  what text not null,
  at text not null,
  primary key (open_id, day)
) without rowid;
CREATE TABLE evidence (
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
CREATE INDEX evidence_form on evidence (form);
CREATE TABLE bulletins (
  year integer not null,
  no integer not null,
  day text not null,
  at text not null,
  primary key (year, no)
) without rowid;
insert into d1_migrations (id, name, applied_at) values (1, '0001_ground.sql', '2026-11-25 06:23:14');
insert into meta (key, value) values ('clock', '2024-04-09T10:30:00+08:00');
insert into meta (key, value) values ('first_start', '2024-03-18T10:00:00+08:00');
insert into meta (key, value) values ('owner', '{"mode":"test","app":"cli_0123456789abcdef","plan":"zunyi-2022"}');
insert into inbox (seq, event_id, message_id, kind, lane, created_ms, received_at, body, state, attempts, answer, handled_at, error) values (6, '29b6e6439220165d3c3965efafc86b63', 'om_d07ab2b6745ba62907eef1e21fdcb609', 'message', 'ou_630df2e1378518eb5501b31dd26e9a7c', 1712629800000, '2024-04-09T10:30:00+08:00', '{"eventId":"29b6e6439220165d3c3965efafc86b63","createdMs":1712629800000,"kind":"message","openId":"ou_630df2e1378518eb5501b31dd26e9a7c","messageId":"om_d07ab2b6745ba62907eef1e21fdcb609","onceKey":"om_d07ab2b6745ba62907eef1e21fdcb609","chatId":"oc_46e00eb5fd66b093fed3bd43414b6350","chatType":"p2p","messageType":"text","text":"填报 商标","mentioned":[],"file":null,"external":false}', 'done', 1, NULL, '2024-04-09T10:30:00+08:00', NULL);
insert into inbox (seq, event_id, message_id, kind, lane, created_ms, received_at, body, state, attempts, answer, handled_at, error) values (7, '9193b9aa00093f35d35e85268e009dae', 'om_fc1256ac4249b265d2b73d27cec0d7c7', 'message', 'ou_14b15c6aff792c162b39a77e4e0cfeed', 1712629800000, '2024-04-09T10:30:00+08:00', '{"eventId":"9193b9aa00093f35d35e85268e009dae","createdMs":1712629800000,"kind":"message","openId":"ou_14b15c6aff792c162b39a77e4e0cfeed","messageId":"om_fc1256ac4249b265d2b73d27cec0d7c7","onceKey":"om_fc1256ac4249b265d2b73d27cec0d7c7","chatId":"oc_1b6664da1c8a6882c421d594e25006a3","chatType":"p2p","messageType":"text","text":"地理标志谁牵头","mentioned":[],"file":null,"external":false}', 'done', 1, NULL, '2024-04-09T10:30:00+08:00', NULL);
insert into inbox (seq, event_id, message_id, kind, lane, created_ms, received_at, body, state, attempts, answer, handled_at, error) values (8, 'e0.7792689759664313', NULL, 'menu', 'ou_14b15c6aff792c162b39a77e4e0cfeed', 1712629800000, '2024-04-09T10:30:00+08:00', '{"eventId":"e0.7792689759664313","createdMs":1712629800000,"kind":"menu","openId":"ou_14b15c6aff792c162b39a77e4e0cfeed","key":"帮助"}', 'waiting', 0, NULL, NULL, NULL);
insert into outbox (id, lane, kind, target, target_type, body, card_key, state, attempts, uuid, first_try_at, next_at, created_at, sent_at, message_id, error) values (11, 'ou_3ced5d0d8b5172e7196ceeb4b283b040', 'send', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', 'open_id', '{"card":{"schema":"2.0","config":{"update_multi":true,"enable_forward":true,"summary":{"content":"待审核 1 件 知识产权仲裁员 2024年第1季度（更正） 期末累计17人"}},"header":{"title":{"tag":"plain_text","content":"待审核 1 件"},"template":"orange"},"body":{"direction":"vertical","vertical_spacing":"8px","elements":[{"tag":"markdown","content":"**知识产权仲裁员　2024年第1季度（更正）**<br>期末累计17人"},{"tag":"markdown","content":"- 此前没有已确认的数\n- 2024年第1季度原已确认18人\n- 更正原因：复核后更正\n- 没有附佐证文件"},{"tag":"markdown","text_size":"notation","content":"<font color=''grey''>市司法局　李明　4月2日 10:00　附件2第10项</font>"},{"tag":"column_set","flex_mode":"flow","horizontal_spacing":"8px","columns":[{"tag":"column","width":"auto","elements":[{"tag":"button","text":{"tag":"plain_text","content":"确认"},"type":"primary","behaviors":[{"type":"callback","value":{"do":"decide","form":"674c8da8-6b94-419b-817b-0d794c8b6109","decision":"confirm"}}]}]},{"tag":"column","width":"auto","elements":[{"tag":"button","text":{"tag":"plain_text","content":"退回"},"type":"danger","behaviors":[{"type":"callback","value":{"do":"decide","form":"674c8da8-6b94-419b-817b-0d794c8b6109","decision":"return"}}]}]}]}]}},"words":"待审核 1 件\n知识产权仲裁员　2024年第1季度（更正）\n期末累计17人\n· 此前没有已确认的数\n· 2024年第1季度原已确认18人\n· 更正原因：复核后更正\n· 没有附佐证文件\n市司法局　李明　4月2日 10:00　附件2第10项\n[确认] [退回]"}', 'queue:ou_3ced5d0d8b5172e7196ceeb4b283b040', 'dead', 1, 'ec8e6f6e-b0b8-4917-8ea1-d365cb04e532', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', 'om_df7797458f0f33d57b6956fb758539e6', '230001');
insert into outbox (id, lane, kind, target, target_type, body, card_key, state, attempts, uuid, first_try_at, next_at, created_at, sent_at, message_id, error) values (14, 'card:om_a1f4083d3a3774ba4a723cd404e7101c', 'update', 'om_a1f4083d3a3774ba4a723cd404e7101c', 'message_id', '{"card":{"schema":"2.0","config":{"update_multi":true,"enable_forward":true,"summary":{"content":"待审核 请看最新的一张“待审核”。"}},"header":{"title":{"tag":"plain_text","content":"待审核"},"template":"grey"},"body":{"direction":"vertical","vertical_spacing":"8px","elements":[{"tag":"markdown","content":"请看最新的一张“待审核”。"}]}},"words":"待审核\n请看最新的一张“待审核”。"}', NULL, 'sent', 1, 'ca74f335-86e6-49cd-bc1e-b062b6ce41b4', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', NULL, NULL);
insert into outbox (id, lane, kind, target, target_type, body, card_key, state, attempts, uuid, first_try_at, next_at, created_at, sent_at, message_id, error) values (16, 'card:om_df7797458f0f33d57b6956fb758539e6', 'update', 'om_df7797458f0f33d57b6956fb758539e6', 'message_id', '{"card":{"schema":"2.0","config":{"update_multi":true,"enable_forward":true,"summary":{"content":"待审核 没有待审核的填报。"}},"header":{"title":{"tag":"plain_text","content":"待审核"},"template":"green"},"body":{"direction":"vertical","vertical_spacing":"8px","elements":[{"tag":"markdown","content":"没有待审核的填报。"}]}},"words":"待审核\n没有待审核的填报。"}', NULL, 'sent', 1, '0f60dd3a-46cb-488b-b354-7d8638b2f217', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00', NULL, NULL);
insert into outbox (id, lane, kind, target, target_type, body, card_key, state, attempts, uuid, first_try_at, next_at, created_at, sent_at, message_id, error) values (54, 'ou_14b15c6aff792c162b39a77e4e0cfeed', 'send', 'ou_14b15c6aff792c162b39a77e4e0cfeed', 'open_id', '{"card":{"schema":"2.0","config":{"update_multi":true,"enable_forward":true,"summary":{"content":"我能做什么 用平常的话问知识产权强市试点方案的指标、任务、责任单位、时间和进展；也可以直接发这些词："}},"header":{"title":{"tag":"plain_text","content":"我能做什么"},"template":"blue"},"body":{"direction":"vertical","vertical_spacing":"8px","elements":[{"tag":"markdown","content":"用平常的话问**知识产权强市试点方案**的指标、任务、责任单位、时间和进展；也可以直接发这些词："},{"tag":"markdown","content":"- **状态**　完成情况：一屏看全部目标，逐级点开\n- **记录**　一项指标或任务的全部填报记录，例如“记录 指标名”\n- **登记**　申请登记为联络员，例如“登记 单位名”\n- **删除个人信息**　删除自己的个人信息（填报记录按岗位保留）\n- **一句话**　一句话说完成情况\n- **周报**　现在就看一份周报（临时）\n- **订阅周报**　群里用：每周把完成情况发到本群\n- **退订周报**　群里用：不再发周报\n- **帮助**　能问什么、能做什么\n- **我是谁**　我的身份、单位和权限"},{"tag":"markdown","text_size":"notation","content":"<font color=''grey''>例如：商标有效注册量目标多少，谁牵头；任务43是什么；试点什么时候结束</font>"},{"tag":"column_set","flex_mode":"flow","horizontal_spacing":"8px","columns":[{"tag":"column","width":"auto","elements":[{"tag":"button","text":{"tag":"plain_text","content":"填报"},"type":"primary","behaviors":[{"type":"callback","value":{"do":"report"}}]}]},{"tag":"column","width":"auto","elements":[{"tag":"button","text":{"tag":"plain_text","content":"状态"},"type":"default","behaviors":[{"type":"callback","value":{"do":"status"}}]}]},{"tag":"column","width":"auto","elements":[{"tag":"button","text":{"tag":"plain_text","content":"我是谁"},"type":"default","behaviors":[{"type":"callback","value":{"do":"whoami"}}]}]}]}]}},"words":"我能做什么\n用平常的话问知识产权强市试点方案的指标、任务、责任单位、时间和进展；也可以直接发这些词：\n· 状态　完成情况：一屏看全部目标，逐级点开\n· 记录　一项指标或任务的全部填报记录，例如“记录 指标名”\n· 登记　申请登记为联络员，例如“登记 单位名”\n· 删除个人信息　删除自己的个人信息（填报记录按岗位保留）\n· 一句话　一句话说完成情况\n· 周报　现在就看一份周报（临时）\n· 订阅周报　群里用：每周把完成情况发到本群\n· 退订周报　群里用：不再发周报\n· 帮助　能问什么、能做什么\n· 我是谁　我的身份、单位和权限\n例如：商标有效注册量目标多少，谁牵头；任务43是什么；试点什么时候结束\n[填报] [状态] [我是谁]"}', NULL, 'waiting', 0, NULL, NULL, '2024-04-09T10:30:00+08:00', '2024-04-09T10:30:00+08:00', NULL, NULL, NULL);
insert into leases (lane, holder, until) values ('ou_3ced5d0d8b5172e7196ceeb4b283b040', 'a-worker', '2024-04-09T10:31:00+08:00');
insert into cards (message_id, card_key, chat_id, open_id, sent_at) values ('om_259b831fefe45e349c547d3ff32f77d5', 'form:5c7969bd-dc8d-4030-b717-474a403dda1c', 'oc_46e00eb5fd66b093fed3bd43414b6350', 'ou_630df2e1378518eb5501b31dd26e9a7c', '2024-04-09T10:30:00+08:00');
insert into cards (message_id, card_key, chat_id, open_id, sent_at) values ('om_76734be06e3eaa967fa82746bac47e96', 'form:f4d571bb-a057-4c6a-9dde-3dcc4d58acda', 'oc_6edde7e1b08e8b29af6b61c2eaada1ca', 'ou_93b9a967e57734647f76bb1b9b22eba0', '2024-04-09T10:30:00+08:00');
insert into cards (message_id, card_key, chat_id, open_id, sent_at) values ('om_9b5f0616c3274fc99d5b605ed3244449', 'queue:ou_3ced5d0d8b5172e7196ceeb4b283b040', 'oc_ded632b0b03ef69813668000c4a8759d', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '2024-04-09T10:30:00+08:00');
insert into cards (message_id, card_key, chat_id, open_id, sent_at) values ('om_ea008a98e22f7addc7733ceeaa49a5aa', 'form:15601208-5e03-452f-b671-532606af1b76', 'oc_46e00eb5fd66b093fed3bd43414b6350', 'ou_630df2e1378518eb5501b31dd26e9a7c', '2024-04-09T10:30:00+08:00');
insert into people (id, open_id, name, unit, role, since, until) values (1, 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '', 'admin', '2024-03-18T10:00:00+08:00', NULL);
insert into people (id, open_id, name, unit, role, since, until) values (2, 'ou_67f76f3654467f21aba15cc50f4bca91', '吴迪', '', 'admin', '2024-03-18T10:00:00+08:00', NULL);
insert into people (id, open_id, name, unit, role, since, until) values (3, 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', 'justice', 'liaison', '2024-03-18T10:00:00+08:00', NULL);
insert into people (id, open_id, name, unit, role, since, until) values (4, 'ou_630df2e1378518eb5501b31dd26e9a7c', '陈静', 'market-regulation', 'liaison', '2024-04-02T10:00:00+08:00', NULL);
insert into people (id, open_id, name, unit, role, since, until) values (5, 'ou_999574e44bb3bcbcc541424adc2fc2ab', '王强', 'justice', 'liaison', '2024-04-02T10:00:00+08:00', NULL);
insert into requests (id, kind, open_id, name, unit, other_open_id, other_name, last_day, at, state, decided_by_name, decided_at) values ('c9d205a1-d0bc-4c51-a929-e3d7afd1d4c8', 'leave', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', 'justice', 'ou_999574e44bb3bcbcc541424adc2fc2ab', '王强', '2024-04-12', '2024-04-02T10:00:00+08:00', 'approved', '周敏', '2024-04-02T10:00:00+08:00');
insert into requests (id, kind, open_id, name, unit, other_open_id, other_name, last_day, at, state, decided_by_name, decided_at) values ('d4e318c3-65b9-4be2-a165-75d3f7037f26', 'join', 'ou_14b15c6aff792c162b39a77e4e0cfeed', '赵一', 'finance', '', '', '', '2024-04-02T10:00:00+08:00', 'open', '', NULL);
insert into leaves (id, open_id, unit, deputy, last_day, added, ended_at) values (1, 'ou_93b9a967e57734647f76bb1b9b22eba0', 'justice', 'ou_999574e44bb3bcbcc541424adc2fc2ab', '2024-04-12', 1, NULL);
insert into chats (chat_id, kind, name, external, open_id, greeted_at, gone_at, digest, scope, digest_day, digest_time, digest_set_at, subscribed_at) values ('oc_1b6664da1c8a6882c421d594e25006a3', 'p2p', '', 0, 'ou_14b15c6aff792c162b39a77e4e0cfeed', NULL, NULL, 'off', 'all', NULL, NULL, NULL, NULL);
insert into chats (chat_id, kind, name, external, open_id, greeted_at, gone_at, digest, scope, digest_day, digest_time, digest_set_at, subscribed_at) values ('oc_46e00eb5fd66b093fed3bd43414b6350', 'p2p', '', 0, 'ou_630df2e1378518eb5501b31dd26e9a7c', NULL, NULL, 'off', 'all', NULL, NULL, NULL, NULL);
insert into chats (chat_id, kind, name, external, open_id, greeted_at, gone_at, digest, scope, digest_day, digest_time, digest_set_at, subscribed_at) values ('oc_666305a30321441b5273eed04b50510e', 'p2p', '', 0, 'ou_67f76f3654467f21aba15cc50f4bca91', NULL, NULL, 'off', 'all', NULL, NULL, NULL, NULL);
insert into chats (chat_id, kind, name, external, open_id, greeted_at, gone_at, digest, scope, digest_day, digest_time, digest_set_at, subscribed_at) values ('oc_6edde7e1b08e8b29af6b61c2eaada1ca', 'p2p', '', 0, 'ou_93b9a967e57734647f76bb1b9b22eba0', NULL, NULL, 'off', 'all', NULL, NULL, NULL, NULL);
insert into chats (chat_id, kind, name, external, open_id, greeted_at, gone_at, digest, scope, digest_day, digest_time, digest_set_at, subscribed_at) values ('oc_ded632b0b03ef69813668000c4a8759d', 'p2p', '', 0, 'ou_3ced5d0d8b5172e7196ceeb4b283b040', NULL, NULL, 'off', 'all', NULL, NULL, NULL, NULL);
insert into chats (chat_id, kind, name, external, open_id, greeted_at, gone_at, digest, scope, digest_day, digest_time, digest_set_at, subscribed_at) values ('oc_eca60664212e0771e3a596a61b79ae98', 'p2p', '', 0, 'ou_999574e44bb3bcbcc541424adc2fc2ab', NULL, NULL, 'off', 'all', NULL, NULL, NULL, NULL);
insert into chats (chat_id, kind, name, external, open_id, greeted_at, gone_at, digest, scope, digest_day, digest_time, digest_set_at, subscribed_at) values ('oc_f8f7091836bfdb43ad5c66d363e1db80', 'group', '专班', 0, NULL, '2024-04-02T10:00:00+08:00', NULL, 'on', 'all', NULL, NULL, NULL, '2024-04-02T10:00:00+08:00');
insert into digests (chat_id, week, claimed_at, state, board) values ('oc_f8f7091836bfdb43ad5c66d363e1db80', '2024-W15', '2024-04-08T09:00:00+08:00', 'sent', NULL);
insert into reports (id, form, kind, no, unit, period, value, numerator, denominator, progress, done, next, note, correction, by_office, flags, by_open_id, by_name, at, state) values (1, '7a8a4fd5-5e35-439c-bc83-eea14c14012d', 'indicator', 10, 'justice', '2024Q1', '18', NULL, NULL, NULL, '', '', '一季度新增，含"兼职"', '', 0, '["报告期尚未结束"]', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', '2024-03-18T10:00:00+08:00', 'confirmed');
insert into reports (id, form, kind, no, unit, period, value, numerator, denominator, progress, done, next, note, correction, by_office, flags, by_open_id, by_name, at, state) values (2, '674c8da8-6b94-419b-817b-0d794c8b6109', 'indicator', 10, 'justice', '2024Q1', '17', NULL, NULL, NULL, '', '', '', '复核后更正', 0, '[]', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', '2024-04-02T10:00:00+08:00', 'returned');
insert into reports (id, form, kind, no, unit, period, value, numerator, denominator, progress, done, next, note, correction, by_office, flags, by_open_id, by_name, at, state) values (3, 'f4d571bb-a057-4c6a-9dde-3dcc4d58acda', 'task', 31, 'justice', '2024Q1', NULL, NULL, NULL, '推进中', '已印发方案', '组织培训', '', '', 0, '[]', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', '2024-04-02T10:00:00+08:00', 'confirmed');
insert into reports (id, form, kind, no, unit, period, value, numerator, denominator, progress, done, next, note, correction, by_office, flags, by_open_id, by_name, at, state) values (4, '4ca2a780-4c7a-4989-ac73-bfa67d881574', 'indicator', 2, 'market-regulation', '2024Q1', '13.2', NULL, NULL, NULL, '', '', '', '', 0, '[]', 'ou_630df2e1378518eb5501b31dd26e9a7c', '陈静', '2024-04-02T10:00:00+08:00', 'withdrawn');
insert into reports (id, form, kind, no, unit, period, value, numerator, denominator, progress, done, next, note, correction, by_office, flags, by_open_id, by_name, at, state) values (5, '5c7969bd-dc8d-4030-b717-474a403dda1c', 'indicator', 2, 'market-regulation', '2024Q1', '13.5', NULL, NULL, NULL, '', '', '', '', 0, '[]', 'ou_630df2e1378518eb5501b31dd26e9a7c', '陈静', '2024-04-09T10:30:00+08:00', 'pending');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (1, 1, '2024-03-18T10:00:00+08:00', 'pending', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', '');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (2, 1, '2024-03-18T10:00:00+08:00', 'confirmed', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (3, 2, '2024-04-02T10:00:00+08:00', 'pending', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', '');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (4, 2, '2024-04-02T10:00:00+08:00', 'returned', 'ou_67f76f3654467f21aba15cc50f4bca91', '吴迪', '请附依据');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (5, 3, '2024-04-02T10:00:00+08:00', 'pending', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', '');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (6, 4, '2024-04-02T10:00:00+08:00', 'pending', 'ou_630df2e1378518eb5501b31dd26e9a7c', '陈静', '');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (7, 4, '2024-04-02T10:00:00+08:00', 'withdrawn', 'ou_630df2e1378518eb5501b31dd26e9a7c', '陈静', '');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (8, 5, '2024-04-09T10:30:00+08:00', 'pending', 'ou_630df2e1378518eb5501b31dd26e9a7c', '陈静', '');
insert into report_events (id, report, at, state, by_open_id, by_name, reason) values (9, 3, '2024-04-09T10:30:00+08:00', 'confirmed', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '');
insert into baselines (id, no, date, value, numerator, denominator, source, by_open_id, by_name, at) values (1, 2, '2021-12-31', '12.3', NULL, NULL, '统计公报', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '2024-04-02T10:00:00+08:00');
insert into forms (id, open_id, kind, no, unit, opened_at, used_at) values ('15601208-5e03-452f-b671-532606af1b76', 'ou_630df2e1378518eb5501b31dd26e9a7c', 'indicator', 2, 'market-regulation', '2024-04-09T10:30:00+08:00', NULL);
insert into forms (id, open_id, kind, no, unit, opened_at, used_at) values ('4ca2a780-4c7a-4989-ac73-bfa67d881574', 'ou_630df2e1378518eb5501b31dd26e9a7c', 'indicator', 2, 'market-regulation', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00');
insert into forms (id, open_id, kind, no, unit, opened_at, used_at) values ('5c7969bd-dc8d-4030-b717-474a403dda1c', 'ou_630df2e1378518eb5501b31dd26e9a7c', 'indicator', 2, 'market-regulation', '2024-04-09T10:30:00+08:00', '2024-04-09T10:30:00+08:00');
insert into forms (id, open_id, kind, no, unit, opened_at, used_at) values ('674c8da8-6b94-419b-817b-0d794c8b6109', 'ou_93b9a967e57734647f76bb1b9b22eba0', 'indicator', 10, 'justice', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00');
insert into forms (id, open_id, kind, no, unit, opened_at, used_at) values ('f4d571bb-a057-4c6a-9dde-3dcc4d58acda', 'ou_93b9a967e57734647f76bb1b9b22eba0', 'task', 31, 'justice', '2024-04-02T10:00:00+08:00', '2024-04-02T10:00:00+08:00');
insert into settings (key, value, at, by_name) values ('dueHalf', '15', '2024-04-02T10:00:00+08:00', '周敏');
insert into settings (key, value, at, by_name) values ('dueMonth', '5', '2024-04-02T10:00:00+08:00', '周敏');
insert into settings (key, value, at, by_name) values ('dueQuarter', '12', '2024-04-02T10:00:00+08:00', '周敏');
insert into settings (key, value, at, by_name) values ('dueYear', '20', '2024-04-02T10:00:00+08:00', '周敏');
insert into settings (key, value, at, by_name) values ('remindFrom', '09:00', '2024-04-02T10:00:00+08:00', '周敏');
insert into settings (key, value, at, by_name) values ('remindTo', '17:30', '2024-04-02T10:00:00+08:00', '周敏');
insert into audit (id, at, by_open_id, by_name, act, detail) values (1, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '设基数', '商标有效注册量：12.3万件（截至2021-12-31，统计公报）');
insert into audit (id, at, by_open_id, by_name, act, detail) values (2, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '设置', 'dueMonth = 5');
insert into audit (id, at, by_open_id, by_name, act, detail) values (3, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '设置', 'dueQuarter = 12');
insert into audit (id, at, by_open_id, by_name, act, detail) values (4, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '设置', 'dueHalf = 15');
insert into audit (id, at, by_open_id, by_name, act, detail) values (5, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '设置', 'dueYear = 20');
insert into audit (id, at, by_open_id, by_name, act, detail) values (6, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '设置', 'remindFrom = 09:00');
insert into audit (id, at, by_open_id, by_name, act, detail) values (7, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '设置', 'remindTo = 17:30');
insert into audit (id, at, by_open_id, by_name, act, detail) values (8, '2024-04-02T10:00:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '名册', '市司法局的联络员李明请假到4月12日，由王强代填');
insert into audit (id, at, by_open_id, by_name, act, detail) values (9, '2024-04-09T10:30:00+08:00', 'ou_3ced5d0d8b5172e7196ceeb4b283b040', '周敏', '起草通报', '知识产权强市试点方案通报-2024年第1期-2024-04-09.docx，截至2024-04-09');
insert into topics (open_id, chat_id, topic, at) values ('ou_14b15c6aff792c162b39a77e4e0cfeed', 'oc_1b6664da1c8a6882c421d594e25006a3', '{"read":"地理标志谁牵头","about":["指标3"],"rows":[]}', '2024-04-09T10:30:00+08:00');
insert into reminders (open_id, day, unit, what, at) values ('ou_630df2e1378518eb5501b31dd26e9a7c', '2024-04-07', 'market-regulation', 'calendar', '2024-04-07T09:00:00+08:00');
insert into reminders (open_id, day, unit, what, at) values ('ou_630df2e1378518eb5501b31dd26e9a7c', '2024-04-09', 'market-regulation', 'calendar', '2024-04-09T09:00:00+08:00');
insert into reminders (open_id, day, unit, what, at) values ('ou_999574e44bb3bcbcc541424adc2fc2ab', '2024-04-09', 'justice', 'calendar', '2024-04-09T09:00:00+08:00');
insert into evidence (id, form, message_id, file_key, name, kind, size, sha256, by_open_id, by_name, at, after_confirmation) values (1, '7a8a4fd5-5e35-439c-bc83-eea14c14012d', 'om_c1616595722ca096b7a868f77ca03a6a', 'file_v3_20d9a3ae9ea90a528447219585be221a', '批复.pdf', 'file', 10, 'fc022288f3e49d09353987de1c32fc1427bd2a8b3657a340e86efb8e34efe003', 'ou_93b9a967e57734647f76bb1b9b22eba0', '李明', '2024-03-18T10:00:00+08:00', 0);
insert into bulletins (year, no, day, at) values (2024, 1, '2024-04-09', '2024-04-09T10:30:00+08:00');
