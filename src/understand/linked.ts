import { indicatorByNo, taskByNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'

/** An indicator and a task that carries it. */
export function linked(plan: Plan, one: Ref, other: Ref): boolean {
  if (one.kind === other.kind) return false
  const [indicator, task] = one.kind === 'indicator' ? [one, other] : [other, one]
  return (
    (indicatorByNo(plan, Number(indicator.id))?.tasks.includes(Number(task.id)) ?? false) ||
    (taskByNo(plan, Number(task.id))?.indicators.includes(Number(indicator.id)) ?? false)
  )
}
