import { type Sql, type Statement, sql } from './sql.ts'

/** A liaison who is away until the end of a day; `added` says that the deputy was enrolled only for it. */
export type Leave = { id: number; openId: string; unit: string; deputy: string; lastDay: string; added: boolean }

type Row = Omit<Leave, 'added'> & { added: number }

export async function openLeaves(db: Sql): Promise<Leave[]> {
  const rows = await db.all<Row>(sql`
    select id, open_id as openId, unit, deputy, last_day as lastDay, added from leaves where ended_at is null order by id`)
  return rows.map((row) => ({ ...row, added: row.added === 1 }))
}

export const takeLeave = ({ openId, unit, deputy, lastDay, added }: Omit<Leave, 'id'>): Statement => sql`
  insert into leaves (open_id, unit, deputy, last_day, added)
  values (${openId}, ${unit}, ${deputy}, ${lastDay}, ${added ? 1 : 0})`

/** With `expectChange`: a leave ends once. */
export const endLeave = (id: number, now: string): Statement =>
  sql`update leaves set ended_at = ${now} where id = ${id} and ended_at is null`
