import { needsOf } from '../../cards/needs.ts'
import { forecastWords, neededWords, outlookOf, outlookWords, paceWords } from '../../cards/outlook-words.ts'
import { currentWords, gapWords, lightText, ruleWords, targetWords } from '../../cards/state-words.ts'
import { obstacleWords } from '../../cards/task-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { isGoalReported } from '../../domain/attainment.ts'
import { isLedBy } from '../../domain/by-lead.ts'
import { dayLabel } from '../../domain/day.ts'
import { shortName, unitsOfMentions } from '../../domain/look.ts'
import type { TaskReport } from '../../domain/report.ts'
import { remarkOf } from '../../domain/reporting/remark.ts'
import { periodWords } from '../../domain/reporting/words.ts'
import { shortFirst } from '../../domain/status.ts'
import { type TaskState, wantsHelp } from '../../domain/tasks.ts'
import { leadsOf } from '../book.ts'
import { whomToAsk } from '../contact.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { tasksOf } from '../relate.ts'
import { goalRow, type Row, type RowOf, taskRow } from '../rows.ts'
import { guests, placesOf, reportPlaces, stateOf } from './state.ts'
import { overdueOf } from './unit-standing.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>

const basis = '已确认的任务进展'

/** `司法局4月3日报（2024年第1季度）：经费未到位；需协调：请财政局安排` */
const toldBy = ({ plan }: Context, { unit, at, period, ...report }: TaskReport): string =>
  `${shortName(plan, unit)}${dayLabel(at.slice(0, 10))}报（${periodWords(period)}）${obstacleWords(report)}`

const toldOf = (context: Context, { reports }: TaskState): string =>
  reports
    .filter(wantsHelp)
    .map((report) => toldBy(context, report))
    .join('；')

const statesOf = (context: Context, nos: readonly number[]): TaskState[] =>
  context.taskStates().filter(({ task, reports }) => nos.includes(task.no) && reports.some(wantsHelp))

/** What was written beside the newest figure, and by whom; '' where it says nothing of the matter. */
function remarkWords({ plan }: Context, { figures }: GoalState): string {
  const remark = remarkOf(figures)
  if (!remark) return ''
  const { figure, words } = remark
  return `${shortName(plan, figure.report.unit)}${figure.period.label}填报的备注：${words}`
}

const standingWords = (state: GoalState): string =>
  `${lightText(state)}${gapWords(state) === '' ? '' : `（${gapWords(state)}）`}`

const listed =
  (context: Context, states: readonly TaskState[]): Fact['listed'] =>
  (row) => {
    const state = states.find(({ task }) => row.kind === 'task' && row.item === task)
    return state ? [`：${toldOf(context, state)}`] : []
  }

/** What confirmed reports say of why it does not move, from whom and when; or that none does, and who can be asked. */
export function matterReasons(row: Matter, context: Context): Fact {
  if (!context.facts) return guests
  return row.kind === 'task' ? taskReasons(row, context) : goalReasons(row, context)
}

function taskReasons(row: RowOf<'task'>, context: Context): Fact {
  const [state] = statesOf(context, [row.item.no])
  const known = context.taskStates().find(({ task }) => task === row.item)
  if (state) return { label: '', value: state.progress, rest: `：${toldOf(context, state)}`, places: [basis] }
  const units = known?.reports.map(({ unit }) => unit) ?? []
  const leads = unitsOfMentions(context.plan, leadsOf(context.plan, row.item))
  return {
    label: '',
    value: units.length === 0 ? '尚未填报' : `${known?.progress ?? ''}，填报里没有写问题`,
    rest: `${units.length === 0 ? '，没有写明原因的填报' : ''}；${whomToAsk(units.length > 0 ? units : leads, context)}`,
    silent: true,
    places: units.length === 0 ? [] : [basis],
  }
}

function goalReasons(row: RowOf<'indicator'>, context: Context): Fact {
  const state = stateOf(row, context)
  if (!state) return { label: '', value: '没有对应的指标', silent: true }
  const tasks = statesOf(
    context,
    tasksOf(context.plan, row).map(({ no }) => no),
  )
  const remark = remarkWords(context, state)
  const leads = [...new Set(state.indicators.flatMap((one) => one.leads))]
  const ahead = aheadWords(context, state)
  const said = [remark, tasks.length > 0 ? '有关任务的填报写了' : ''].filter((words) => words !== '')
  if (said.length === 0 && isWell(state)) return stateReasons(context, state, ahead)
  const none = isGoalReported(state) ? '，填报里没有写原因' : '，没有写明原因的填报'
  return {
    label: '',
    value: standingWords(state),
    // In a list the reason stands beside the state.
    inList: `${standingWords(state)}${remark === '' ? '' : `，${remark}`}`,
    rest: `${ahead}${said.length > 0 ? `；${said.join('；')}` : `${none}；${whomToAsk(leads, context)}`}`,
    rows: tasks.map(({ task }) => taskRow(task)),
    listed: listed(context, tasks),
    silent: said.length === 0,
    places: [...reportPlaces(state), ...(tasks.length > 0 ? [basis] : [])],
  }
}

/** Nothing is late or missing whose cause a unit could tell: the state follows from the figures and the rule. */
const isWell = ({ light }: GoalState): boolean => ['met', 'onCourse', 'inProgress', 'noBaseline'].includes(light)

