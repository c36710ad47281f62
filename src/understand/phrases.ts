import conditions from '../../data/language/conditions.json' with { type: 'json' }
import type { Facet, Filter, Query } from '../domain/query.ts'
import { filterOf } from './conditions.ts'
import type { Meant } from './meant.ts'
import { numberOf } from './numerals.ts'
import type { Spoken } from './spoken.ts'

/**
 * A fixed phrase of everyday language and what it says of a set: conditions (as the examples write them, with `$1` for
 * what its brackets hold), what is made of the rows, which rows it is said of. `alone`: only where no unit is named
 * beside it; `except`: only after 除了; a phrase never tells anything of a named row.
 */
type Phrase = {
  says: RegExp
  where?: string[]
  of?: string[]
  how?: string
  rank?: string
  top?: string
  as?: string
  by?: string
  alone?: boolean
  except?: boolean
  /** Said of named rows, too. */
  rows?: boolean
  /** What it names stays what is asked about. */
  keep?: boolean
  show?: string[]
  /** Only beside these words. */
  needs?: RegExp
}

const phrases: readonly Phrase[] = conditions.map(({ says, needs, ...rest }) => ({
  ...rest,
  says: new RegExp(says),
  ...(needs === undefined ? {} : { needs: new RegExp(needs) }),
}))

/** What the phrases of a stretch say together. `used`: the things named that they have taken up. */
export type Phrased = {
  where: Filter[]
  of: readonly string[]
  how: Query['how'] | undefined
  rank: number | undefined
  top: number | undefined
  as: Query['as']
  by: Query['by']
  show: readonly Facet[] | undefined
  used: ReadonlySet<Meant>
  /** The words of the phrases, which nothing else has to explain. */
  said: string
}

const rows = /[ⓈⓁⓅ]/
const units = /[ⓊⓄ]/

export function phrasesIn({ text, owners }: Spoken, own: string | undefined): Phrased {
  const found: Phrased = {
    where: [],
    of: [],
    how: undefined,
    rank: undefined,
    top: undefined,
    as: undefined,
    by: undefined,
    show: undefined,
    used: new Set(),
    said: '',
  }
  if (rows.test(text)) return { ...found, ...orderIn(text) }
  const used = new Set<Meant>()
  const taken: [number, number][] = []
  for (const { says, where = [], of = [], how, rank, top, as, by, alone, except, keep, show, needs } of phrases) {
    const match = says.exec(text)
    if (!match || (alone && units.test(text)) || (except && !/除/.test(text))) continue
    if (needs && !needs.test(text)) continue
    const [from, to] = [match.index, match.index + match[0].length]
    if (taken.some(([start, end]) => from < end && to > start)) continue
    const named = namesIn(owners.slice(from, to))
    const groups = match.slice(1).filter((group) => group !== undefined)
    const filters = where.flatMap((condition) => filterFor(condition, groups, named, own) ?? [])
    if (filters.length < where.length) continue
    taken.push([from, to])
    for (const owner of keep ? [] : owners.slice(from, to)) if (owner) used.add(owner)
    found.where.push(...filters)
    found.of = [...found.of, ...of]
    found.how ??= how as Query['how'] | undefined
    found.rank ??= numberIn(rank, groups)
    found.top ??= numberIn(top, groups)
    found.as ??= as as Query['as']
    found.by ??= by as Query['by']
    found.show ??= show
    found.said += `${match[0]} `
  }
  return { ...found, used }
}

/** Of named rows only what is made of them: 几倍, 平均. */
function orderIn(text: string): Partial<Phrased> {
  const asked = phrases.find(({ rows: ofRows, says }) => ofRows && says.test(text))
  return asked ? { how: asked.how as Query['how'], as: asked.as as Query['as'], show: asked.show } : {}
}

const numberIn = (said: string | undefined, groups: readonly string[]): number | undefined => {
  const value = said === undefined ? Number.NaN : numberOf(said.startsWith('$') ? (groups[0] ?? '') : said)
  return Number.isInteger(value) && value > 0 ? value : undefined
}

/** Each thing named in a stretch, once, in order. */
const namesIn = (owners: readonly (Meant | null)[]): Meant[] => {
  const named = owners.flatMap((owner) => (owner ? [owner] : []))
  return [...new Set(named)].filter(({ kind }) => kind === 'unit' || kind === 'our' || kind === 'group')
}

function filterFor(
  condition: string,
  groups: readonly string[],
  named: Meant[],
  own: string | undefined,
): Filter | null {
  const filled = condition.replace(/\$(\d)/g, (_, at: string) => String(numberOf(groups[Number(at) - 1] ?? '')))
  const unit = groups.find((group) => /^(?:家|个|件|人|户|%)$/.test(group))
  const between = /^target between (\S+) (\S+)$/.exec(filled)
  if (between) return filterOf('target between', { value: between[1], to: between[2], unit })
  const ours = own === undefined ? undefined : ({ kind: 'unit', id: own } as const)
  if (filled.endsWith('=our')) return ours ? filterOf(filled.slice(0, -3), { ref: ours }) : null
  if (!filled.endsWith('=')) return filterOf(filled, unit === undefined ? {} : { unit })
  const one = named.shift()
  const ref = one?.kind === 'our' ? ours : one?.refs[0]?.ref
  const filter = ref ? filterOf(filled.replace(/^only /, ''), { ref }) : null
  return filter?.by === 'group' && filled.startsWith('only ') ? { ...filter, only: true } : filter
}
