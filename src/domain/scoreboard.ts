import type { GoalState } from './attainment.ts'
import type { Light } from './light.ts'
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

export type Score = {
  unit: string /** Met or on course. */
  good: number /** Of so many that are judged. */
  of: number
}

/** Goals that are not judged by time, or cannot be, count for nobody and against nobody. */
const unjudged: ReadonlySet<Light> = new Set(['inProgress', 'noBaseline'])

/**
 * How many of the goals each unit leads are met or on course: of what was reached, never of how quickly somebody answers
 * (practice.md 3.7). Best share first; those alike in the plan's order.
 */
export function scoreboard(plan: Plan, goals: readonly GoalState[]): Score[] {
  const scores = byLead(plan, goals).map(({ unit, goals: led }) => {
    const judged = led.filter(({ light }) => !unjudged.has(light))
    const good = judged.filter(({ light }) => light === 'met' || light === 'onCourse')
    return { unit, good: good.length, of: judged.length }
  })
  // Compared as fractions: 2/3 before 1/2, and nothing judged last.
  return scores.toSorted((a, z) => (a.of === 0 || z.of === 0 ? z.of - a.of : z.good * a.of - a.good * z.of))
}
