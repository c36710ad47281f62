import { type CardJson, cardText } from '../cards/feishu.ts'
import { heldBy } from '../domain/held.ts'
import { shift } from '../domain/time.ts'
import type { ReceiverType } from '../feishu/port.ts'
import type { Depth } from './inbox.ts'
import { first, type Sql, type Statement, sql } from './sql.ts'

/**
 * What is said: a card, and the same as text for when the platform refuses the card; or a file, which lies in the store
 * of files under its sha256.
 */
export type Body = { card: CardJson; words: string; plain?: boolean } | { stored: string; name: string } | OldFile

/** A file as version 0.1.0 kept it, in the row itself. */
type OldFile = { file: string; name: string }

export type Letter = {
  kind: 'send' | 'reply' | 'update' | 'file'
  /** Receiver of a `send`, message to reply to, or card to update. */
  target: string
  targetType: ReceiverType | 'message_id'
  /** Whose order and rate it keeps: the chat or person that gets it. */
  lane: string
  body: Body
  /** Name under which the card is found again to be refreshed. */
  cardKey?: string
  /** What the card is about, in JSON. */
  topic?: string
}

type Queued = Letter & {
  id: number
  attempts: number
  uuid: string | null
  firstTryAt: string | null
  createdAt: string
}

/** A letter without what it says, which is large and read only when it goes. */
export type Unread = Omit<Queued, 'body'>

/** A card is written out once, for the database and for the platform. */
const bodyText = heldBy((body: Body): string => {
  if (!('card' in body)) return JSON.stringify(body)
  const { card, ...rest } = body
  return `{"card":${cardText(card)},${JSON.stringify(rest).slice(1)}`
})

/** Statements that put a letter out; a newer update of a card takes the place of waiting older ones. */
export function post(letter: Letter, now: string): Statement[] {
  const { kind, target, targetType, lane, body, cardKey = null, topic = null } = letter
  const insert = sql`
    insert into outbox (lane, kind, target, target_type, body, card_key, topic, next_at, created_at)
    values (${lane}, ${kind}, ${target}, ${targetType}, ${bodyText(body)}, ${cardKey}, ${topic}, ${now}, ${now})`
  if (kind !== 'update') return [insert]
  const stale = sql`
    update outbox set state = 'dropped', error = '被更新的内容代替'
    where kind = 'update' and target = ${target} and state = 'waiting' and first_try_at is null`
  return [stale, insert]
}

/**
 * The same of a letter that goes as soon as it is on disk: it is written down as tried, where nothing waits before it in
 * its lane.
 */
export function postTried(letter: Letter, uuid: string, now: string): Statement {
  const { kind, target, targetType, lane, body, cardKey = null, topic = null } = letter
  return sql`
    insert into outbox (lane, kind, target, target_type, body, card_key, topic, next_at, created_at, uuid, attempts, first_try_at)
    select ${lane}, ${kind}, ${target}, ${targetType}, ${bodyText(body)}, ${cardKey}, ${topic}, ${now}, ${now}, ${uuid},
      first, iif(first, ${now}, null)
    from (select not exists (select 1 from outbox where lane = ${lane} and state = 'waiting') as first)`
}

/** The same letter as it is tried now; null where another waits before it. */
export async function triedAs(db: Sql, letter: Letter, uuid: string): Promise<Tried | null> {
  const row = await first<{ id: number; createdAt: string }>(
    db,
    sql`select id, created_at as createdAt from outbox
      where lane = ${letter.lane} and state = 'waiting' and uuid = ${uuid} and attempts = 1`,
  )
  return row ? { ...letter, ...row, uuid, attempts: 1, firstTryAt: null } : null
}

/** Puts many letters out at once, in their order; none of them an update, which would take another's place. */
export const postAll = (letters: readonly Letter[], now: string): Statement => sql`
  insert into outbox (lane, kind, target, target_type, body, card_key, next_at, created_at)
  select value ->> 'lane', value ->> 'kind', value ->> 'target', value ->> 'targetType', value ->> 'body',
    value ->> 'cardKey', ${now}, ${now}
  from json_each(${JSON.stringify(letters.map((letter) => ({ ...letter, body: JSON.stringify(letter.body) })))})
  order by key`

type Row = {
  id: number
  lane: string
  kind: Letter['kind']
  target: string
  target_type: Letter['targetType']
  body: string
  card_key: string | null
  attempts: number
  uuid: string | null
  first_try_at: string | null
  created_at: string
}

