import { first, type Sql, sql } from './sql.ts'

/** How much a database holds, for the log of a start. */
export type Size = { people: number; reports: number; chats: number }

export async function sizeOf(db: Sql): Promise<Size> {
  const size = await first<Size>(
    db,
    sql`select (select count(distinct open_id) from people where until is null) as people,
      (select count(*) from reports) as reports, (select count(*) from chats where gone_at is null) as chats`,
  )
  return size ?? { people: 0, reports: 0, chats: 0 }
}
