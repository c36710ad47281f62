import { dutiesOf } from '../look.ts'
import type { Plan, Task } from '../plan.ts'
import type { TaskReport } from '../report.ts'
import type { TaskProgress, TaskState } from '../tasks.ts'

/** A task of one unit, as this unit last reported it; what others said of the same task does not count here. */
export type OwnTask = {
  task: Task
  progress: TaskProgress
  report: TaskReport | null
  /** The group the plan names it through; null where it names the unit. */
  group: string | null
}

/** The tasks a unit leads or is responsible for, in the plan's order. */
export function ownTasks(plan: Plan, states: readonly TaskState[], unit: string): OwnTask[] {
  const { leads, responsible } = dutiesOf(plan, unit)
  const groups = new Map(responsible.map(({ task, through }) => [task.no, through === 'named' ? null : through]))
  return states
    .filter(({ task }) => leads.includes(task) || groups.has(task.no))
    .map(({ task, reports }) => {
      const report = reports.find((one) => one.unit === unit) ?? null
      return { task, report, progress: report?.progress ?? '未填报', group: groups.get(task.no) ?? null }
    })
}
