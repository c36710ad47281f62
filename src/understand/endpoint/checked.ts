import { facets } from '../../domain/facets.ts'
import { plain } from '../../domain/look.ts'
import type { Plan } from '../../domain/plan.ts'
import type { Filter, Query, Ref } from '../../domain/query.ts'
import { kindsOf } from '../lean.ts'
import type { Reading } from '../reading.ts'
import { furtherNames, namesFor } from './names.ts'
import { type Written, writtenSchema } from './written.ts'

type Check = {
  plan: Plan
  has: (ref: Ref) => boolean
  /** Whether words are the asker's own or the plan's. */
  said: (words: string) => boolean
  /** Whether a figure is one the asker named. */
  figure: (value: string) => boolean
}

/**
 * What an endpoint wrote, as queries the engine may answer, or null where any part of it does not hold: it must have
 * the query's shape, name only what the plan has, ask of each subject what can be asked of it, and bring no figure and
 * no word that is neither in the sentence nor in the plan.
 */
export function checkedQueries(written: unknown, reading: Reading, plan: Plan): Query[] | null {
  const parsed = writtenSchema.safeParse(written)
  if (!parsed.success) return null
  const check = checkFor(reading, plan)
  const { queries } = parsed.data
  if (!queries.every((query) => holds(query, check)) || !keepsNames(queries, reading)) return null
  const [{ at, period, days } = {} as Partial<Query>] = reading.queries
  const own = { at, period, days, said: reading.sensed.frame.text, strangers: [], unexplained: [] }
  return queries.map((query): Query => ({ ...query, ...own }))
}

function checkFor({ sensed }: Reading, plan: Plan): Check {
  const known = new Set([...namesFor(plan), ...furtherNames(plan)].map(({ kind, id }) => `${kind} ${id}`))
  const sentence = plain(sensed.normal)
  const words = new Set(wordsIn(plan).map(plain))
  const marked = sensed.meant.flatMap(({ kind, mark }) => (kind === 'number' && mark ? [mark.value] : []))
  const typed = sentence.match(/\d+(?:\.\d+)?/g) ?? []
  const figures = new Set([...marked, ...typed])
  return {
    plan,
    has: ({ kind, id }) => known.has(`${kind} ${id}`),
    said: (text) => text !== '' && (words.has(plain(text)) || sentence.includes(plain(text))),
    figure: (value) => /^\d+(?:\.\d+)?$/.test(value) && figures.has(value),
  }
}

const plainNames = new Set<string>(['indicator', 'task', 'unit', 'person'])

/** What the sentence calls by its name is what is asked about: another reading may add to it, never pass it by. */
function keepsNames(queries: readonly Written[], { sensed }: Reading): boolean {
  if (queries.length === 0) return true
  const used = new Set(queries.flatMap(refsOf).map(({ kind, id }) => `${kind} ${id}`))
  const named = sensed.meant.filter(
    ({ refs, described }) => !described && refs.length > 0 && refs.every(({ ref }) => plainNames.has(ref.kind)),
  )
  return named.every(({ refs }) => refs.some(({ ref }) => used.has(`${ref.kind} ${ref.id}`)))
}

const refsOf = ({ rows, where, claim }: Written): Ref[] => [
  ...(rows === 'all' ? [] : rows),
  ...where.flatMap(refsIn),
  ...(claim?.kind === 'ref' ? [claim.ref] : []),
]

function refsIn(filter: Filter): Ref[] {
  if (filter.by === 'any') return filter.of.flatMap(refsIn)
  if (filter.by === 'rows') return filter.rows
  return 'unit' in filter && filter.by !== 'target' ? [{ kind: 'unit', id: filter.unit ?? '' }] : []
}

/** Words of the plan that conditions are about. */
const wordsIn = ({ categories, indicators, goals, units, people }: Plan): string[] => [
  ...categories.map(({ name }) => name),
  ...indicators.flatMap(({ unit, wording }) => [unit, ...wording.map(({ word }) => word)]),
  ...goals.flatMap(({ binding }) => (typeof binding === 'string' ? [binding] : [])),
  ...units.map(({ kind }) => kind),
  ...people.flatMap(({ roles, post }) => [...roles, post]),
]

function holds({ of, rows, where, show, how, claim }: Written, check: Check): boolean {
  const kinds = kindsOf(of)
  const named = rows === 'all' ? [] : rows
  const asked = [...show, ...(claim && 'facet' in claim ? [claim.facet] : [])]
  return (
    named.every((ref) => kinds.includes(ref.kind) && check.has(ref)) &&
    asked.every((facet) => askable(of).has(facet)) &&
    where.every((filter) => filterHolds(filter, check)) &&
    (claim === undefined || (how === 'check' && claimHolds(claim, check))) &&
    // Nothing named and nothing asked for is no question.
    (rows === 'all' || named.length > 0 || show.length > 0)
  )
}

/** Facets of a subject; indicators and tasks are asked the same. */
function askable(of: Written['of']): ReadonlySet<string> {
  return new Set(of === 'indicator' || of === 'task' ? facets.matter : facets[of])
}

function claimHolds(claim: NonNullable<Written['claim']>, { has, said, figure }: Check): boolean {
  if (claim.kind === 'ref') return has(claim.ref)
  if (claim.kind === 'word') return said(claim.word)
  if (claim.kind === 'words') return claim.words.every(said)
  if (claim.kind === 'value') return figure(claim.value) && (claim.unit === undefined || said(claim.unit))
  return claim.kind !== 'count' || figure(claim.value)
}

function filterHolds(filter: Filter, check: Check): boolean {
  const { has, said, figure } = check
  switch (filter.by) {
    case 'lead':
    case 'responsible':
    case 'involved':
    case 'namedIn':
      return has({ kind: 'unit', id: filter.unit })
    case 'category':
      return has({ kind: 'category', id: filter.is })
    case 'section':
    case 'group':
      return has({ kind: filter.by, id: filter.id })
    case 'rows':
      return filter.rows.every(has)
    case 'measureUnit':
    case 'wording':
    case 'text':
    case 'post':
    case 'surname':
    case 'role':
    case 'binding':
    case 'unitKind':
      return said(filter.is)
    case 'target':
      return (
        [filter.value, ...(filter.to === undefined ? [] : [filter.to])].every(figure) &&
        said(filter.unit ?? filter.value)
      )
    case 'count':
      return [filter.value, ...(filter.to === undefined ? [] : [filter.to])].every(figure)
    case 'any':
      return filter.of.every((one) => filterHolds(one, check))
    default:
      return true
  }
}
