import { type GoalState, timeProgress } from '../domain/attainment.ts'
import { dayLabel, shortDay } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import { periodWord } from '../domain/look.ts'
import { tablesOf } from '../domain/places.ts'
import type { Plan } from '../domain/plan.ts'
import { type Change, countsOf, isBehind, worstFirst } from '../domain/status.ts'
import type { TaskState } from '../domain/tasks.ts'
import { type Block, b, button, buttons, type Card, card, type Inline, judged, list, text } from './kit.ts'
import { goalButton } from './nav.ts'
import { needCounts, type Waiting } from './needs.ts'
import {
  countsIn,
  countsWords,
  currentWords,
  dateWords,
  gapWords,
  goalName,
  hasLateReport,
  leadsOf,
  lightNames,
  lightText,
  lightWords,
  ruleLine,
} from './state-words.ts'
import { blockedTasks, isReported, taskBasis, taskCountsWords } from './task-words.ts'

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
}

/** One phone screen for somebody between two meetings: the sentence that matters, counts, the three worst, what changed. */
export function statusCard(view: StatusView): Card {
  const { plan, day, goals, recent, tasks, pending, waiting = [], share = false } = view
  const needed = needCounts(waiting)
  const worst = worstFirst(goals).slice(0, 3)
  return card(
    '完成情况',
    worst.some(({ light }) => light === 'farBehind') ? 'orange' : 'blue',
    text(...sentence(plan, goals, day)),
    text(`${goals.length}个目标：${countsWords(goals)}`),
    ...(worst.length > 0
      ? [
          text(b('差得最多')),
          list(...worst.map((state) => worstLine(plan, state))),
          buttons(...worst.map((state) => goalButton(state, { view: 'overview' }))),
        ]
      : []),
    text(...recentWords(plan, recent)),
    ...taskBlocks(plan, tasks),
    ...(needed === '' ? [] : [text(needed)]),
    ...(pending ? [text(`另有待审核${pending}件，未计入。`)] : []),
    buttons(
      button('可能完不成', { do: 'status', view: 'outlook' }),
      button('全部目标', { do: 'status', view: 'goals' }),
      button('按类别', { do: 'status', view: 'categories' }),
      button('按单位', { do: 'status', view: 'units' }),
      button('滞后', { do: 'status', view: 'behind' }),
      button('任务', { do: 'status', view: 'tasks' }),
      needed === '' ? null : button('要谁办', { do: 'status', view: 'needs' }),
      share ? button('发到群里', { do: 'share' }) : null,
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day), ...taskBasis(tasks)),
  )
}

/** What a figure-based card rests on: confirmed reports, with the oldest and newest day they stand for. */
export function basisOf(goals: readonly GoalState[], day: string): string[] {
  const days = goals.flatMap(({ figureDay }) => figureDay ?? []).sort()
  const [first, last] = [days[0], days.at(-1)]
  const tables = tablesOf(goals.flatMap(({ indicators }) => indicators))
  if (!first || !last) return [...tables, `截至${dayLabel(day)}没有已确认的填报`]
  // A bare 12月31日 would be taken for one of this year.
  const words = first.slice(0, 4) === day.slice(0, 4) ? shortDay : dayLabel
  const span = first === last ? words(first) : `${words(first)}至${words(last)}`
  return [...tables, `已确认的填报（数据截至${span}）`]
}

/** The sentence that matters, with its day and with time beside it. */
export function sentence(plan: Plan, goals: readonly GoalState[], day: string): Inline[] {
  const counts = countsOf(goals)
  const behind = goals.filter(isBehind).length
  const over = day > plan.end
  const time = over
    ? `截至${dayLabel(day)}，${periodWord(plan)}已于${dayLabel(plan.end)}结束`
    : `截至${dayLabel(day)}，序时进度${percent(timeProgress(plan, day))}`
  const reported = goals.filter(({ figures }) => figures.length > 0).length
  if (reported === 0) return [`${time}，`, b('各目标尚未填报'), '。']
  const other = (...names: string[]) =>
    countsIn(goals)
      .filter(([name]) => !names.includes(name))
      .map(([name, count]) => `${name}${count}个`)
      .join('、')
  if (over) {
    const rest = other(lightNames.met, lightNames.unmet)
    const waits = goals
      .flatMap(({ waitsFor }) => waitsFor ?? [])
      .sort()
      .at(-1)
    return [
      `${time}，${goals.length}个目标中`,
      b(`已达标${counts.met}个、未达标${counts.unmet}个`),
      `${rest === '' ? '' : `，${rest}`}${waits ? `（${shortDay(waits)}到期）` : ''}。`,
    ]
  }
  const rest = other(lightNames.behind, lightNames.farBehind)
  if (behind === 0) return [`${time}，${goals.length}个目标中`, b(noneBehind(reported, goals.length)), `，${rest}。`]
  return [
    `${time}，${goals.length}个目标中`,
    b(`滞后${behind}个`),
    `${counts.farBehind > 0 ? `（严重${counts.farBehind}个）` : ''}${rest === '' ? '' : `，${rest}`}。`,
  ]
}

/** Of goals nobody has reported on nothing is known, so nothing is claimed. */
const noneBehind = (reported: number, all: number): string =>
  reported === all ? '没有滞后' : `已填报的${reported}个没有滞后`

export const worstLine = (plan: Plan, state: GoalState): Inline[] => [
  b(goalName(state)),
  ` ${currentWords(state)}，${gapWords(state)} `,
  lightWords(state),
  `（${leadsOf(plan, state)}牵头，${dateWords(state)}）`,
]

function recentWords(plan: Plan, recent: readonly Change[]): Inline[] {
  if (recent.length === 0) return ['近七天没有变化。']
  const words = recent
    .slice(0, 3)
    .map((change) => changeWords(plan, change))
    .join('；')
  return ['近七天：', words, recent.length > 3 ? ` 等${recent.length}项。` : '。']
}

/** `商标有效注册量 14.8万件→14.9万件（更正）`, with the light where it changed; 补报 where it came late and after the end. */
export function changeWords(plan: Plan, change: Change): string {
  const { goal, before, corrected } = change
  const [then, now] = [currentWords(before), currentWords(goal)]
  const figures = !hasNewFigure(change) ? '' : before.current === null ? `报${now}` : `${then}→${now}`
  const light = before.light === goal.light ? '' : `${lightText(before)}→${lightText(goal)}`
  const words = [figures, light].filter((part) => part !== '').join('，')
  const marks = [corrected ? '更正' : '', hasLateReport(plan, goal, before.day) ? '补报' : ''].filter(
    (mark) => mark !== '',
  )
  return `${goalName(goal)} ${words}${marks.length > 0 ? `（${marks.join('、')}）` : ''}`
}

/** Its value is another one; else only its light changed, by time passing or a start value. */
export const hasNewFigure = ({ goal, before }: Change): boolean =>
  goal.current === null || before.current === null ? goal.current !== before.current : !goal.current.eq(before.current)

/** How the tasks stand, and those that are stuck with what they ask for; nothing while nobody has reported on any. */
function taskBlocks(plan: Plan, tasks: readonly TaskState[]): Block[] {
  const reported = tasks.filter(isReported)
  if (reported.length === 0) return []
  const blocked = blockedTasks(plan, reported)
  return [
    text(`任务：${taskCountsWords(reported)}（共${tasks.length}项）${blocked.length > 0 ? '，受阻的：' : ''}`),
    list(...blocked.slice(0, mostBlocked)),
  ]
}

/** So many are named on a leader's screen; all of them stand under 任务. */
const mostBlocked = 3
