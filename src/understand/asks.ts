import asks from '../../data/language/asks.json' with { type: 'json' }
import type { Filter, Query } from '../domain/query.ts'
import { filterOf } from './conditions.ts'
import { patternOf } from './patterns.ts'
import type { Candidate } from './reading.ts'
import { isRowKind } from './subject-rows.ts'

/**
 * A fixed phrase that asks for something of the document, of its standing or of reporting, whatever else is said.
 * `near`: only beside these words; `unless`: not beside these. `unit`, `place`: a unit or a part may be named beside it;
 * `row`: said of a named row; `beside`: only together with another phrase or with what is asked of the plan anyway.
 */
type Ask = {
  says: RegExp
  of: string
  show: string[]
  how?: string
  where?: string[]
  near?: RegExp
  unless?: RegExp
  unit?: boolean
  place?: boolean
  row?: boolean
  beside?: boolean
  days?: number
}

const phrases: readonly Ask[] = asks.map(({ says, near, unless, ...rest }) => ({
  ...rest,
  says: patternOf([says]),
  ...(near === undefined ? {} : { near: new RegExp(near) }),
  ...(unless === undefined ? {} : { unless: new RegExp(unless) }),
}))

/** Why a reading is what it is where a fixed phrase said so. */
export const phrased = 'a fixed phrase'

const asksPost = patternOf('asksPost')
const rows = /[ⓈⓁⓅ]/
const units = /[ⓊⓄⒼ]/
const places = /Ⓑ/

/** The reading that fixed phrases of a stretch ask for, with what the model is sure of beside them; null without any. */
export function askedIn(
  spoken: string,
  best: Candidate | undefined,
  all: () => readonly Candidate[],
): Candidate | null {
  const found = phrases.flatMap((ask) => {
    const at = spoken.search(ask.says)
    return at >= 0 && fits(ask, spoken, best?.query) ? [{ ...ask, at }] : []
  })
  const [first] = found.filter(({ beside }) => !beside || best?.query.of === 'plan' || found.length > 1)
  if (!best || !first) return null
  const of = first.of as Query['of']
  const own = found.filter((one) => one.of === of).toSorted((a, b) => a.at - b.at)
  const like = all().find(({ query }) => (of === 'matter' ? isRowKind(query.of) : query.of === of)) ?? best
  if (of === 'matter' && !isRowKind(best.query.of)) return null
  if (named.has(of) && (like.query.rows === 'all' || like.query.rows.length === 0)) return null
  const asked = own.flatMap((one) => one.show)
  const kept = like === best && like.sure > 0.5 && like.query.how === 'tell' ? like.query.show : []
  const where = own.flatMap(({ where: said = [] }) => said.flatMap((one): Filter[] => listOf(filterOf(one, {}))))
  const told = [...asked, ...kept.filter((facet) => facet !== 'silence')]
  const show = unique(told.filter((facet) => !isSaidBy(asked, facet) && !(asksPost.test(spoken) && facet === 'duties')))
  return {
    ...like,
    query: {
      ...like.query,
      of,
      show,
      rows: where.length > 0 ? 'all' : named.has(of) ? like.query.rows : [],
      where: of === 'matter' || (of === 'plan' && first.place) ? like.query.where : where,
      how: (first.how ?? 'tell') as Query['how'],
      ...(first.days === undefined ? {} : { days: first.days, period: undefined, at: undefined }),
      ...(of === 'matter' ? {} : { claim: undefined, by: undefined, rank: undefined }),
      unexplained: [],
    },
    score: Math.max(like.score, 1),
    why: [phrased, ...like.why],
    others: [],
    sure: 1,
  }
}

/** Why something lags says how it stands as well. */
const saidWithReasons: ReadonlySet<string> = new Set(['behind', 'worst', 'progress', 'gap', 'needed', 'forecast'])
const isSaidBy = (asked: readonly string[], facet: string): boolean =>
  asked.includes('reasons') && saidWithReasons.has(facet)

const listOf = (filter: Filter | null): Filter[] => (filter ? [filter] : [])
/** Phrases that are said of what is named. */
const named: ReadonlySet<string> = new Set(['matter', 'unit', 'group'])
const unique = (facets: readonly string[]): string[] => [...new Set(facets)].slice(0, 4)

function fits({ near, unless, unit, place, row }: Ask, spoken: string, best: Query | undefined): boolean {
  const said = best?.said ?? ''
  // A half sentence says it of the row the talk is about.
  const leans = best !== undefined && isRowKind(best.of) && best.rows !== 'all' && best.rows.length === 1
  if (row !== undefined) return /[ⓈⓁ]/.test(spoken) || (leans && !units.test(spoken) && best.how !== 'check')
  if (rows.test(spoken) || (!unit && units.test(spoken)) || (!unit && !place && places.test(spoken))) return false
  return (near?.test(`${spoken} ${said}`) ?? true) && !(unless?.test(spoken) ?? false)
}
