import type { Facet, Filter, Query } from '../domain/query.ts'
import { unitsNamedIn } from './fitting-signs.ts'
import { patternOf } from './patterns.ts'
import { anew, only, type Rewrite } from './rewrite.ts'
import { isRowKind } from './subject-rows.ts'

type State = Extract<Filter, { by: 'light' }>['is']

const whether: readonly (readonly [RegExp, State])[] = [
  [patternOf('whetherBlocked'), 'blocked'],
  [patternOf('whetherLagging'), 'lagging'],
  [patternOf('whetherOnCourse'), 'onCourse'],
  [patternOf('whetherExceeded'), 'exceeded'],
  [patternOf('whetherDone'), 'met'],
]
const whetherReported = patternOf('whetherReported')
/** What is to be, how far or why something is, and who has a part in it, is another question than whether it is so. */
const asksElse = patternOf('asksBesideState')
const deniedState = patternOf('deniedState')
const partSaid = patternOf('partOfUnitSaid')

/** What asks whether something is so names no part: 有没有, 做完没有. */
const withoutYet = (spoken: string): string => spoken.replace(/有没有|没有/g, '')

/** The state somebody asks to have confirmed or denied: 完成了吗, 滞后没有; null where none. */
function stateIn(spoken: string): Filter | null {
  const found = whether.find(([says]) => says.test(spoken))
  return found ? { by: 'light', is: found[1], ...(deniedState.test(spoken) ? { not: true } : {}) } : null
}

/** The unit beside the row, if it is one: whose part in it is asked about. */
function unitBeside(...[, spoken, context, meant]: Parameters<Rewrite>): Filter[] {
  const [unit, more] = [...new Set(unitsNamedIn(spoken, meant, context))]
  return unit !== undefined && more === undefined ? [{ by: 'involved', unit }] : []
}

const isOfRows = ({ of, rows, how, claim }: Query): boolean =>
  isRowKind(of) &&
  rows !== 'all' &&
  rows.length > 0 &&
  (how === 'tell' || how === 'check') &&
  (claim === undefined || claim.kind === 'any' || claim.kind === 'ref')

/** “司法局任务31完成了吗”, “法院那条受阻没有”: whether it is so is judged by what was reported, not by who is named beside it. */
const whetherSo: Rewrite = (query, spoken, context, meant) => {
  if (!isOfRows(query) || asksElse.test(spoken) || query.since !== undefined || query.period !== undefined) return null
  const unit = unitBeside(query, spoken, context, meant)
  const isReported = whetherReported.test(spoken) && unit.length > 0
  const state = isReported ? ({ by: 'reported' } as const) : stateIn(spoken)
  if (!state || (!isReported && partSaid.test(withoutYet(spoken)))) return null
  return { ...query, ...anew, show: [], how: 'check', where: [state, ...unit] }
}

/** What is asked of how a row stands. */
const ofStanding = new Set<Facet>(['progress', 'reported', 'history', 'gap', 'forecast', 'needed', 'change', 'reasons'])

/** A unit is supposed to have a part in a row only where a part is spoken of; else its own part is asked about. */
const partUnsaid: Rewrite = (query, spoken, context, meant) => {
  const { claim, how, show } = query
  if (how !== 'check' || claim?.kind !== 'ref' || claim.ref.kind !== 'unit' || !isOfRows(query)) return null
  if (partSaid.test(withoutYet(spoken)) || !show.some((facet) => ofStanding.has(facet))) return null
  return { ...query, ...anew, show, how: 'tell', where: unitBeside(query, spoken, context, meant) }
}

/** “市场监管局落后吗”: of what a unit leads that which is in that state, never that it leads something. */
const whetherUnit: Rewrite = (query, spoken) => {
  const { of, rows, where, how, claim, show } = query
  const [part, more] = where
  const ofUnit = rows === 'all' && (part?.by === 'lead' || part?.by === 'involved') && !more && !part.not
  if (!isRowKind(of) || !ofUnit || how !== 'check' || claim || show.length > 0 || asksElse.test(spoken)) return null
  const state = stateIn(spoken)
  return state && { ...query, where: [part, state] }
}

const figuresOfUnit = patternOf('figuresOfUnit')

/** “桐梓县的任务都做完了吗”, “看看正安县的数”: how a unit stands, not what its duties are. */
const unitStands: Rewrite = (query, spoken) => {
  const unit = query.of === 'unit' ? only(query.rows) : null
  if (
    unit?.kind !== 'unit' ||
    query.claim ||
    query.where.length > 0 ||
    query.show.some((facet) => !ofDuties.has(facet))
  )
    return null
  const isAsked = (stateIn(spoken) && !asksElse.test(spoken)) || figuresOfUnit.test(spoken)
  return isAsked ? { ...query, ...anew, show: ['progress'], how: 'tell' } : null
}
const ofDuties = new Set<Facet>(['duties', 'leads', 'helps', 'figures', 'name'])

/** Whether something stands as is supposed: a question of its state, whoever is named beside it. */
export const ofAskedState: readonly Rewrite[] = [whetherSo, partUnsaid, whetherUnit, unitStands]