const unreadOf = (row: Omit<Row, 'body'>): Unread => ({
  id: row.id,
  lane: row.lane,
  kind: row.kind,
  target: row.target,
  targetType: row.target_type,
  cardKey: row.card_key ?? undefined,
  attempts: row.attempts,
  uuid: row.uuid,
  firstTryAt: row.first_try_at,
  createdAt: row.created_at,
})

/** Written by `post`. */
const bodyIn = ({ body }: Pick<Row, 'body'>): Body => JSON.parse(body) as Body

/** Seconds a letter waits for its next try at most; the platform never asks for more. */
export const longestWait = 900

/**
 * The oldest waiting letter of every lane, where it is due: a lane never overtakes itself. Answers go before what nobody
 * is waiting for. A time further ahead than anything waits was written before the clock stepped back: it is due.
 */
export async function dueOfEachLane(db: Sql, now: string, limit: number): Promise<Due[]> {
  // Chosen before they are read: a thousand may wait.
  const rows = await db.all<Omit<Row, 'body'> & { waiting: number }>(sql`
    select outbox.id, lane, kind, target, target_type, card_key, attempts, uuid, first_try_at, created_at, waiting
    from outbox join (
      select outbox.id, heads.waiting from outbox join (
        select min(id) as id, count(*) as waiting from outbox where state = 'waiting' group by lane
      ) as heads on heads.id = outbox.id
      where next_at <= ${now} or next_at > ${shift(now, longestWait)} or (attempts = 0 and created_at > ${now})
      order by kind = 'send', outbox.id limit ${limit}
    ) as due on due.id = outbox.id
    order by kind = 'send', outbox.id`)
  return rows.map((row) => ({ ...unreadOf(row), more: row.waiting > 1 }))
}

/** A letter that may go now, and whether others wait behind it in its lane. */
export type Due = Unread & { more: boolean }

/** A letter that is being tried: `attempts` counts this try, `firstTryAt` is what it was before. */
export type Tried = Queued & { uuid: string }

/**
 * Marks letters as tried, before the tries, so that a crash in the middle is known to have tried; until an instant
 * nobody else touches them. Returns those that nobody has tried since they were seen, with what they say.
 */
export async function beginTries(
  db: Sql,
  letters: readonly Unread[],
  newUuid: () => string,
  now: string,
  until: string,
): Promise<Tried[]> {
  if (letters.length === 0) return []
  const tries = letters.map((letter) => ({ ...letter, uuid: letter.uuid ?? newUuid(), attempts: letter.attempts + 1 }))
  const marks = JSON.stringify(tries.map(({ id, uuid, attempts }) => ({ id, uuid, attempts })))
  const rows = await db.all<Pick<Row, 'id' | 'body'>>(sql`
    update outbox set attempts = mark.value ->> 'attempts', uuid = mark.value ->> 'uuid',
      first_try_at = coalesce(first_try_at, ${now}), next_at = ${until}
    from json_each(${marks}) as mark
    where outbox.id = mark.value ->> 'id' and state = 'waiting' and attempts = (mark.value ->> 'attempts') - 1
    returning id, body`)
  const mine = new Map(rows.map((row) => [row.id, bodyIn(row)]))
  return tries.flatMap((letter) => {
    const body = mine.get(letter.id)
    return body ? [{ ...letter, body }] : []
  })
}

/** Whose lane a message the bot sent went out in; undefined for messages it does not know. */
export async function laneOfSent(db: Sql, messageId: string): Promise<string | undefined> {
  return (
    await first<{ lane: string }>(db, sql`select lane from outbox where message_id = ${messageId} and kind <> 'update'`)
  )?.lane
}

/** What a card the bot sent to this chat or person is about, in JSON or null; undefined where it is none of theirs. */
export async function topicOfSent(db: Sql, messageId: string, lane: string): Promise<string | null | undefined> {
  return (
    await first<{ topic: string | null }>(
      db,
      sql`select topic from outbox where message_id = ${messageId} and kind <> 'update' and lane = ${lane}`,
    )
  )?.topic
}

/** The card that was clicked shows something else now. */
export const nowAbout = (messageId: string, topic: string | null): Statement =>
  sql`update outbox set topic = ${topic} where message_id = ${messageId} and kind <> 'update'`

/** A letter that has arrived; an update has no message of its own. */
export type Delivery = { id: number; messageId: string | null; at: string }

export const delivered = (...deliveries: readonly Delivery[]): Statement => sql`
  update outbox set state = 'sent', message_id = value ->> 'messageId', sent_at = value ->> 'at', error = null
  from json_each(${JSON.stringify(deliveries)}) where outbox.id = value ->> 'id' and state = 'waiting'`

