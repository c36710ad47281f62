import { type GoalState, isGoalReported, timeProgress } from '../domain/attainment.ts'
import { dayLabel, shortDay, type Week } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import { periodWord } from '../domain/look.ts'
import { placesOf } from '../domain/places.ts'
import type { Plan } from '../domain/plan.ts'
import type { OwedCounts } from '../domain/reporting/owed.ts'
import { scopeLabel } from '../domain/reporting/scope.ts'
import { type Change, worstFirst } from '../domain/status.ts'
import type { TaskState } from '../domain/tasks.ts'
import { isTaskReported } from '../domain/tasks.ts'
import { dayOf } from '../domain/time.ts'
import { changeWords, movedParts } from './change-words.ts'
import { barChart } from './digest-chart.ts'
import { groupNotes, movedTasks, movedTaskWords, stillWanting, taskNews, type UnitPart } from './digest-unit.ts'
import { type Block, b, button, buttons, type Card, card, type Inline, judged, list, note, text } from './kit.ts'
import { nothingOwedWords, owedCountsWords, type Unheard } from './owed-words.ts'
import { countedNames, countsIn, gapWords, goalName, leadsOf, lightText, lightWords, ruleLine } from './state-words.ts'
import { basisOf, sentence } from './status.ts'
import { taskBasis, taskCountsWords, taskSummary, tasksWantingHelp } from './task-words.ts'

export type DigestView = {
  plan: Plan
  day: string
  week: Week
  scope: string
  goals: GoalState[]
  /** The same goals at the last digest. */
  before: GoalState[]
  moved: Change[]
  /** Every goal of the plan: the frame in which a unit reads its own part. */
  all: GoalState[]
  tasks: TaskState[]
  /** Where the scope is one unit. */
  part: UnitPart | null
  /** Null where it is not said. */
  owed: OwedCounts | null
  unheard: Unheard
  next: { day: string; kinds: string[] } | null
  /** Papers after the plan that came, or were taken back, since the last digest. */
  papers?: readonly string[]
  adHoc: boolean
  /** When it was composed: what was confirmed until then is in it, also on the morning of its day. */
  at: string
}

/** Lines of a kind a card shows before it says how many more there are: within 28 KB for any plan. */
const most = 8
const mostBlocked = 5
/** After the end the open goals are what the card is for. */
const mostOpen = 25

/** The weekly card of a group. It names no late unit and no figure that is not reviewed. */
export function digestCard(view: DigestView): Card {
  const { plan, week, goals, part, day, adHoc } = view
  const over = day > plan.end
  const title = `周报 ${week.year}年第${week.no}周（${shortDay(week.first)}—${shortDay(week.last)}）`
  const owed = owedWords(view)
  return {
    ...card(
      title,
      isAlarming(view) ? 'orange' : 'blue',
      text(...news(view)),
      ...(goals.length > 0 || !part ? goalBlocks(view, over) : []),
      ...(part ? ownTaskBlocks(part) : planTaskBlocks(view)),
      ...(view.papers && view.papers.length > 0 ? [text(`后续文件：${view.papers.slice(0, most).join('；')}。`)] : []),
      ...(owed === '' ? [] : [text(owed)]),
      ...(part ? [text('方案总体：', ...sentence(plan, view.all, day))] : []),
      ...barChart(goals, week, over),
      buttons(
        ...(part ? [button(`${part.unit.short}的情况`, { do: 'status', view: 'unit', of: part.unit.id })] : []),
        button('全部目标', { do: 'status', view: 'goals' }),
        button('滞后', { do: 'status', view: 'behind' }),
        button('任务', { do: 'status', view: 'tasks' }),
      ),
      ...(part ? groupNotes(part) : []),
      note(`计入${shortDay(dayOf(view.at))}${view.at.slice(11, 16)}前确认的填报。`),
      judged(ruleLine(plan, goals), ...restsOn(view)),
    ),
    ...(adHoc && { tag: '临时' }),
  }
}

const isAlarming = ({ goals, part }: DigestView): boolean =>
  goals.some(({ light }) => light === 'farBehind') || (part?.tasks.some(({ progress }) => progress === '受阻') ?? false)

function goalBlocks(view: DigestView, over: boolean): Block[] {
  const { plan, day, part, moved } = view
  const time = over
    ? `${periodWord(plan)}已于${dayLabel(plan.end)}结束；`
    : `序时进度${percent(timeProgress(plan, day))}；`
  return [
    // A unit reads the time where it reads how the whole plan stands.
    text(part ? `牵头${countsWithChange(view)}` : `${time}${countsWithChange(view)}`),
    ...listed(
      '本期变化',
      moved.map((change) => [changeWords(plan, change)]),
    ),
    ...(over ? unsettled(view) : behind(view)),
  ]
}

