import type { GoalState } from './attainment.ts'
import type { Plan } from './plan.ts'

/** Whether a unit leads a goal, alone or with others. */
export const isLedBy = ({ indicators }: GoalState, unit: string): boolean =>
  indicators.some(({ leads }) => leads.includes(unit))

/** Goals by who leads them; one that several lead is each one's. */
export function byLead(plan: Plan, goals: readonly GoalState[]): { unit: string; goals: GoalState[] }[] {
  const units = [...new Set(plan.indicators.flatMap(({ leads }) => leads))]
  return units.map((unit) => ({
    unit,
    goals: goals.filter((goal) => isLedBy(goal, unit)),
  }))
}
