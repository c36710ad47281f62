import type { Sql } from './sql.ts'

/** The same database, and how many queries it has been asked; each statement of a batch is one. */
export function countQueries(db: Sql): { db: Sql; queries(): number } {
  let count = 0
  return {
    queries: () => count,
    db: {
      all(statement) {
        count++
        return db.all(statement)
      },
      run(statement) {
        count++
        return db.run(statement)
      },
      batch(statements) {
        count += statements.length
        return db.batch(statements)
      },
    },
  }
}
