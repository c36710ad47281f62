import { unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Obstacle } from '../domain/report.ts'
import { countsByProgress, isTaskReported, type TaskProgress, type TaskState } from '../domain/tasks.ts'
import { type Block, b, type Inline, text } from './kit.ts'

export const taskTitle = ({ no, short }: { no: number; short: string }): string => `任务${no} ${short}`

/** `受阻1 · 推进中3 · 未填报39`, the most urgent first. */
export const taskCountsWords = (tasks: readonly { progress: TaskProgress }[]): string =>
  countsByProgress(tasks)
    .map(([word, count]) => `${word}${count}`)
    .join(' · ')

/** The sentence that matters about the tasks. */
export const taskSummary = (tasks: readonly TaskState[]): Block =>
  tasks.some(isTaskReported)
    ? text(b(`${tasks.length}项任务：${taskCountsWords(tasks)}`), '。')
    : text(b(`${tasks.length}项任务都尚未填报`), '，没有已确认的进展。')

/** A line for each task that is blocked anywhere: which, by whose report, and why. */
export const blockedTasks = (plan: Plan, tasks: readonly TaskState[]): Inline[][] =>
  tasks
    .filter(({ progress }) => progress === '受阻')
    .map(({ task, reports }) => {
      const told = reports
        .filter(({ progress }) => progress === '受阻')
        .map((report) => `${unitById(plan, report.unit)?.short ?? report.unit}${obstacleWords(report)}`)
      return [b(taskTitle(task)), `（${told.join('；')}）`]
    })

const toldAtMost = 60

/** `：经费未到位`, as much of it as a line holds; '' where nothing was said. */
export function toldWords(told: string): string {
  if (told === '') return ''
  return `：${told.length > toldAtMost ? `${told.slice(0, toldAtMost)}…` : told}`
}

/** `：经费未到位；需协调：请财政局安排` of what is blocked: the problem, else what was done, then the help it needs. */
export function obstacleWords({ problem = '', help = '', done = '' }: Obstacle & { done?: string }): string {
  const needs = help === '' ? '' : `；需协调${toldWords(help)}`
  return `${toldWords(problem === '' ? done : problem)}${needs}`
}

/** What is told of tasks rests on, besides the plan. */
export const taskBasis = (tasks: readonly TaskState[]): string[] =>
  tasks.some(isTaskReported) ? ['已确认的任务进展'] : []