function ownTaskBlocks(part: UnitPart): Block[] {
  if (part.tasks.length === 0) return []
  return [
    text(`任务${part.tasks.length}项：${taskCountsWords(part.tasks)}`),
    ...listed(
      '任务新进展',
      movedTasks(part).map((moved) => [movedTaskWords(moved)]),
    ),
    ...listed('仍受阻或需协调', stillWanting(part)),
  ]
}

/** Of the whole plan only what somebody reported on, and what holds tasks up. */
function planTaskBlocks({ plan, tasks }: DigestView): Block[] {
  if (!tasks.some(isTaskReported)) return []
  return [taskSummary(tasks), ...listed('受阻或需协调', tasksWantingHelp(plan, tasks), mostBlocked)]
}

/** What a reader should know if they read nothing else. */
function news(view: DigestView): Inline[] {
  const { plan, goals, moved, scope, part } = view
  const where = part ? `${part.unit.short}：` : scope === 'all' ? '' : `${scopeLabel(plan, scope)}：`
  const parts = [...movedParts(moved), ...(part ? [taskNews(part)] : [])].filter((words) => words !== '')
  if (parts.length > 0) return [where, b(`${parts.join('，')}。`)]
  const reported = goals.some(isGoalReported) || part?.tasks.some(({ report }) => report !== null)
  if (reported) return [where, b(part ? '本期没有新确认的数和进展。' : '本期没有新确认的数。')]
  return [where, b(part ? '还没有确认过的填报。' : '各目标尚未填报。')]
}

function countsWithChange({ goals, before }: DigestView): string {
  const [now, then] = [new Map(countsIn(goals)), new Map(countsIn(before))]
  const shown = countedNames.filter((name) => now.has(name) || then.has(name))
  const words = shown.map((name) => {
    const count = now.get(name) ?? 0
    const by = count - (then.get(name) ?? 0)
    return `${name}${count}${by === 0 ? '' : by > 0 ? `(+${by})` : `(${by})`}`
  })
  return `${goals.length}个目标：${words.join(' · ')}`
}

function listed(title: string, items: Inline[][], shown = most): Block[] {
  if (items.length === 0) return []
  const more = items.length > shown ? `（共${items.length}项，列前${shown}项）` : ''
  return [text(b(title), more), list(...items.slice(0, shown))]
}

const behind = ({ plan, goals }: DigestView): Block[] =>
  listed(
    '滞后',
    worstFirst(goals).map((state) => [
      goalName(state),
      ` ${gapWords(state)} `,
      lightWords(state),
      `（${leadsOf(plan, state)}牵头）`,
    ]),
  )

/** After the end: what is not reached, a line each; then what nobody reported, by who leads it. */
function unsettled({ plan, goals }: DigestView): Block[] {
  const silent = new Map<string, [GoalState, ...GoalState[]]>()
  for (const state of goals.filter(({ light }) => light === 'noData')) {
    const alike = `${lightText(state)} ${leadsOf(plan, state)}`
    const own = silent.get(alike)
    if (own) own.push(state)
    else silent.set(alike, [state])
  }
  return listed(
    '验收前待解决',
    [
      ...goals
        .filter(({ light }) => light !== 'met' && light !== 'noData')
        .map((state): Inline[] => [goalName(state), ' ', lightWords(state), `（${leadsOf(plan, state)}牵头）`]),
      ...[...silent.values()].map((own): Inline[] => [
        `${lightText(own[0])}${own.length}个：${own.map(goalName).join('、')}（${leadsOf(plan, own[0])}牵头）`,
      ]),
    ],
    mostOpen,
  )
}

function owedWords({ owed, unheard, next }: DigestView): string {
  if (owed === null) return next ? `下一个截止日${shortDay(next.day)}（${next.kinds.join('、')}报）。` : ''
  const now = owed.all === 0 ? nothingOwedWords(unheard) : owedCountsWords(owed)
  return next ? `${now}；下一个截止日${shortDay(next.day)}（${next.kinds.join('、')}报）。` : `${now}。`
}

/** What the card rests on: the goals' figures, and of a unit the tasks the plan lays on it. */
function restsOn(view: DigestView): string[] {
  const { goals, all, part, day } = view
  const tasks = part?.tasks ?? []
  return [
    ...basisOf(part ? all : goals, day),
    ...taskBasis(view.tasks),
    ...(tasks.length > 0
      ? [
          ...placesOf(tasks.map(({ task }) => task)),
          ...(tasks.some(({ report }) => report !== null) ? ['已确认的任务进展'] : []),
        ]
      : []),
  ]
}
