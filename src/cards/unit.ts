import { ruledForUnit } from '../domain/amendments/ruled.ts'
import type { GoalState } from '../domain/attainment.ts'
import { shortDay } from '../domain/day.ts'
import { tablesOf } from '../domain/places.ts'
import type { Plan } from '../domain/plan.ts'
import { countOwed, type Owed } from '../domain/reporting/owed.ts'
import type { OwnTask } from '../domain/reporting/own-tasks.ts'
import { titleOf } from '../domain/reporting/subject.ts'
import { isBehind } from '../domain/status.ts'
import { wantsHelp } from '../domain/tasks.ts'
import { goalPages, type Turn } from './goals.ts'
import { type Block, b, button, type Card, card, type Inline, judged, list, text } from './kit.ts'
import { type Need, needBlocks, type Reader, type Waiting } from './needs.ts'
import { nothingOwedWords, owedCountsWords, type Unheard } from './owed-words.ts'
import { countsWords, gapWords, goalLine, goalName, ruleLine } from './state-words.ts'
import { basisOf } from './status.ts'
import { obstacleWords, taskCountsWords, taskTitle } from './task-words.ts'

export type UnitView = {
  plan: Plan
  name: string
  /** The goals it leads, alone or jointly. */
  goals: GoalState[]
  /** Its own shares of other goals, judged by its own figures. */
  own?: GoalState[]
  /** Its tasks with its own newest confirmed progress. */
  tasks: OwnTask[]
  /** What it owes, returned reports among it; null where that is not the reader's to know. */
  owed: (Unheard & { list: Owed[] }) | null
  day: string
  waiting?: readonly Waiting[]
  reader?: Reader
}

const few = 5

/** One unit's page: the goals it leads, its tasks, what it owes. Units are not compared. */
export function unitCard(view: UnitView, turn: Turn): Card {
  const { plan, name, goals, own = [], tasks, owed, day, waiting = [], reader = null } = view
  return card(
    name,
    [...goals, ...own].some(isBehind) ? 'orange' : 'blue',
    text(
      b(goals.length === 0 ? '不牵头目标' : `牵头${goals.length}个目标`),
      goals.length === 0 ? '。' : `：${countsWords(goals)}`,
    ),
    ...(own.length > 0 ? [text(b(`本地目标${own.length}个`), `：${countsWords(own)}`)] : []),
    ...taskBlocks(tasks),
    ...(turn.of === undefined ? [] : ruledForUnit(plan, turn.of).map((words) => text(`${words}。`))),
    ...(owed ? owedBlocks(owed) : []),
    ...needBlocks(needsOnce(waiting), reader),
    ...goalPages([...goals, ...own], lineOf, turn, [
      goals.length > 0 ? button('到期能完成吗', { do: 'status', view: 'outlook', of: `unit:${turn.of}` }) : null,
    ]),
    judged(
      ruleLine(plan, [...goals, ...own]),
      ...new Set(own.flatMap(({ goal }) => goal.targets.slice(-1).map(({ place }) => place))),
      ...(goals.length > 0 ? [] : tablesOf(plan.indicators)),
      ...basisOf([...goals, ...own], day),
      ...tablesOf(plan.tasks),
    ),
  )
}

/** A need the unit's goals share, such as a person who reports, is told once. */
function needsOnce(waiting: readonly Waiting[]): Need[] {
  const all = waiting.flatMap(({ state, needs }) =>
    needs.map((need) => (need.kind === 'baseline' ? { ...need, words: `${goalName(state)}${need.words}` } : need)),
  )
  return all.filter(({ words }, at) => all.findIndex((other) => other.words === words) === at).slice(0, few)
}

function lineOf(state: GoalState): Inline[] {
  const gap = gapWords(state)
  return [...goalLine(state), gap === '' ? '' : `，${gap}`]
}

function taskBlocks(tasks: UnitView['tasks']): Block[] {
  if (tasks.length === 0) return [text('没有点名的任务。')]
  const wanting = tasks.flatMap(({ task, report }) => (report && wantsHelp(report) ? [{ task, report }] : []))
  return [
    text(`任务${tasks.length}项：${taskCountsWords(tasks)}${wanting.length > 0 ? '，受阻或需协调的：' : ''}`),
    list(
      ...wanting
        .slice(0, few)
        .map(({ task, report }): Inline[] => [
          b(taskTitle(task)),
          report.progress === '受阻' ? '' : ` ${report.progress}`,
          obstacleWords(report),
        ]),
    ),
  ]
}

function owedBlocks({ list: owed, ...unheard }: NonNullable<UnitView['owed']>): Block[] {
  if (owed.length === 0) return [text(`${nothingOwedWords(unheard)}。`)]
  const counts = countOwed(owed)
  const returned = owed.filter((one) => one.returned !== null)
  return [
    text(`${owedCountsWords(counts)}${returned.length > 0 ? `，被退回待重报${returned.length}项` : ''}。`),
    list(
      ...[...returned, ...owed.filter((one) => one.returned === null)]
        .slice(0, few)
        .map(({ subject, period, due, returned: reason }): Inline[] => [
          `${titleOf(subject)}（${period.label}，${shortDay(due)}到期）`,
          reason === null ? '' : `退回：${reason.slice(0, 40)}`,
        ]),
    ),
  ]
}
