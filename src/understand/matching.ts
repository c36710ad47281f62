import { goalsOf, targetFigure } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'

/** Indicators whose target is this figure; a unit of measure said beside it must be theirs, loosely. */
export function matching(plan: Plan, value: number, unit: string): number[] {
  return goalsOf(plan).flatMap(({ goal, indicators }) => {
    const [first] = indicators
    if (!first) return []
    const fits = unit === '' || unit === first.unit || sameCounter(unit, first.unit)
    const scaled = first.unit.startsWith('万') && unit === first.unit.slice(1) ? value / 10000 : value
    return Number(targetFigure(goal) ?? Number.NaN) === scaled && (fits || scaled !== value)
      ? indicators.map(({ no }) => no)
      : []
  })
}

/** 个, 家, 件 and the like are said for one another, but not for money, per cent or ten thousands. */
function sameCounter(one: string, other: string): boolean {
  const groups = ['个件处条', '个家户', '人名位个']
  return groups.some((group) => group.includes(one) && group.includes(other))
}
