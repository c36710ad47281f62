import { type Sql, sql } from './sql.ts'

/** A numbered file of `migrations/`: its name and its SQL. */
export type Migration = { name: string; text: string }

/** The database was written by a newer version of the bot. */
class NewerSchema extends Error {
  constructor(name: string) {
    super(`数据库由更新的版本写成（${name}），请升级程序后再启动`)
    this.name = 'NewerSchema'
  }
}

/**
 * Applies what is missing, each migration whole or not at all, and records it in the table Cloudflare's own tool uses,
 * so that either may migrate a D1 database. Returns the names applied now.
 */
export async function migrate(db: Sql, migrations: readonly Migration[]): Promise<string[]> {
  await db.run(sql`create table if not exists d1_migrations (
    id integer primary key autoincrement, name text unique, applied_at text not null default current_timestamp)`)
  const done = (await db.all<{ name: string }>(sql`select name from d1_migrations order by id`)).map(({ name }) => name)
  const unknown = done.find((name) => !migrations.some((migration) => migration.name === name))
  if (unknown) throw new NewerSchema(unknown)
  const missing = migrations.filter(({ name }) => !done.includes(name))
  for (const { name, text } of missing) {
    await db.batch([...statementsOf(text), sql`insert into d1_migrations (name) values (${name})`])
  }
  return missing.map(({ name }) => name)
}

/** Migrations hold plain statements ended by `;` at a line's end, and `--` comments on their own lines. */
function statementsOf(text: string) {
  return text
    .replace(/^\s*--.*$/gm, '')
    .split(/;\s*$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => ({ sql: part, params: [] }))
}
