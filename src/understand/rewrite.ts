import type { Query, Ref } from '../domain/query.ts'
import type { Meant } from './meant.ts'
import type { ReadContext } from './reading.ts'
import { isRowKind } from './subject-rows.ts'
import type { Topic } from './topic.ts'

/** A query that a plan cannot mean as one it can; null where it does not apply. */
export type Rewrite = (query: Query, spoken: string, context: ReadContext, meant: readonly Meant[]) => Query | null

/** What is asked anew keeps nothing of the conditions, suppositions and words left over of the first reading. */
export const anew = { where: [], claim: undefined, by: undefined, unexplained: [] }

/** The one row that is named; null where there is none, or several. */
export const only = (rows: Query['rows']): Ref | null =>
  rows !== 'all' && rows.length === 1 ? (rows[0] ?? null) : null

/** The one unit a question is about. */
export function onlyUnit({ of, rows }: Query): Ref | null {
  const one = of === 'unit' ? only(rows) : null
  return one?.kind === 'unit' ? one : null
}

/** The indicators and tasks that were asked about last by their names. */
export function rowsAskedLast(topic: Topic | null): Ref[] {
  const last = topic?.queries.at(-1)
  return last && isRowKind(last.of) && last.rows !== 'all' ? last.rows : []
}
