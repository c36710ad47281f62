import { b } from '../cards/kit.ts'
import { distanceWords } from '../cards/state-words.ts'
import { type GoalState, isGoalReported } from '../domain/attainment.ts'
import { unitsOfMentions } from '../domain/look.ts'
import type { Filter, Query } from '../domain/query.ts'
import { leadsOf } from './book.ts'
import { stateOfUnit, unitAsked } from './facets/of-unit.ts'
import { isExceeded, stateOf } from './facets/state.ts'
import type { Context } from './grounds.ts'
import { factsOf, namedRows, single } from './named.ts'
import type { Part } from './part.ts'
import { type Row, type RowOf, titleOf } from './rows.ts'

type LightFilter = Extract<Filter, { by: 'light' }>
type StateFilter = LightFilter | { by: 'reported'; not?: boolean | undefined }
type Light = LightFilter['is']

/** The state that named rows are supposed to be in. */
export const stateSupposed = ({ where, claim, show }: Query): StateFilter | undefined =>
  claim || show.length > 0
    ? undefined
    : where.find((one): one is StateFilter => one.by === 'light' || one.by === 'reported')

/**
 * Whether named rows stand as is supposed, judged by confirmed reports and by nothing else: of what nobody reported, and
 * of what is not judged that way, neither yes nor no is said, but how it stands.
 */
export function stateAsked(rows: readonly Row[], filter: StateFilter, context: Context): Part {
  const { query, plan } = context
  const where = query.where.filter((one) => one !== filter)
  const show = [filter.by === 'reported' ? ('reported' as const) : ('progress' as const)]
  const bare: Context = { ...context, query: { ...query, where, show, how: 'tell' } }
  const [row] = rows
  if (!row || rows.length > 1 || (row.kind !== 'indicator' && row.kind !== 'task')) return namedRows(rows, bare)
  const asked = factsOf(rows, bare)
  const so = filter.by === 'reported' ? !asked.every(({ fact }) => fact.silent) : isSo(row, filter.is, bare)
  const isDeed = filter.by === 'reported' ? unitAsked(query) !== undefined : filter.is === 'met' || filter.is === 'done'
  const part = single(rows, asked, bare, verdict(so, filter.not === true, isDeed))
  return { ...part, title: titleOf(plan, row).slice(0, 40) }
}

/** “没有。” denies that somebody did something, “不是。” that it is so. */
function verdict(so: boolean | null, isDenied: boolean, isDeed: boolean): ReturnType<typeof b> | '' {
  if (so === null) return ''
  return b(so !== isDenied ? '是。' : isDeed && !isDenied ? '没有。' : '不是。')
}

function isSo(row: RowOf<'indicator'> | RowOf<'task'>, is: Light, context: Context): boolean | null {
  const unit = unitAsked(context.query)
  if (row.kind === 'task') return taskIs(row, is, unit, context)
  const state = unit === undefined ? stateOf(row, context) : stateOfUnit(row, unit, context)
  return state && isGoalReported(state) ? goalIs(state, is) : null
}

function goalIs(state: GoalState, is: Light): boolean | null {
  const { light, waitsFor } = state
  const isBehind = light === 'behind' || light === 'farBehind'
  const isJudged = isBehind || light === 'onCourse' || light === 'met'
  if (is === 'met' || is === 'done') {
    if (light === 'met') return true
    return waitsFor === null && distanceWords(state).startsWith('还差') ? false : null
  }
  if (is === 'exceeded') return isExceeded(state)
  if (!isJudged || waitsFor !== null) return null
  if (is === 'lagging' || is === 'behind') return isBehind
  if (is === 'farBehind') return light === 'farBehind'
  return is === 'onCourse' ? !isBehind : null
}

function taskIs({ item }: RowOf<'task'>, is: Light, unit: string | undefined, context: Context): boolean | null {
  const state = context.taskStates().find(({ task }) => task === item)
  const reports = (state?.reports ?? []).filter((one) => unit === undefined || one.unit === unit)
  if (reports.length === 0) return null
  if (is === 'blocked') return reports.some(({ progress }) => progress === '受阻')
  if (is !== 'met' && is !== 'done') return null
  if (reports.some(({ progress }) => progress !== '已完成')) return false
  // What one unit has done is not yet the whole: those that lead have to say so.
  const leads = unitsOfMentions(context.plan, leadsOf(context.plan, item))
  return unit !== undefined || leads.every((id) => reports.some((one) => one.unit === id)) ? true : null
}
