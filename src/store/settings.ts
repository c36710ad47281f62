import { type Sql, type Statement, sql } from './sql.ts'

export async function readSettings(db: Sql): Promise<Record<string, string>> {
  const rows = await db.all<{ key: string; value: string }>(sql`select key, value from settings`)
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

export const setSetting = (key: string, value: string, byName: string, now: string): Statement => sql`
  insert into settings (key, value, at, by_name) values (${key}, ${value}, ${now}, ${byName})
  on conflict (key) do update set value = excluded.value, at = excluded.at, by_name = excluded.by_name`
