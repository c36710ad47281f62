import { Conflict, isGuardFailure, type Sql, type Statement } from './sql.ts'

/** The part of Cloudflare's D1 binding the port uses. */
export interface D1 {
  prepare(query: string): D1Statement
  batch(statements: D1Statement[]): Promise<unknown[]>
}

interface D1Statement {
  bind(...values: unknown[]): D1Statement
  all<Row>(): Promise<{ results: Row[] }>
  run(): Promise<{ meta: { changes?: number } }>
}

/** The port on D1. */
export function openD1(database: D1): Sql {
  const bound = ({ sql, params }: Statement) => database.prepare(sql).bind(...params)
  return {
    async all<Row>(statement: Statement) {
      return (await bound(statement).all<Row>()).results
    },
    async run(statement) {
      return (await bound(statement).run()).meta.changes ?? 0
    },
    async batch(statements) {
      if (statements.length === 0) return
      try {
        await database.batch(statements.map(bound))
      } catch (error) {
        throw isGuardFailure(error) ? new Conflict() : error
      }
    },
  }
}