function stateReasons({ plan }: Context, state: GoalState, ahead: string): Fact {
  const needs = needsOf(plan, state, null).map(({ words }) => words)
  return {
    label: '',
    value: standingWords(state),
    rest: ahead,
    notes: [...needs, ...(needs.length > 0 ? [] : [ruleWords(plan, [state])])],
    places: reportPlaces(state),
  }
}

/** What its state rests on: where it is, how fast it goes and what it needs; '' of what nobody reported. */
function aheadWords({ plan }: Context, state: GoalState): string {
  if (!isGoalReported(state)) return ''
  const outlook = outlookOf(plan, state)
  const isDoubtful = outlook === 'wont' || outlook === 'may'
  const pace = isDoubtful ? `，${outlookWords[outlook]}：${paceWords(plan, state)}${forecastWords(plan, state)}` : '；'
  const words = `${pace}${neededWords(plan, state)}`.replace(/。$/, '').replaceAll('。', '，')
  return `：已有${currentWords(state)}，目标${targetWords(state)}${words === '；' ? '' : words}`
}

/** Of a unit: what it reported of its tasks, and how what it leads lags. */
export function unitReasons({ id }: RowOf<'unit'>, context: Context): Fact {
  if (!context.facts) return guests
  const states = context
    .taskStates()
    .map((state) => ({ ...state, reports: state.reports.filter(({ unit }) => unit === id) }))
    .filter(({ reports }) => reports.some(wantsHelp))
  const behind = shortFirst(context.goals().filter((state) => isLedBy(state, id)))
  const lagging = behind.length === 0 ? '' : `牵头的${shortWords(behind, context)}`
  const remarked = behind.filter((state) => remarkOf(state.figures) !== null).length
  return {
    label: lagging === '' ? '' : `${lagging}；`,
    value:
      states.length > 0
        ? `${states.length}项任务的填报写了问题`
        : remarked > 0
          ? `${remarked}个目标的填报写了备注`
          : context.facts.reports.some(({ unit }) => unit === id)
            ? '填报里没有写原因'
            : '还没有报过，没有写明原因的填报',
    rest: `${overdueOf(id, context)}${states.length === 0 && remarked === 0 ? `；${whomToAsk([id], context)}` : ''}`,
    rows: [...states.map(({ task }) => taskRow(task)), ...behind.flatMap(rowsOfGoal)],
    listed: (row) => ofGoal(context, behind, row) ?? listed(context, states)?.(row) ?? [],
    notes: behind.length > 0 ? [ruleWords(context.plan, behind)] : [],
    places: [...(states.length > 0 ? [basis] : []), ...placesOf(behind)],
  }
}

/** Of the whole plan: each goal that lags with what its reports say, then the tasks that are stuck. */
export function planReasons(_: Row, context: Context): Fact {
  if (!context.facts) return guests
  const goals = context.goals()
  const behind = shortFirst(goals)
  const silent = goals.filter((goal) => !isGoalReported(goal)).length
  const stuck = context.taskStates().filter(({ reports }) => reports.some(wantsHelp))
  return {
    label: '',
    value: silent === goals.length ? '各目标尚未填报' : shortWords(behind, context),
    rest: `${silent > 0 && silent < goals.length ? `（另有${silent}个目标尚未填报）` : ''}${stuck.length === 0 ? '；任务的填报里没有写问题' : `；${stuck.length}项任务的填报写了问题`}${saidWhy(behind)}`,
    rows: [...behind.flatMap(rowsOfGoal), ...stuck.map(({ task }) => taskRow(task))],
    listed: (row) => ofGoal(context, behind, row) ?? listed(context, stuck)?.(row) ?? [],
    notes: behind.length > 0 ? [ruleWords(context.plan, goals)] : [],
    places: [...(stuck.length > 0 ? [basis] : []), ...placesOf(behind)],
  }
}

/** `滞后4个目标`; after the end what was not reached and what is still waited for. */
function shortWords(short: readonly GoalState[], { plan, day }: Context): string {
  if (day <= plan.end) return short.length === 0 ? '没有滞后的目标' : `滞后${short.length}个目标`
  const waiting = short.filter(({ waitsFor }) => waitsFor !== null).length
  const parts = [
    short.length > waiting ? `未达标${short.length - waiting}个` : '',
    waiting > 0 ? `待最后一期${waiting}个` : '',
  ].filter((words) => words !== '')
  return parts.length === 0 ? '没有未达标的目标' : `目标${parts.join('、')}`
}

/** Whether any of those that lag wrote why: said once, and not again on each line. */
function saidWhy(behind: readonly GoalState[]): string {
  if (behind.length === 0) return ''
  const told = behind.filter((state) => remarkOf(state.figures) !== null).length
  return told === 0 ? '；这些目标的填报里都没有写原因' : told === behind.length ? '' : `；其中${told}个的填报写了备注`
}

const rowsOfGoal = ({ indicators }: GoalState): Row[] => goalRow(indicators)

/** `：严重滞后（比序时落后38.4个百分点），…填报的备注：…（司法局牵头）` */
function ofGoal(context: Context, behind: readonly GoalState[], row: Row): string[] | undefined {
  const state = behind.find(({ indicators }) => row.kind === 'indicator' && indicators.includes(row.item))
  if (!state) return undefined
  const leads = [...new Set(state.indicators.flatMap((one) => one.leads))].map((id) => shortName(context.plan, id))
  const remark = remarkWords(context, state)
  return [`：${standingWords(state)}${remark === '' ? '' : `，${remark}`}，${leads.join('、')}牵头`]
}
