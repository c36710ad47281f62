import { type Sql, type Statement, sql } from './sql.ts'

/** A card that was sent and may change: where it is and what it shows. */
export type HeldCard = { messageId: string; key: string; chatId: string | null; openId: string | null; sentAt: string }

export const hold = (...cards: readonly HeldCard[]): Statement => sql`
  insert into cards (message_id, card_key, chat_id, open_id, sent_at)
  select value ->> 'messageId', value ->> 'key', value ->> 'chatId', value ->> 'openId', value ->> 'sentAt'
  from json_each(${JSON.stringify(cards)}) where true
  on conflict (message_id) do update set card_key = excluded.card_key`

/** All copies of what goes by this key and is young enough to be changed (14 days, docs/platform.md B.6). */
export const holders = (db: Sql, key: string, since: string): Promise<HeldCard[]> =>
  db.all<HeldCard>(sql`
    select message_id as messageId, card_key as key, chat_id as chatId, open_id as openId, sent_at as sentAt
    from cards where card_key = ${key} and sent_at >= ${since} order by sent_at`)

export const pruneCards = (before: string): Statement => sql`delete from cards where sent_at < ${before}`

/** Somebody is typing into this card: it is not drawn over until it is held under its name again. */
export const setAside = (messageId: string): Statement =>
  sql`update cards set card_key = card_key || ':aside' where message_id = ${messageId}`

/** Cards of this name are not found under it any more; with `expectChange` only once. */
export const release = (key: string): Statement => sql`delete from cards where card_key = ${key}`
