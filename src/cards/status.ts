import { type GoalState, isGoalReported, timeProgress } from '../domain/attainment.ts'
import { dayLabel, shortDay } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import { periodWord } from '../domain/look.ts'
import { tablesOf } from '../domain/places.ts'
import type { Plan } from '../domain/plan.ts'
import { type Change, countsOf, isBehind, shortFirst } from '../domain/status.ts'
import type { TaskState } from '../domain/tasks.ts'
import { isTaskReported } from '../domain/tasks.ts'
import { movedWords } from './change-words.ts'
import { type Block, b, button, buttons, type Card, card, type Inline, judged, list, text } from './kit.ts'
import { goalButton } from './nav.ts'
import { needCounts, type Waiting } from './needs.ts'
import { shortWords } from './outlook-words.ts'
import {
  countsIn,
  countsWords,
  dateWords,
  gapWords,
  goalName,
  leadsOf,
  lightNames,
  lightWords,
  ruleLine,
} from './state-words.ts'
import { taskBasis, taskCountsWords } from './task-words.ts'

export type StatusView = {
  plan: Plan
  day: string
  goals: GoalState[]
  /** What changed in the seven days before. */
  recent: Change[]
  tasks: TaskState[]
  /** Reports waiting for review, shown to those who may see them; null for everybody else. */
  pending: number | null
  /** Goals that wait for somebody to act. */
  waiting?: readonly Waiting[]
  /** It may be posted to a group by who reads it. */
  share?: boolean
  /** It answers what was asked of a year that still runs. */
  asked?: 'year'
}

/**
 * One phone screen for somebody between two meetings: the sentence that matters, counts, the three worst, what changed,
 * what waits for somebody. What is only counted here stands behind a button.
 */
export function statusCard(view: StatusView): Card {
  const { plan, day, goals, recent, tasks, asked, share = false } = view
  const worst = shortFirst(goals).slice(0, 3)
  const waits = waitingWords(view)
  return card(
    '完成情况',
    worst.some(({ light }) => light === 'farBehind') ? 'orange' : 'blue',
    text(...headline(plan, goals, day)),
    ...(asked === 'year' ? [text(yearlessWords(plan))] : []),
    // After the end the sentence has said it all.
    ...(day > plan.end ? [] : [text(countsWords(goals))]),
    ...(worst.length > 0
      ? [
          list(...worst.map((state) => worstLine(plan, state))),
          buttons(...worst.map((state) => goalButton(state, { view: 'overview' }))),
        ]
      : []),
    text('近七天：', ...movedWords(recent)),
    ...tasksInBrief(tasks),
    ...(waits === '' ? [] : [text(waits)]),
    buttons(
      button(day > plan.end ? '未达标' : '滞后', { do: 'status', view: 'behind' }),
      day > plan.end ? null : button('可能完不成', { do: 'status', view: 'outlook' }),
      button('任务', { do: 'status', view: 'tasks' }),
      button('按单位', { do: 'status', view: 'units' }),
      button('全部目标', { do: 'status', view: 'goals' }),
      recent.length > 0 ? button('近七天', { do: 'status', view: 'changes', days: 7 }) : null,
      needCounts(view.waiting ?? []) === '' ? null : button('要谁办', { do: 'status', view: 'needs' }),
      share ? button('发到群里', { do: 'share' }) : null,
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day), ...taskBasis(tasks)),
  )
}

/** Said of “今年”: the plan has targets for the end alone, or for years as well, and this is today. */
const yearlessWords = (plan: Plan): string =>
  plan.goals.every(({ targets, perYear }) => targets.length === 1 && !perYear)
    ? `方案没有年度目标，只有到${dayLabel(plan.end)}的目标；这是今天的情况。`
    : '这是今天的情况；有年度目标的见各目标。'

/** `等办公室办：2个目标没有联络员；待审核1件，未计入。` */
function waitingWords({ waiting = [], pending }: StatusView): string {
  const parts = [needCounts(waiting), pending ? `待审核${pending}件，未计入` : ''].filter((words) => words !== '')
  return parts.length === 0 ? '' : `${parts.join('；')}。`
}

