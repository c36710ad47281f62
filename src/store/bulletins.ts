import { first, type Sql, type Statement, sql } from './sql.ts'

/** An issue of the 督查通报: its number within a year, its cut-off day, and when it was drafted. */
export type Bulletin = { year: number; no: number; day: string; at: string }

/** The newest issue drafted before a day; of any day without one. */
export const lastBulletin = (db: Sql, before = '9999'): Promise<Bulletin | undefined> =>
  first<Bulletin>(
    db,
    sql`select year, no, day, at from bulletins where substr(at, 1, 10) < ${before} order by year desc, no desc limit 1`,
  )

/** The newest issues, the last first. */
export const lastBulletins = (db: Sql, most: number): Promise<Bulletin[]> =>
  db.all<Bulletin>(sql`select year, no, day, at from bulletins order by year desc, no desc limit ${most}`)

/** Takes a number; with `expectChange` only one draft gets it. */
export const takeNumber = ({ year, no, day, at }: Bulletin): Statement => sql`
  insert into bulletins (year, no, day, at) values (${year}, ${no}, ${day}, ${at}) on conflict do nothing`

/** The same issue drafted anew. */
export const draftAnew = ({ year, no, day, at }: Bulletin): Statement => sql`
  update bulletins set day = ${day}, at = ${at} where year = ${year} and no = ${no}`