/** The outcome of a try counts unless somebody else has tried the letter meanwhile. */
type Try = Pick<Tried, 'id' | 'attempts'>

/** Waits and tries again: under the same uuid when it may have happened, under a new one when it clearly did not. */
export function postpone({ id, attempts }: Try, until: string, error: string, sameUuid: boolean): Statement {
  return sameUuid
    ? sql`update outbox set next_at = ${until}, error = ${error}
        where id = ${id} and state = 'waiting' and attempts = ${attempts}`
    : sql`update outbox set next_at = ${until}, error = ${error}, uuid = null, first_try_at = null
        where id = ${id} and state = 'waiting' and attempts = ${attempts}`
}

export const asPlainText = ({ id, attempts }: Try, body: Body, error: string, now: string): Statement =>
  sql`update outbox set body = ${JSON.stringify(body)}, error = ${error}, uuid = null, first_try_at = null, next_at = ${now}
    where id = ${id} and state = 'waiting' and attempts = ${attempts}`

/** What was to answer a message is sent to whoever gets it instead. */
export const asMessage = ({ id, attempts, lane }: Try & Pick<Tried, 'lane'>, error: string, now: string): Statement =>
  sql`update outbox set kind = 'send', target = lane, target_type = ${lane.startsWith('ou_') ? 'open_id' : 'chat_id'},
      error = ${error}, uuid = null, first_try_at = null, next_at = ${now}
    where id = ${id} and state = 'waiting' and attempts = ${attempts}`

export const giveUp = ({ id, attempts }: Try, state: 'dead' | 'dropped', error: string): Statement =>
  sql`update outbox set state = ${state}, error = ${error}
    where id = ${id} and state = 'waiting' and attempts = ${attempts}`

/** A dead letter back into the queue, as a new message. */
export const resend = (id: number, now: string): Statement => sql`
  update outbox set state = 'waiting', attempts = 0, uuid = null, first_try_at = null, next_at = ${now}, error = null
  where id = ${id} and state = 'dead'`

/** A dead letter nobody needs any more. */
export const letGo = (id: number): Statement =>
  sql`update outbox set state = 'dropped', error = '由办公室放弃' where id = ${id} and state = 'dead'`

/** A card that has not been tried yet gives way to a newer one of the same name; an answer never does. */
export const supersede = (cardKey: string): Statement => sql`
  update outbox set state = 'dropped', error = '被更新的内容代替'
  where kind = 'send' and card_key = ${cardKey} and state = 'waiting' and first_try_at is null`

export type DeadLetter = { id: number; lane: string; words: string; error: string; createdAt: string }

export async function deadLetters(db: Sql, limit: number): Promise<DeadLetter[]> {
  const rows = await db.all<Row & { error: string | null }>(
    sql`select * from outbox where state = 'dead' order by id limit ${limit}`,
  )
  return rows.map((row) => {
    const body = bodyIn(row)
    const words = 'words' in body ? body.words : `文件 ${body.name}`
    return { id: row.id, lane: row.lane, words, error: row.error ?? '', createdAt: row.created_at }
  })
}

export const pruneOutbox = (before: string): Statement =>
  sql`delete from outbox where state in ('sent', 'dropped') and created_at < ${before}`

/** Files, by sha256, that only letters which are to be pruned still need. */
export async function filesOnlyOf(db: Sql, before: string): Promise<string[]> {
  const rows = await db.all<{ stored: string }>(sql`
    select distinct body ->> '$.stored' as stored from outbox as old
    where kind = 'file' and state in ('sent', 'dropped') and created_at < ${before} and body ->> '$.stored' is not null
      and not exists (select 1 from evidence where sha256 = old.body ->> '$.stored')
      and not exists (select 1 from outbox as other where other.kind = 'file' and other.body ->> '$.stored' = old.body ->> '$.stored'
        and not (other.state in ('sent', 'dropped') and other.created_at < ${before}))`)
  return rows.map(({ stored }) => stored)
}

export async function outboxDepth(db: Sql): Promise<Depth & { dead: number }> {
  const row = await first<Depth & { dead: number }>(
    db,
    sql`select count(*) as depth, min(created_at) as oldest,
      (select count(*) from outbox where state = 'dead') as dead from outbox where state = 'waiting'`,
  )
  return { depth: row?.depth ?? 0, oldest: row?.oldest ?? null, dead: row?.dead ?? 0 }
}
