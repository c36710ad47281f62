import { type Sql, type Statement, sql } from './sql.ts'

/** What was set under a key last, and when. */
export type Stored = { key: string; value: string; at: string }

export const storedSettings = (db: Sql): Promise<Stored[]> => db.all<Stored>(sql`select key, value, at from settings`)

/** The same with who set it. */
export const settingsByWhom = (db: Sql): Promise<(Stored & { byName: string })[]> =>
  db.all(sql`select key, value, at, by_name as byName from settings order by at desc, key`)

export const valuesOf = (stored: readonly Stored[]): Record<string, string> =>
  Object.fromEntries(stored.map(({ key, value }) => [key, value]))

export const readSettings = async (db: Sql): Promise<Record<string, string>> => valuesOf(await storedSettings(db))

export const setSetting = (key: string, value: string, byName: string, now: string): Statement => sql`
  insert into settings (key, value, at, by_name) values (${key}, ${value}, ${now}, ${byName})
  on conflict (key) do update set value = excluded.value, at = excluded.at, by_name = excluded.by_name`
