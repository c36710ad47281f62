import type { Incoming, MessageIn, SentFile } from '../feishu/incoming.ts'
import { first, type Sql, type Statement, sql } from './sql.ts'

/** An event waiting for its turn, and how often it was tried; `counted`: the try that comes now was counted already. */
export type Waiting = { seq: number; lane: string; attempts: number; incoming: Incoming; counted?: boolean }

/** How often an event is tried before it becomes a dead letter; counted before each try, so a crash counts. */
export const maxAttempts = 3

/**
 * Whose order an event keeps: a group's, or a person's, whose private chat with the bot is one conversation with
 * the cards clicked in it.
 */
export function laneOf(incoming: Incoming): string {
  if (incoming.kind === 'message') return incoming.chatType === 'group' ? incoming.chatId : incoming.openId
  return 'chatId' in incoming && incoming.kind !== 'click' ? incoming.chatId : incoming.openId
}

/**
 * Keeps an event and returns its place in the inbox; undefined when its event id or its message is known already. Of
 * what is worked on at once the first attempt is counted here: one round trip less within a callback's three seconds.
 */
export async function keep(
  db: Sql,
  incoming: Incoming,
  now: string,
  atOnce = incoming.kind === 'click',
): Promise<number | undefined> {
  const once = incoming.kind === 'message' ? incoming.onceKey : null
  const { eventId, kind, createdMs } = incoming
  const attempts = atOnce ? 1 : 0
  const rows = await db.all<{ seq: number }>(sql`
    insert into inbox (event_id, message_id, kind, lane, created_ms, received_at, body, attempts, said_by)
    values (${eventId}, ${once}, ${kind}, ${laneOf(incoming)}, ${createdMs}, ${now}, ${JSON.stringify(incoming)}, ${attempts},
      ${isSaid(incoming) ? incoming.openId : null})
    on conflict do nothing returning seq`)
  return rows[0]?.seq
}

type Row = { seq: number; lane: string; attempts: number; body: string }

const waitingOf = ({ seq, lane, attempts, body }: Row): Waiting => ({
  seq,
  lane,
  attempts,
  // Written by `keep` from a checked event.
  incoming: asNow(JSON.parse(body) as Incoming | OldMessage),
})

/** A message as version 0.1.0 kept it, which may have been waiting when this version was started. */
type OldMessage = Omit<MessageIn, 'files' | 'mentioned' | 'parentId'> & { file: SentFile | null; mentioned: string[] }

function asNow(kept: Incoming | OldMessage): Incoming {
  if (kept.kind !== 'message' || 'files' in kept) return kept
  const { file, mentioned, ...rest } = kept
  const bots = mentioned.map((openId) => ({ key: '', openId, name: '', bot: false }))
  return { ...rest, files: file ? [file] : [], mentioned: bots, parentId: null }
}

/**
 * The next event of every lane, oldest lane first: waiting messages of one chat in the order they were written. Lanes
 * whose next is one of `besides` are left out; what is not taken is not read.
 */
export async function nextOfEachLane(db: Sql, limit: number, besides: Iterable<number> = []): Promise<Waiting[]> {
  const rows = await db.all<Row>(sql`
    select inbox.seq, inbox.lane, attempts, body from inbox join (
      select seq, row_number() over (partition by lane order by created_ms, seq) as place
      from inbox where state = 'waiting') as heads on heads.seq = inbox.seq
    where place = 1 and inbox.seq not in (select value from json_each(${JSON.stringify([...besides])}))
    order by inbox.seq limit ${limit}`)
  return rows.map(waitingOf)
}

/** Where everything that waits stands, without what it says; the planner would go through all that was ever said. */
export const waitingPlaces = (db: Sql): Promise<{ seq: number; lane: string; createdMs: number }[]> =>
  db.all(sql`
    select seq, lane, created_ms as createdMs from inbox indexed by inbox_waiting where state = 'waiting' order by seq`)

/** Those of some events that still wait. */
export async function waitingBySeq(db: Sql, seqs: readonly number[]): Promise<Waiting[]> {
  const rows = await db.all<Row>(sql`
    select seq, lane, attempts, body from inbox
    where state = 'waiting' and seq in (select value from json_each(${JSON.stringify(seqs)}))`)
  return rows.map(waitingOf)
}

/** Whether an event still has to be worked on. */
export async function isWaiting(db: Sql, seq: number): Promise<boolean> {
  return (await first(db, sql`select 1 from inbox where seq = ${seq} and state = 'waiting'`)) !== undefined
}

/** The answer a callback was given, or null while it has none. */
export async function answerTo(db: Sql, eventId: string): Promise<string | null> {
  return (
    (await first<{ answer: string | null }>(db, sql`select answer from inbox where event_id = ${eventId}`))?.answer ??
    null
  )
}

const minuteMs = 60_000

/**
 * Whether it counts towards what one person may say and click within a minute: not what was said in a group without a
 * mention of the bot, nor what is but a file or a form.
 */
function isSaid(incoming: Incoming): boolean {
  if (incoming.kind === 'click') return incoming.form === null
  if (incoming.kind !== 'message') return true
  const { text, files, chatType, mentioned } = incoming
  return (files.length === 0 || text !== '') && (chatType !== 'group' || mentioned.length > 0)
}

/** The how-many-th message or click of its person this is within its minute, by when they were made. */
export async function placeInMinute(db: Sql, { eventId, kind, openId, createdMs }: Incoming): Promise<number> {
  const minute = Math.floor(createdMs / minuteMs) * minuteMs
  const row = await first<{ place: number }>(
    db,
    sql`select count(*) as place from inbox
      where said_by = ${openId} and kind = ${kind} and created_ms >= ${minute} and created_ms < ${minute + minuteMs}
        and seq <= (select seq from inbox where event_id = ${eventId})`,
  )
  return row?.place ?? 0
}

export const countAttempt = (seq: number): Statement =>
  sql`update inbox set attempts = attempts + 1 where seq = ${seq} and state = 'waiting'`

/** A try that failed for want of a working database was none. */
export const takeBackAttempt = (seq: number): Statement =>
  sql`update inbox set attempts = attempts - 1 where seq = ${seq} and state = 'waiting' and attempts > 0`

/** Ends an event; inside a batch with `expectChange` it can end only once. */
export const finish = (seq: number, answer: string | null, now: string): Statement =>
  sql`update inbox set state = 'done', answer = ${answer}, handled_at = ${now} where seq = ${seq} and state = 'waiting'`

export const bury = (seq: number, error: string, now: string): Statement =>
  sql`update inbox set state = 'dead', error = ${error}, handled_at = ${now} where seq = ${seq} and state = 'waiting'`

/** A question taken back before it was answered is not answered. */
export const forgetMessage = (messageId: string, now: string): Statement => sql`
  update inbox set state = 'done', handled_at = ${now}
  where state = 'waiting' and (message_id = ${messageId} or instr(message_id, ${`${messageId}@`}) = 1)`

/** Ids are kept longer than the platform redelivers (6 hours) and than the contract promises (24 hours). */
export const pruneInbox = (before: string): Statement =>
  sql`delete from inbox where state = 'done' and received_at < ${before}`

export type Depth = { depth: number; oldest: string | null }

export async function inboxDepth(db: Sql): Promise<Depth> {
  const row = await first<Depth>(
    db,
    sql`select count(*) as depth, min(received_at) as oldest from inbox where state = 'waiting'`,
  )
  return row ?? { depth: 0, oldest: null }
}
