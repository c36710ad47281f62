import { Conflict, type Sql, type Statement, StorageTrouble, sql } from './sql.ts'

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

/**
 * What D1 says when the database is reset, overloaded, full or out of reach
 * (developers.cloudflare.com/d1/observability/debug-d1, Error list).
 */
const troubles =
  /Network connection lost|caused object to be reset|reset because its code was updated|is overloaded|exceeded its (memory|CPU) limit|transient issue|currently processing a long-running|Exceeded maximum DB size/i

/**
 * A statement, and after it a check of how many rows it changed. The check inserts what it finds into a table that takes
 * no 0, so the database itself rolls the batch back.
 */
function guarded(statement: Statement): Statement[] {
  const { changes } = statement
  if (changes === undefined) return [statement]
  const check =
    changes === 'some'
      ? sql`insert into guard (changed) select changes()`
      : sql`insert into guard (changed) select changes() = ${changes}`
  return [statement, check, sql`delete from guard`]
}

/** What the database says when the guard's check fails. */
const isGuardFailure = (error: unknown): boolean =>
  error instanceof Error && /CHECK constraint failed: (changed|guard)/.test(error.message)

/** The port on D1. */
export function openD1(database: D1): Sql {
  const bound = ({ sql, params }: Statement) => database.prepare(sql).bind(...params)
  const asked = <Answer>(answer: Promise<Answer>): Promise<Answer> =>
    answer.catch((error: unknown) => {
      throw error instanceof Error && troubles.test(error.message) ? new StorageTrouble(error) : error
    })
  return {
    async all<Row>(statement: Statement) {
      return (await asked(bound(statement).all<Row>())).results
    },
    async run(statement) {
      return (await asked(bound(statement).run())).meta.changes ?? 0
    },
    async batch(statements) {
      if (statements.length === 0) return
      try {
        await asked(database.batch(statements.flatMap(guarded).map(bound)))
      } catch (error) {
        throw isGuardFailure(error) ? new Conflict() : error
      }
    },
  }
}
