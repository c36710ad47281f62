import { heldBy } from '../domain/held.ts'
import type { Query, Ref } from '../domain/query.ts'
import { winners } from './aggregate.ts'
import { passing } from './filters.ts'
import { type Context, contextOf, type Grounds } from './grounds.ts'
import { factsOf } from './named.ts'
import { type Row, rowOf, rowsOf } from './rows.ts'

const most = 60

/** The rows an answer shows, in its order: what 第二个 and 这些 point to in the next message. */
export function shownBy(queries: readonly Query[], grounds: Grounds): Ref[] {
  return queries.map((query) => shownByOne(query, grounds)).find((shown) => shown.length > 0) ?? []
}

/** All an answer puts before the reader: its rows, and the units and people named beside them. */
export const toldBy = (queries: readonly Query[], grounds: Grounds): Told => toldOf(grounds)(queries)
const toldOf = heldBy((grounds: Grounds) =>
  heldBy(
    (queries: readonly Query[]): Told => ({
      rows: shownBy(queries, grounds),
      named: queries.map((query) => namedByOne(query, grounds)).find((named) => named.length > 0) ?? [],
    }),
  ),
)
type Told = { readonly rows: Ref[]; readonly named: Ref[] }

/** More rows than these name too many units for any to be meant. */
const fewRows = 4

function namedByOne(query: Query, grounds: Grounds): Ref[] {
  const context = contextOf(grounds, query)
  const rows = query.rows === 'all' ? [] : query.rows.flatMap((ref) => rowOf(context.plan, ref) ?? [])
  const asked = query.of === 'plan' ? rowsOf(context.plan, 'plan') : rows
  if (asked.length === 0 || asked.length > fewRows) return []
  const members = factsOf(asked, context).flatMap(({ fact }) => fact.members ?? [])
  const named = members.filter(({ perhaps, through }) => perhaps === undefined && through === undefined)
  const refs = new Map(named.map(({ ref }) => [`${ref.kind} ${ref.id}`, ref]))
  return [...refs.values()].slice(0, most)
}

export function shownByOne(query: Query, grounds: Grounds): Ref[] {
  const context = contextOf(grounds, query)
  const rows = rowsBehind(query, context)
  const shown = query.how === 'most' || query.how === 'least' ? winners(rows, context, query.how) : rows
  const refs = new Map(shown.map(({ kind, id }) => [`${kind} ${id}`, { kind, id }]))
  return [...refs.values()].flatMap(({ kind, id }) => (kind === 'plan' ? [] : [{ kind, id }])).slice(0, most)
}

function rowsBehind(query: Query, context: Context): Row[] {
  const { plan } = context
  if (query.rows === 'all') return passing(rowsOf(plan, query.of), query.where, context)
  const rows = query.rows.flatMap((ref) => rowOf(plan, ref) ?? [])
  const [only, ...others] = rows
  if (!only) return query.of === 'plan' ? rowsOf(plan, 'plan').flatMap((row) => listedOf(row, context)) : []
  if (others.length > 0) return holdsSet(query, rows) ? passing(rows, query.where, context) : rows
  // A unit, section or category shows what stands in it.
  const held =
    only.kind === 'indicator' || only.kind === 'task' || only.kind === 'person' ? [] : listedOf(only, context)
  return held.length > 0 ? held : rows
}

const listedOf = (row: Row, context: Context): Row[] =>
  factsOf([row], context).flatMap(({ fact }) => (fact.listed ? (fact.rows ?? []) : []))

/** Named rows that stand for a set: its conditions and its size are asked for, not their facets. */
export const holdsSet = ({ where, show, how }: Query, rows: readonly Row[]): boolean =>
  rows.length > 1 &&
  rows.every(({ kind }) => kind !== 'plan' && kind !== 'clause') &&
  ((where.length > 0 && !show.includes('shares') && how !== 'check' && isOfRows(rows)) ||
    (how === 'count' && show.length === 0))

/** Conditions on units narrow what they hold; on indicators, tasks and people, these themselves. */
const isOfRows = (rows: readonly Row[]): boolean =>
  rows.every(({ kind }) => kind === 'indicator' || kind === 'task' || kind === 'person')
