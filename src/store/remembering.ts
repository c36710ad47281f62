import type { Sql, Statement } from './sql.ts'

/**
 * The port for the work on one event: the same question is asked of the database once. So what will be needed can be
 * asked for in advance, side by side, where every round trip takes time. What is written goes through unchanged; nobody
 * reads again what they have written within an event.
 */
export function remembering(db: Sql): Sql {
  const answers = new Map<string, Promise<unknown[]>>()
  const made = new Map<string, Promise<unknown>>()
  const { kept } = db
  return {
    ...db,
    ...(kept && {
      kept<Made>(name: string, tables: readonly string[], make: (db: Sql) => Promise<Made>): Promise<Made> {
        const known = made.get(name) ?? kept(name, tables, make)
        made.set(name, known)
        return known as Promise<Made>
      },
    }),
    all<Row>(statement: Statement): Promise<Row[]> {
      const key = `${statement.sql} ${JSON.stringify(statement.params)}`
      const known = answers.get(key) ?? db.all<Row>(statement)
      answers.set(key, known)
      return known as Promise<Row[]>
    },
  }
}
