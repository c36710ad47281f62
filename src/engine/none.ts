import { type Block, text } from '../cards/kit.ts'
import { neverWords } from '../cards/owed-words.ts'
import { isGoalReported } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { groupById, unitById } from '../domain/look.ts'
import { parsePeriod } from '../domain/period.ts'
import type { Filter } from '../domain/query.ts'
import { neverReported } from '../domain/reporting/never.ts'
import { isTaskReported } from '../domain/tasks.ts'
import { wordsOf } from './book.ts'
import { conditionsOf } from './conditions.ts'
import { owesAnything } from './facets/unit-standing.ts'
import { passing } from './filters.ts'
import type { Context } from './grounds.ts'
import { byGoal, countWords, type Row, rowsOf, titleOf } from './rows.ts'

/** Of none that is behind or reached one has to know how many could be judged at all. */
export function judgedWords({ query, facts, goals, taskStates }: Context): string {
  if (!facts || !query.where.some(({ by }) => by === 'light')) return ''
  if (query.of === 'task') {
    const states = taskStates()
    return `（已填报${states.filter(isTaskReported).length}项，共${states.length}项任务）`
  }
  const all = goals()
  const reported = all.filter(isGoalReported).length
  return reported === 0
    ? `（已填报0个：${all.length}个目标都尚未填报，没有已确认的数据）`
    : `（已填报${reported}个，共${all.length}个目标）`
}

/** Of what nobody reported nothing can be said, least of all that there is none of it; '' where something is known. */
export function unjudgedWords({ query, facts, goals, taskStates }: Context): string {
  const ofState = query.where.some((one) => one.by === 'light' && one.is !== 'noData' && !one.not)
  if (!facts || !ofState) return ''
  const isTask = query.of === 'task'
  if (isTask ? taskStates().some(isTaskReported) : goals().some(isGoalReported)) return ''
  return isTask ? `${taskStates().length}项任务都尚未填报` : `${goals().length}个目标都尚未填报`
}

/** Tasks of a plan that prints no time for any of them are due when it ends. */
export const undatedWords = ({ plan, query }: Context): string =>
  query.of === 'task' && query.where.some(({ by }) => by === 'due') && plan.tasks.every(({ due }) => due === null)
    ? `方案没有给任务单独写时限，都按${dayLabel(plan.end)}${wordsOf(plan).period}结束算。`
    : ''

/** Of those that have not reached their target some were never heard of. */
export function unheardOf(rows: readonly Row[], { query, facts, goals }: Context): string {
  const asked = query.where.some((one) => one.by === 'light' && one.is === 'met' && one.not)
  if (!facts || !asked || query.of !== 'indicator') return ''
  const silent = goals().filter(
    (state) =>
      !isGoalReported(state) &&
      rows.some((row) => row.kind === 'indicator' && state.goal.indicators.includes(row.item.no)),
  )
  return silent.length === 0 ? '' : `其中${silent.length}个目标尚未填报。`
}

/** Units nothing is asked of, where some of them might be looked for among those that did not report. */
export function neverAskedWords(context: Context): string {
  const { query, plan, facts } = context
  const kind = query.where.find((one) => one.by === 'unitKind' || one.by === 'group')
  if (!facts || query.of !== 'unit' || !kind || !query.where.some(tellsLate)) return ''
  const free = passing(rowsOf(plan, 'unit'), [kind], context).filter((row) => !owesAnything(context, row.id))
  return free.length === 0 ? '' : `${free.length}个${kindName(kind, plan)}未要求单独填报。`
}

const kindName = (filter: Filter, plan: Context['plan']): string =>
  filter.by === 'unitKind' && filter.is === 'county'
    ? '县级单位'
    : filter.by === 'group'
      ? `“${groupById(plan, filter.id)?.name ?? filter.id}”的单位`
      : '单位'

/** That nobody owes anything is no news where most was never reported: what a period owes and what nobody ever sent in. */
export function unheardWords({ plan, query, facts, since }: Context): string {
  if (!facts || !query.where.some(({ by, not }) => (by === 'owed' || by === 'overdue') && !not)) return ''
  const asked = query.period === undefined ? null : parsePeriod(query.period)
  const before =
    asked && since !== undefined && asked.last < since
      ? `${asked.label}在启用（${dayLabel(since)}）之前，不算应报。`
      : ''
  const never = neverWords(neverReported(plan, facts))
  return `${before}${never === '' ? '' : `${never}。`}`
}

/** The unit that leads none of what was asked for: it comes first, as no answer may sound as if it led any. */
export function leadsNone({ plan, query }: Context): string | undefined {
  const [only, ...more] = query.where
  return only?.by === 'lead' && !only.not && more.length === 0 ? unitById(plan, only.unit)?.short : undefined
}

/** `没有由…牵头的任务`; of conditions that deny themselves, that nothing fits them. */
export function noneWords(whole: string, { plan, query }: Context): string {
  if (query.of === 'person' && plan.people.length === 0) return '方案没有列人员'
  const kind = emptyKinds[query.of] ?? ''
  return /^[没不未]/.test(whole) ? `没有符合“${whole.replace(/的$/, '')}”的${kind}` : `没有${whole}${kind}`
}

/** Where conditions together leave nothing: how many there are without the one that leaves nothing. */
export function nearest(context: Context): Block[] {
  const { plan, query } = context
  if (query.where.length < 2 || query.rows !== 'all' || query.where.some(tellsLate)) return []
  for (let at = query.where.length - 1; at >= 0; at--) {
    const where = query.where.toSpliced(at, 1)
    const rows = passing(rowsOf(plan, query.of), where, context)
    if (rows.length === 0) continue
    const named = rows.length <= fewNear ? `：${rows.map((row) => titleOf(plan, row)).join('、')}` : ''
    return [text(`${conditionsOf(where, context)}有${countsOf(rows, context)}${named}。`)]
  }
  return []
}

/** As many as are named of what there is without one of the conditions. */
const fewNear = 3

/** Conditions that say of units who has not reported: names are for those who may see the late, in private. */
export const tellsLate = (filter: Filter): boolean =>
  filter.by === 'any' ? filter.of.some(tellsLate) : ['owed', 'overdue', 'reported'].includes(filter.by)

export const emptyKinds: Partial<Record<Context['query']['of'], string>> = {
  indicator: '指标',
  task: '任务',
  unit: '单位',
  person: '人',
  matter: '指标或任务',
  category: '类别',
  section: '部分',
  clause: '段落',
  group: '单位群体',
}

/** `3项指标（2个目标）、2项任务` */
export function countsOf(rows: readonly Row[], context: Context): string {
  const kinds = [...new Set(rows.map(({ kind }) => kind))]
  return kinds
    .map((kind) => {
      const own = rows.filter((row) => row.kind === kind)
      const goals = kind === 'indicator' ? byGoal(context.plan, own).length : own.length
      // What is judged are goals: of two indicators that share one there is one state.
      if (kind === 'indicator' && context.query.where.some(({ by }) => by === 'light') && goals === own.length)
        return `${goals}个目标`
      return `${countWords(kind, own.length)}${goals < own.length ? `（${goals}个目标）` : ''}`
    })
    .join('、')
}
