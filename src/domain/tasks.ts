import { bySubmission, countingProgress } from './counting.ts'
import { parsePeriod } from './period.ts'
import type { Plan, Task } from './plan.ts'
import type { Facts, Progress, TaskReport } from './report.ts'

/** How a task stands: the newest confirmed progress of every unit that reported, and the one word for it all. */
export type TaskState = { task: Task; reports: TaskReport[]; progress: TaskProgress }

/** Whether any unit's confirmed report stands behind it. */
export const isTaskReported = ({ reports }: Pick<TaskState, 'reports'>): boolean => reports.length > 0

/** Somebody else has to see to it: it is stuck, or it asks for help though it goes on. */
export const wantsHelp = ({ progress, help = '' }: Pick<TaskReport, 'progress' | 'help'>): boolean =>
  progress === '受阻' || help.trim() !== ''

/** Nobody has reported: of a goal and of a task the same word. */
export const unreported = '未填报' as const

export type TaskProgress = Progress | typeof unreported

const urgency: Progress[] = ['受阻', '推进中', '未启动', '已完成']

/** Tasks in the plan's order; blocked anywhere is blocked, done is done only where all who report say so. */
export function taskStates(plan: Plan, facts: Facts): TaskState[] {
  const counting = countingProgress(facts)
  return plan.tasks.map((task) => {
    const reports = newestPerUnit(counting.filter(({ no }) => no === task.no))
    const worst = urgency.find((progress) => reports.some((report) => report.progress === progress))
    return { task, reports, progress: worst ?? unreported }
  })
}

/** How many tasks stand how, the most urgent first; only what occurs. */
export function countsByProgress(tasks: readonly { progress: TaskProgress }[]): [TaskProgress, number][] {
  return [...urgency, unreported].flatMap((word) => {
    const count = tasks.filter(({ progress }) => progress === word).length
    return count > 0 ? [[word, count]] : []
  })
}

function newestPerUnit(reports: readonly TaskReport[]): TaskReport[] {
  const newest = new Map<string, TaskReport>()
  for (const report of [...reports].sort(byPeriodEnd)) newest.set(report.unit, report)
  return [...newest.values()]
}

const endOf = ({ period }: TaskReport): string => parsePeriod(period)?.last ?? ''
const byPeriodEnd = (a: TaskReport, b: TaskReport): number =>
  endOf(a) === endOf(b) ? bySubmission(a, b) : endOf(a) < endOf(b) ? -1 : 1
