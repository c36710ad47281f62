import { placeOf } from './book.ts'
import type { Fact } from './fact.ts'
import type { Context } from './grounds.ts'
import { type Row, titleOf } from './rows.ts'
import { placesOf } from './words.ts'

/** What a row was asked, and what is answered. */
export type AskedFact = { row: Row; facet: string; fact: Fact }

/** Where the rows are printed, and what else their answers rest on. */
export function placesFor(rows: readonly Row[], asked: readonly AskedFact[], context: Context): string[] {
  const own = rows.flatMap((row) =>
    row.kind === 'indicator'
      ? row.with.map(placeOf)
      : row.kind === 'task'
        ? [placeOf(row.item)]
        : row.kind === 'clause'
          ? [row.item.place]
          : [],
  )
  const rest = asked.flatMap(({ fact }) => fact.places ?? [])
  return [...(own.length > 6 ? placesOf(context.plan, rows) : own), ...rest]
}

/** The name a row is listed by: short names of all its parts. */
export const shortTitle = (row: Row, plan: Context['plan']): string =>
  row.kind === 'indicator'
    ? row.with.map(({ short }) => short).join(' + ')
    : row.kind === 'unit'
      ? row.item.short
      : titleOf(plan, row)
