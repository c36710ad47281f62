import type { GoalState } from '../domain/attainment.ts'
import type { Plan } from '../domain/plan.ts'
import { unitById } from '../plan/look.ts'
import { countOwed, type Owed } from '../reporting/owed.ts'

/** A part of the plan a group can choose: `all`, `category:NAME` or `unit:ID` of a lead. */
export function inScope(scope: string, { indicators }: GoalState): boolean {
  const [kind, of] = partsOf(scope)
  if (kind === 'category') return indicators.some(({ category }) => category === of)
  if (kind === 'unit') return indicators.some(({ leads }) => leads.includes(of))
  return true
}

/**
 * How many reports the part owes; null for one unit's part: there a number would name who is late, which no group is
 * told.
 */
export function owedIn(scope: string, units: readonly { unit: string; owed: Owed[] }[]) {
  const [kind, of] = partsOf(scope)
  if (kind === 'unit') return null
  const inPart = ({ subject }: Owed) =>
    kind !== 'category' || (subject.kind === 'indicator' && subject.parts.some(({ category }) => category === of))
  const own = units.map(({ unit, owed }) => ({ unit, owed: owed.filter(inPart) }))
  return { all: countOwed(own), late: countOwed(own, true) }
}

/** All scopes there are, with what people call them. */
export function scopesOf(plan: Plan): { value: string; label: string }[] {
  const leads = [...new Set(plan.indicators.flatMap((indicator) => indicator.leads))]
  return [
    { value: 'all', label: '全部目标' },
    ...plan.categories.map(({ name }) => ({ value: `category:${name}`, label: `类别：${name}` })),
    ...leads.map((id) => ({ value: `unit:${id}`, label: `牵头单位：${unitById(plan, id)?.short ?? id}` })),
  ]
}

export const scopeLabel = (plan: Plan, scope: string): string =>
  scopesOf(plan).find(({ value }) => value === scope)?.label ?? '全部目标'

function partsOf(scope: string): [kind: string, of: string] {
  const at = scope.indexOf(':')
  return at < 0 ? [scope, ''] : [scope.slice(0, at), scope.slice(at + 1)]
}
