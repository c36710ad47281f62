import { breath } from './breath.ts'
import { first, type Sql, sql } from './sql.ts'

export type Named = { openId: string; name: string }

/** So many rows are looked at in one query: some milliseconds, in which nothing else is done. */
const rowsAtOnce = 10_000

/** Everybody who is named in the records, under every name they were kept with. */
export async function everybodyNamed(db: Sql): Promise<Named[]> {
  const found = new Map<string, Named>()
  for (const table of ['reports', 'report_events', 'baselines', 'evidence'] as const) {
    const last = await first<{ id: number | null }>(db, { sql: `select max(id) as id from ${table}`, params: [] })
    for (let from = 0; from < (last?.id ?? 0); from += rowsAtOnce) {
      const rows = await db.all<Named>({
        sql: `select distinct by_open_id as openId, by_name as name from ${table} where id > ? and id <= ?`,
        params: [from, from + rowsAtOnce],
      })
      for (const row of rows) found.set(`${row.openId} ${row.name}`, row)
      await breath()
    }
  }
  const roster = await db.all<Named>(sql`select distinct open_id as openId, name from people`)
  return [...roster, ...found.values()]
}
