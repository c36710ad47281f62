import { type Filter, type Query, unitIn } from '../domain/query.ts'
import type { Meant } from './meant.ts'
import type { Part } from './parts.ts'
import { patternOf } from './patterns.ts'
import type { Phrased } from './phrases.ts'
import type { Told } from './told.ts'

/** The conditions of a reading, with what the words around them make of them. */
export function whereOf(
  where: Filter[],
  parts: readonly Part[],
  { of, lits }: Told,
  { said, phrased }: { said: string; phrased: Phrased },
): Filter[] {
  const known = withPhrased(countedNeither(either(where, lits), parts, said), phrased)
  return once(byName(eachCounting(known, parts, said), of === 'task' ? said : ''))
}

/** What is said twice holds once. */
function once(where: readonly Filter[]): Filter[] {
  const known = where.map((filter) => JSON.stringify(filter))
  return where.filter((_, at) => known.indexOf(known[at] ?? '') === at)
}

/** Words that ask for what names a unit itself. */
export const byNames = patternOf('byNames')
/** “点了名的”: what reaches a unit only through a group is left out. */
const byName = (where: readonly Filter[], said: string): Filter[] =>
  byNames.test(said)
    ? where.map((filter) =>
        filter.by === 'involved' || filter.by === 'responsible' ? { ...filter, by: 'namedIn' } : filter,
      )
    : [...where]

/** What a phrase says takes the place of what was guessed of the same kind. */
function withPhrased(where: readonly Filter[], { where: said }: Phrased): Filter[] {
  const kinds = new Set(said.map(({ by }) => by))
  return [...where.filter(({ by }) => !kinds.has(by)), ...said]
}

/** “60%以上”: a figure with a unit of measure is a target, whatever it was taken to count. */
export function ofFigure(filter: Filter, of: Query['of'], { mark }: Meant): Filter {
  const figures =
    (of === 'indicator' || of === 'matter') && filter.by === 'count' && !/^[项条家个]?$/.test(mark?.unit ?? '')
  if (!figures || filter.by !== 'count') return filter
  const { than, value, to } = filter
  return { by: 'target', than, value, ...(to === undefined ? {} : { to }), unit: mark?.unit }
}

/** “政法口”, “银行那边”: a name that several units go by means any of them. */
export function ofAny(filter: Filter, { refs }: Meant): Filter {
  const units = refs.flatMap(({ ref }) => (ref.kind === 'unit' ? [ref.id] : []))
  if (units.length < 2 || !('unit' in filter) || filter.not) return filter
  return { by: 'any', of: units.map((unit) => ({ ...filter, unit })) }
}

/** “甲或者乙牵头的”: conditions of one kind of which one must hold. */
function either(where: Filter[], lits: Told['lits']): Filter[] {
  const any = lits.some(({ label, chance }) => label === 'any' && chance >= 0.5)
  const units = where.filter((filter) => unitIn(filter) !== undefined && !filter.not)
  if (!any || units.length < 2) return where
  return [...where.filter((filter) => !units.includes(filter)), { by: 'any', of: units }]
}

/** “没标累计也没标期间”: both denied leaves what has no counting at all. */
function countedNeither(where: Filter[], parts: readonly Part[], said: string): Filter[] {
  const kinds = new Set(parts.flatMap(({ meant }) => (meant.kind === 'counting' ? [meant.mark?.value] : [])))
  const none = where.some((filter) => filter.by === 'counting' && filter.is === null)
  const rest = where.filter(({ by }) => by !== 'counting')
  if (none || (kinds.size === 2 && rest.length < where.length && neither.test(said)))
    return [...rest, { by: 'counting', is: null }]
  return where
}
const unmarked = /(?:没有?|未|不)(?:标|写|注|填)/
/** “累计数的几个、期间数的几个、没标的几个”: both kinds and what is of none. */
function eachCounting(where: Filter[], parts: readonly Part[], said: string): Filter[] {
  const kinds = new Set(parts.flatMap(({ meant }) => (meant.kind === 'counting' ? [meant.mark?.value] : [])))
  const none = where.some((filter) => filter.by === 'counting' && filter.is === null) || unmarked.test(said)
  if (markedNeither.test(said)) return where
  if (!none || kinds.size < 2 || !/(?:几|多少).*(?:几|多少).*(?:几|多少)|各|分别/.test(said)) return where
  const rest = where.filter(({ by }) => by !== 'counting')
  return [...rest, ...(['累计数', '期间数', null] as const).map((is): Filter => ({ by: 'counting', is }))]
}
const markedNeither = patternOf('markedNeither')
const neither = patternOf('neither')