/** What a figure-based card rests on: confirmed reports, with the oldest and newest day they stand for. */
export function basisOf(goals: readonly GoalState[], day: string): string[] {
  const known = goals.filter(({ figureDay }) => figureDay !== null)
  const reported = known.filter(isGoalReported)
  const days = (reported.length > 0 ? reported : known).flatMap(({ figureDay }) => figureDay ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  const tables = tablesOf(goals.flatMap(({ indicators }) => indicators))
  if (!first || !last) return [...tables, `截至${dayLabel(day)}没有已确认的填报`]
  // A bare 12月31日 would be taken for one of this year.
  const words = first.slice(0, 4) === day.slice(0, 4) ? shortDay : dayLabel
  const span = first === last ? words(first) : `${words(first)}至${words(last)}`
  return [
    ...tables,
    reported.length > 0 ? `已确认的填报（数据截至${span}）` : `期初数（截至${span}），没有已确认的填报`,
  ]
}

/** The sentence that matters, with its day and with time beside it: what is behind, and how all the others stand. */
export const sentence = (plan: Plan, goals: readonly GoalState[], day: string): Inline[] =>
  opening(plan, goals, day, (...named) => {
    const rest = countsIn(goals).filter(([name]) => !named.includes(name))
    return rest.length === 0 ? '' : `，${rest.map(([name, count]) => `${name}${count}个`).join('、')}`
  })

/** The same where the counts of all lights stand below it. */
export const headline = (plan: Plan, goals: readonly GoalState[], day: string): Inline[] =>
  // After the end what is counted apart stands in the sentence as well, so that its counts are all the goals.
  day > plan.end ? sentence(plan, goals, day) : opening(plan, goals, day, () => '')

/** `rest` tells of the lights that are not among these. */
function opening(plan: Plan, goals: readonly GoalState[], day: string, rest: (...named: string[]) => string): Inline[] {
  const counts = countsOf(goals)
  const behind = goals.filter(isBehind).length
  const over = day > plan.end
  const time = over
    ? `截至${dayLabel(day)}，${periodWord(plan)}已于${dayLabel(plan.end)}结束`
    : `截至${dayLabel(day)}，序时进度${percent(timeProgress(plan, day))}`
  const reported = goals.filter(isGoalReported).length
  if (reported === 0) return [`${time}，`, b('各目标尚未填报'), '。']
  const among = `${time}，${goals.length}个目标中`
  if (over) {
    const waits = goals
      .flatMap(({ waitsFor }) => waitsFor ?? [])
      .sort()
      .at(-1)
    const others = rest(lightNames.met, lightNames.unmet)
    return [
      among,
      b(`已达标${counts.met}个、未达标${counts.unmet}个`),
      `${others}${waits ? `（${shortDay(waits)}到期）` : ''}。`,
    ]
  }
  const others = rest(lightNames.behind, lightNames.farBehind)
  if (behind === 0) return [among, b(noneBehind(goals.filter(isJudged).length, reported, goals.length)), `${others}。`]
  const far = counts.farBehind > 0 ? `（严重${counts.farBehind}个）` : ''
  return [among, b(`滞后${behind}个`), `${far}${others}。`]
}

/** A figure without its base says nothing of the pace. */
const isJudged = (goal: GoalState): boolean => isGoalReported(goal) && goal.light !== 'noBaseline'

/** Of goals nobody has reported on, or whose base is missing, nothing is known, so nothing is claimed. */
function noneBehind(judged: number, reported: number, all: number): string {
  if (judged === all) return '没有滞后'
  if (judged === 0) return `已填报的${reported}个缺基数，还不能判断`
  return judged === reported ? `已填报的${reported}个没有滞后` : `能判断的${judged}个没有滞后`
}

/** A goal that is behind, or did not reach its target: by how much, who leads it and the day of its last figure. */
const worstLine = (plan: Plan, state: GoalState): Inline[] => [
  b(goalName(state)),
  ' ',
  lightWords(state),
  `，${state.day > plan.end ? shortWords(state) : gapWords(state)}（${leadsOf(plan, state)}牵头，${dateWords(state)}）`,
]

/** How the tasks stand, and which are stuck; why and with whom stands under 任务. Nothing while none is reported on. */
function tasksInBrief(tasks: readonly TaskState[]): Block[] {
  const reported = tasks.filter(isTaskReported)
  if (reported.length === 0) return []
  const blocked = reported.filter(({ progress }) => progress === '受阻').map(({ task }) => task.short)
  const names = blocked.slice(0, mostNamed).join('、')
  const stuck = blocked.length === 0 ? '' : `，受阻的是${names}${blocked.length > mostNamed ? '等' : ''}`
  return [text(`${tasks.length}项任务：${taskCountsWords(tasks)}${stuck}。`)]
}

/** So many are named on a leader's screen. */
const mostNamed = 3
