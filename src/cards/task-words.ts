import { shortName } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Obstacle, TaskReport } from '../domain/report.ts'
import { countsByProgress, isTaskReported, type TaskProgress, type TaskState, wantsHelp } from '../domain/tasks.ts'
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

/** A line for each task that is blocked anywhere or asks for help: which, by whose report, and why; the blocked first. */
export const tasksWantingHelp = (plan: Plan, tasks: readonly TaskState[]): Inline[][] =>
  tasks
    .filter(({ reports }) => reports.some(wantsHelp))
    .toSorted((a, z) => Number(z.progress === '受阻') - Number(a.progress === '受阻'))
    .map(({ task, reports }) => {
      const told = reports.filter(wantsHelp).map((report) => {
        const goesOn = report.progress === '受阻' ? '' : report.progress
        return `${shortName(plan, report.unit)}${goesOn}${obstacleWords(report)}`
      })
      return [b(taskTitle(task)), `（${told.join('；')}）`]
    })

/** `受阻1项、需协调2项` of tasks that want help; '' where none does. */
export function helpCountWords(tasks: readonly TaskState[]): string {
  const blocked = tasks.filter(({ progress }) => progress === '受阻').length
  const asking = tasks.filter(({ progress, reports }) => progress !== '受阻' && reports.some(wantsHelp)).length
  return [blocked > 0 ? `受阻${blocked}项` : '', asking > 0 ? `需协调${asking}项` : '']
    .filter((words) => words !== '')
    .join('、')
}

const toldAtMost = 60

/** `：经费未到位`, as much of it as a line holds; '' where nothing was said. */
export function toldWords(told: string): string {
  if (told === '') return ''
  return `：${told.length > toldAtMost ? `${told.slice(0, toldAtMost)}…` : told}`
}

/** `：经费未到位；需协调：请财政局安排`: the problem, else of what is blocked what was done, then the help it needs. */
export function obstacleWords({ progress, problem = '', help = '', done = '' }: Told): string {
  const why = problem === '' && progress === '受阻' ? done : problem
  const needs = help === '' ? '' : `${why === '' ? '，' : '；'}需协调${toldWords(help)}`
  return `${toldWords(why)}${needs}`
}

type Told = Obstacle & Pick<TaskReport, 'progress'> & { done?: string }

/** What is told of tasks rests on, besides the plan. */
export const taskBasis = (tasks: readonly TaskState[]): string[] =>
  tasks.some(isTaskReported) ? ['已确认的任务进展'] : []
