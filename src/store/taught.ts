import type { Taught, Unsure } from '../domain/taught.ts'
import { first, kept, type Sql, type Statement, sql } from './sql.ts'

const columns = 'id, key, sentence, first_at as firstAt, last_at as lastAt, times'

/** As many sentences as are kept at most; the ones said longest ago go first. */
const most = 300

/** Keeps a sentence, or counts it once more. `key` is the same for the same words. */
export const keepUnsure = (key: string, sentence: string, now: string): Statement[] => [
  sql`insert into unsure (key, sentence, first_at, last_at) values (${key}, ${sentence}, ${now}, ${now})
    on conflict (key) do update set last_at = excluded.last_at, times = times + 1`,
  sql`delete from unsure where id in (select id from unsure order by last_at desc, id desc limit -1 offset ${most})`,
]

/** What is kept, the sentences said most often first. */
export const unsureSentences = (db: Sql): Promise<Unsure[]> =>
  db.all<Unsure>({ sql: `select ${columns} from unsure order by times desc, last_at desc, id desc`, params: [] })

export const unsureById = (db: Sql, id: number): Promise<Unsure | undefined> =>
  first<Unsure>(db, { sql: `select ${columns} from unsure where id = ?`, params: [id] })

export const dropUnsure = (id: number): Statement => sql`delete from unsure where id = ${id}`
export const dropAllUnsure = (): Statement => sql`delete from unsure`
export const pruneUnsure = (before: string): Statement => sql`delete from unsure where last_at < ${before}`

/** Everything taught, the newest first. */
export const allTaught = (db: Sql): Promise<Taught[]> =>
  kept(db, 'taught', ['taught'], (db) =>
    db.all<Taught>(sql`select id, words, kind, ref, at from taught order by id desc`),
  )

export const teach = ({ words, kind, ref, at }: Omit<Taught, 'id'>): Statement => sql`
  insert into taught (words, kind, ref, at) values (${words}, ${kind}, ${ref}, ${at})
  on conflict (words) do update set kind = excluded.kind, ref = excluded.ref, at = excluded.at`

/** With `expectChange`: taken back once. */
export const takeBackTaught = (id: number): Statement => sql`delete from taught where id = ${id}`
