import { neededWords, outlooksOf } from '../cards/outlook-words.ts'
import { distanceWords, gapWords, goalName, joined, leadsOf } from '../cards/state-words.ts'
import { taskTitle } from '../cards/task-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { neededPerMonth } from '../domain/forecast.ts'
import { reviewersOf, shortName } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { asPhrase, clipped } from '../domain/reporting/words.ts'
import { worstFirst } from '../domain/status.ts'
import type { TaskState } from '../domain/tasks.ts'
import { type PaperBlock, paragraph } from './paper.ts'
import { isOver } from './standing.ts'

export type Ahead = {
  plan: Plan
  goals: readonly GoalState[]
  tasks: readonly TaskState[]
  /** How many reports are overdue, and the annex that lists their units. */
  overdue: number
  annex: number
}

/** What the figures themselves ask for; what the office asks beyond that it writes itself. */
export function nextSteps(ahead: Ahead): PaperBlock[] {
  const { overdue, annex, plan, goals } = ahead
  const steps = [
    ...(isOver(plan, goals) ? afterTheEnd(ahead) : beforeTheEnd(ahead)),
    ...(overdue > 0 ? [[`逾期未报的${overdue}项，请有关单位尽快补报（见附件${annex}）。`]] : []),
  ]
  return steps.flatMap(([first = '', ...lines], index) =>
    [steps.length > 1 ? `${index + 1}．${first}` : first, ...lines].map(paragraph),
  )
}

/** Every goal that is behind or too slow has its line, under who must do it; then what the blocked tasks wait for. */
function beforeTheEnd({ plan, goals, tasks }: Ahead): string[][] {
  const behind = worstFirst(goals)
  const slow = outlooksOf(plan, goals).wont.filter((state) => !behind.includes(state))
  const urgent = byLead(plan, [...behind, ...slow])
  const names = [behind.length > 0 ? '滞后' : '', slow.length > 0 ? '预计难以完成' : ''].filter((name) => name !== '')
  const blocked = tasks.filter(({ progress }) => progress === '受阻')
  return [
    ...(urgent.length > 0
      ? [
          [
            `${names.join('和')}的目标要在${dayLabel(plan.end)}前完成，请牵头单位抓紧推进：`,
            ...urgent.map(([lead, own]) => `${lead}：${own.map((state) => stillNeeded(plan, state)).join('；')}。`),
          ],
        ]
      : []),
    ...(blocked.length > 0
      ? [[`受阻的任务，各单位所报的下一步：${blocked.map((state) => nextOf(plan, state)).join('；')}。`]]
      : []),
  ]
}

/** Nothing can be made up for any more: what is open is explained, reported and closed. */
function afterTheEnd({ plan, goals, tasks }: Ahead): string[][] {
  const unmet = goals.filter(({ light, waitsFor }) => light === 'unmet' && waitsFor === null)
  const waiting = goals.filter(({ waitsFor }) => waitsFor !== null)
  const silent = goals.filter(({ light, waitsFor }) => light === 'noData' && waitsFor === null)
  const open = tasks.filter(({ progress }) => progress !== '已完成')
  const to = reviewersOf(plan)
  return [
    ...(unmet.length > 0
      ? [
          [
            `未达标的${unmet.length}个目标，请牵头单位逐个说明原因和后续安排，报${to}：${byLead(plan, unmet)
              .map(([lead, own]) => `${lead}${own.length}个`)
              .join('、')}。`,
          ],
        ]
      : []),
    ...(waiting.length > 0
      ? [[`最后一期还没有报的${waiting.length}个目标，请按期报送：${named(plan, waiting)}。`]]
      : []),
    ...(silent.length > 0
      ? [[`没有数据的${silent.length}个目标，请牵头单位补报，确无数据的书面说明：${named(plan, silent)}。`]]
      : []),
    ...(open.length > 0 ? [[`没有报完成的${open.length}项任务，请各单位报送完成情况，未完成的说明原因。`]] : []),
  ]
}

function byLead(plan: Plan, goals: readonly GoalState[]): [lead: string, own: GoalState[]][] {
  const leads = [...new Set(goals.map((state) => leadsOf(plan, state)))]
  // Leads of one goal are one party: a list of parties has its own marks.
  return leads.map((lead) => [joined(lead.split('、')), goals.filter((state) => leadsOf(plan, state) === lead)])
}

const named = (plan: Plan, goals: readonly GoalState[]): string =>
  byLead(plan, goals)
    .map(([lead, own]) => `${own.map(goalName).join('、')}（${lead}）`)
    .join('、')

/**
 * What a goal still needs: a month's share where its figure is new. A paper sets nobody a pace for months that are over:
 * of an old figure it says what was missing, and of which day that is.
 */
function stillNeeded(plan: Plan, state: GoalState): string {
  const needed = neededPerMonth(plan, state)
  const isNew = needed !== null && needed.from.last > state.day
  if (isNew) return `${goalName(state)}${neededWords(plan, state).replace(/。$/, '')}`
  const missing = distanceWords(state) || gapWords(state)
  return `${goalName(state)}${missing}${needed === null ? '' : `（${dataUntil(state)}）`}`
}

function nextOf(plan: Plan, { task, reports }: TaskState): string {
  const told = reports
    .filter(({ progress }) => progress === '受阻')
    .map(({ unit, next }) => `${shortName(plan, unit)}：${next === '' ? '未报' : toldIn(next)}`)
  return `${taskTitle(task)}（${told.join('；')}）`
}

/** `数据截至2024年4月30日`: a paper says the year. */
export const dataUntil = ({ figureDay, day }: GoalState): string => `数据截至${dayLabel(figureDay ?? day)}`

/** What a unit wrote, as a part of a paper's sentence. */
export const toldIn = (written: string): string => asPhrase(clipped(written, 200))
