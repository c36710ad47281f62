import type { Query } from '../domain/query.ts'
import type { Meant } from './meant.ts'
import type { ReadContext } from './reading.ts'

/** A query that a plan cannot mean as one it can; null where it does not apply. */
export type Rewrite = (query: Query, spoken: string, context: ReadContext, meant: readonly Meant[]) => Query | null
