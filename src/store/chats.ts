import type { Chat } from '../domain/chat.ts'
import { first, type Sql, type Statement, sql } from './sql.ts'

type Row = Omit<Chat, 'external'> & { external: number }

const columns = `chat_id as chatId, kind, name, external, greeted_at as greetedAt, gone_at as goneAt, digest, scope,
  digest_day as digestDay, digest_time as digestTime, digest_set_at as digestSetAt, subscribed_at as subscribedAt`

const chatOf = (row: Row): Chat => ({ ...row, external: row.external === 1 })

export async function chatById(db: Sql, chatId: string): Promise<Chat | undefined> {
  const row = await first<Row>(db, { sql: `select ${columns} from chats where chat_id = ?`, params: [chatId] })
  return row && chatOf(row)
}

/** Groups that want the weekly digest, are still there, and have nobody from outside. */
export async function subscribedChats(db: Sql): Promise<Chat[]> {
  const where = `kind = 'group' and digest = 'on' and gone_at is null and external = 0`
  const rows = await db.all<Row>({ sql: `select ${columns} from chats where ${where} order by chat_id`, params: [] })
  return rows.map(chatOf)
}

/** Groups the bot is in that have nobody from outside, by name. */
export async function insideGroups(db: Sql): Promise<Chat[]> {
  const where = `kind = 'group' and gone_at is null and external = 0`
  const rows = await db.all<Row>({
    sql: `select ${columns} from chats where ${where} order by name, chat_id`,
    params: [],
  })
  return rows.map(chatOf)
}

/** The bot is in this group now, whether new or again. */
export const joined = (chatId: string, name: string, external: boolean): Statement => sql`
  insert into chats (chat_id, kind, name, external) values (${chatId}, 'group', ${name}, ${external ? 1 : 0})
  on conflict (chat_id) do update set gone_at = null, external = excluded.external,
    name = case when excluded.name = '' then name else excluded.name end`

/** Somebody's private chat with the bot is known from now on. */
export type Met = { chatId: string; openId: string }
export const met = (...chats: readonly Met[]): Statement => sql`
  insert into chats (chat_id, kind, open_id) select value ->> 'chatId', 'p2p', value ->> 'openId'
  from json_each(${JSON.stringify(chats)}) where true on conflict (chat_id) do nothing`

/** Somebody spoke in their private chat, which says whether they are a guest. */
export const heard = (chatId: string, openId: string, guest: boolean): Statement => sql`
  insert into chats (chat_id, kind, open_id, guest) values (${chatId}, 'p2p', ${openId}, ${guest ? 1 : 0})
  on conflict (chat_id) do update set guest = excluded.guest where guest is not excluded.guest`

/** A person's private chat; `guest` is null while they have said nothing in it. */
export async function privateChatOf(
  db: Sql,
  openId: string,
): Promise<{ chatId: string; guest: boolean | null } | undefined> {
  const row = await first<{ chatId: string; guest: number | null }>(
    db,
    sql`select chat_id as chatId, guest from chats where kind = 'p2p' and open_id = ${openId}`,
  )
  return row && { ...row, guest: row.guest === null ? null : row.guest === 1 }
}

/** A message came from this group, so the bot is in it; once somebody from outside has spoken, outsiders are too. */
export const inGroup = (chatId: string, outsider: boolean): Statement => sql`
  insert into chats (chat_id, kind, external) values (${chatId}, 'group', ${outsider ? 1 : 0})
  on conflict (chat_id) do update set gone_at = null, external = max(external, excluded.external)
    where gone_at is not null or excluded.external > external`

/** Inside a batch with `expectChange`: the group is greeted once, however often the bot is added. */
export const greeted = (chatId: string, now: string): Statement =>
  sql`update chats set greeted_at = ${now} where chat_id = ${chatId} and greeted_at is null`

/** The group is gone for the bot; its subscription ends with it. */
export const gone = (chatId: string, now: string): Statement =>
  sql`update chats set gone_at = ${now}, digest = 'off' where chat_id = ${chatId} and gone_at is null`

/** From now on; a group that has it already goes on as it does. */
export const subscribe = (chatId: string, scope: string, now: string): Statement => sql`
  insert into chats (chat_id, kind, digest, scope, subscribed_at) values (${chatId}, 'group', 'on', ${scope}, ${now})
  on conflict (chat_id) do update set digest = 'on', scope = excluded.scope, gone_at = null,
    subscribed_at = case when chats.digest = 'on' then chats.subscribed_at else excluded.subscribed_at end`

export const setScope = (chatId: string, scope: string): Statement =>
  sql`update chats set scope = ${scope} where chat_id = ${chatId}`

export const setDigest = (chatId: string, state: Chat['digest']): Statement =>
  sql`update chats set digest = ${state} where chat_id = ${chatId}`

export const setDigestTime = (chatId: string, day: number, time: string, now: string): Statement =>
  sql`update chats set digest_day = ${day}, digest_time = ${time}, digest_set_at = ${now} where chat_id = ${chatId}`

/** A group's digest of an ISO week, sent or too late to be. */
export type WeekClaim = { chatId: string; week: string; state: 'sent' | 'skipped' }

/**
 * Claims digests; with `expectChanges` over their number each is claimed once, and none of a group that has stopped or
 * paused it meanwhile.
 */
export const claimWeeks = (claims: readonly WeekClaim[], now: string): Statement => sql`
  insert into digests (chat_id, week, claimed_at, state)
  select value ->> 'chatId', value ->> 'week', ${now}, value ->> 'state' from json_each(${JSON.stringify(claims)})
  where exists (select 1 from chats where chat_id = value ->> 'chatId' and digest = 'on') on conflict do nothing`

/** Whether a group's digest of a week is claimed, asked of all groups at once. */
export async function weeksClaimed(
  db: Sql,
  weeks: readonly string[],
): Promise<(chatId: string, week: string) => boolean> {
  const rows = await db.all<{ chatId: string; week: string }>(sql`
    select chat_id as chatId, week from digests where week in (select value from json_each(${JSON.stringify(weeks)}))`)
  const claimed = new Set(rows.map(({ chatId, week }) => `${chatId} ${week}`))
  return (chatId, week) => claimed.has(`${chatId} ${week}`)
}

/** When each group's last digest was composed, for “since the last digest”. */
export async function lastDigests(db: Sql): Promise<ReadonlyMap<string, string>> {
  const rows = await db.all<{ chatId: string; at: string }>(
    sql`select chat_id as chatId, max(claimed_at) as at from digests where state = 'sent' group by chat_id`,
  )
  return new Map(rows.map(({ chatId, at }) => [chatId, at]))
}

/** When this group's last digest was composed, for “since the last digest”. */
export async function lastDigestAt(db: Sql, chatId: string): Promise<string | null> {
  return (
    (
      await first<{ at: string | null }>(
        db,
        sql`select max(claimed_at) as at from digests where chat_id = ${chatId} and state = 'sent'`,
      )
    )?.at ?? null
  )
}
