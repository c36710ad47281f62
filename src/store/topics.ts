import { first, type Sql, type Statement, sql } from './sql.ts'

/** What a person last talked about in a chat, if that was after `since`; as stored, in JSON. */
export async function topicOf(db: Sql, openId: string, chatId: string, since: string): Promise<string | undefined> {
  return (
    await first<{ topic: string }>(
      db,
      sql`select topic from topics where open_id = ${openId} and chat_id = ${chatId} and at >= ${since}`,
    )
  )?.topic
}

export const setTopic = (openId: string, chatId: string, topic: string, now: string): Statement => sql`
  insert into topics (open_id, chat_id, topic, at) values (${openId}, ${chatId}, ${topic}, ${now})
  on conflict (open_id, chat_id) do update set topic = excluded.topic, at = excluded.at`

export const pruneTopics = (before: string): Statement => sql`delete from topics where at < ${before}`
