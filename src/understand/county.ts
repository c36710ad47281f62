import { type Query, unitIn } from '../domain/query.ts'
import type { Sensed } from './meant.ts'
import type { ReadContext } from './reading.ts'

/** The county a figure is asked of, if it is one's: named beside the row, or the asker's own. */
export function countyOf(query: Query, { lexicon, asker }: ReadContext, { meant }: Sensed): string | null {
  if (query.of !== 'matter' && query.of !== 'indicator') return null
  const used = query.where.some((filter) => unitIn(filter) !== undefined) || query.claim?.kind === 'ref'
  if (used) return null
  const ids = meant.flatMap(({ kind, refs }) => (kind === 'our' ? asker.units : refs.map(({ ref }) => ref.id)))
  if (ids.length === 0) return null
  return lexicon.plan.units.find(({ id, kind }) => kind === 'county' && ids.includes(id))?.id ?? null
}

/** A county's figure is its share of the target, and how it stands is how it stands with that share. */
export function ofCounty(query: Query, context: ReadContext, sensed: Sensed): Partial<Query> {
  const county = countyOf(query, context, sensed)
  if (county === null) return {}
  const where: Query['where'] = [...query.where, { by: 'involved', unit: county }]
  // “某县的某项有几个”: of a county it is what it has.
  if (query.how === 'count' && query.show.length === 0) return { where, how: 'tell', show: ['progress'] }
  return query.how === 'tell' && asksShare(query) ? { where } : {}
}
/** Facets of which a county has its share. */
export const shared = new Set(['target', 'shares', 'needed', 'sheet'])
/** Facets of how things stand. */
const ofState: ReadonlySet<string> = new Set([
  'progress',
  'gap',
  'forecast',
  'history',
  'reported',
  'change',
  'expected',
])
const asksShare = ({ show }: Query): boolean =>
  show.length === 0 || show.some((facet) => shared.has(facet) || ofState.has(facet))
