import { partBoard } from '../../domain/amendments/parts.ts'
import { type GoalState, isGoalReported } from '../../domain/attainment.ts'
import { isLedBy } from '../../domain/by-lead.ts'
import { owesSince } from '../../domain/reporting/owers.ts'
import { allSubjects } from '../../domain/reporting/subject.ts'
import { wordsOf } from '../book.ts'
import { dutyIn } from '../duty.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { goalRow, type RowOf, taskRow } from '../rows.ts'
import { guests, reportPlaces, standing } from './state.ts'

/** Whether anything at all is asked of a unit, by the plan's names or by what the office switched on. */
export const owesAnything = ({ plan, owing = {} }: Pick<Context, 'plan' | 'owing'>, unit: string): boolean =>
  allSubjects(plan).some((subject) => owesSince(plan, owing, subject, unit) !== null)

/** `；逾期未报3项` to whoever may know of this unit, in private. */
export function overdueOf(id: string, context: Context): string {
  if (context.group || !context.may('seeLate', [id])) return ''
  const late =
    context
      .owed()
      .find(({ unit }) => unit === id)
      ?.owed.filter((one) => one.late > 0).length ?? 0
  return late > 0 ? `；逾期未报${late}项` : ''
}

/** How what a unit leads and helps with stands: how much of it is reported, and those goals. */
export function standingOf({ id }: RowOf<'unit'>, context: Context): Fact {
  if (!context.facts) return guests
  const { plan } = context
  const led = context.goals().filter((goal) => isLedBy(goal, id))
  const own = context
    .taskStates()
    .filter(({ task }) => ['lead', 'responsible'].includes(dutyIn(plan, task, id)?.part ?? ''))
  const done = led.filter(isGoalReported)
  const sent = own.filter(({ reports }) => reports.some(({ unit }) => unit === id))
  const scope = [led.length > 0 ? `牵头目标${led.length}个` : '', own.length > 0 ? `任务${own.length}项` : '']
    .filter((part) => part !== '')
    .join('、')
  const rows = [...done.flatMap(({ indicators }) => goalRow(indicators)), ...sent.map(({ task }) => taskRow(task))]
  const shares = led.length === 0 ? partBoard(context.partsKnown(), id) : []
  if (shares.length > 0) return standingOfShares(shares, sent.length, context)
  if (rows.length === 0 && !owesAnything(context, id))
    return {
      label: '',
      value: '未要求单独填报',
      rest: `，也没有报过${scope === '' ? '；方案没有点名的任务' : `：方案按群体写到它的${scope}，由${wordsOf(plan).lead}填报，${wordsOf(plan).office || '办公室'}可以另行要求`}`,
      silent: true,
      rows,
      places: [],
    }
  if (rows.length === 0)
    return {
      label: '',
      value: '尚未填报',
      rest: `，没有已确认的数据${scope === '' ? `；方案没有点名的任务` : `（${scope}）`}${overdueOf(id, context)}`,
      silent: true,
      rows,
      places: [],
    }
  return {
    label: led.length > 0 ? `牵头的${led.length}个目标` : `${own.length}项任务`,
    value: led.length > 0 ? `已填报${done.length}个` : `已填报${sent.length}项`,
    rest: `${led.length > 0 && own.length > 0 ? `，${own.length}项任务已填报${sent.length}项` : ''}${overdueOf(id, context)}`,
    rows,
    listed: (row) => {
      if (row.kind === 'task')
        return [
          `：${sent.find(({ task }) => task === row.item)?.reports.find(({ unit }) => unit === id)?.progress ?? ''}`,
        ]
      const state = row.kind === 'indicator' ? done.find(({ indicators }) => indicators.includes(row.item)) : undefined
      if (!state) return []
      const { label, value, rest = '' } = standing(context, state, true)
      return [`：${label}${value}${rest}`]
    },
    places: done.flatMap(reportPlaces),
  }
}

/** How a part of the whole stands with what a paper gave it: so many reported, each with its figure and its target. */
function standingOfShares(shares: readonly GoalState[], tasks: number, context: Context): Fact {
  const done = shares.filter(isGoalReported)
  const named = new Map(shares.map((state) => [state.indicators[0]?.no, state]))
  return {
    label: `分到本地的${shares.length}个目标`,
    value: done.length === 0 ? '都尚未填报' : `已填报${done.length}个`,
    rest: tasks > 0 ? `；另有${tasks}项任务已填报` : '',
    ...(done.length === 0 ? { silent: true } : {}),
    rows: shares.flatMap(({ indicators }) => goalRow(indicators)),
    listed: (row) => {
      const state = row.kind === 'indicator' ? named.get(row.item.no) : undefined
      if (!state) return []
      const { label, value, rest = '' } = standing(context, state, true)
      return [`：${label}${value}${rest}`]
    },
    places: [...new Set(shares.flatMap(({ goal }) => goal.targets.slice(-1).map(({ place }) => place)))],
  }
}
