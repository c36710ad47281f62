import type { GoalState } from '../domain/attainment.ts'
import type { Plan } from '../domain/plan.ts'
import { unitById } from '../plan/look.ts'

/** A part of the plan a group can choose: `all`, `category:NAME` or `unit:ID` of a lead. */
export function inScope(scope: string, { indicators }: GoalState): boolean {
  const [kind, of] = partsOf(scope)
  if (kind === 'category') return indicators.some(({ category }) => category === of)
  if (kind === 'unit') return indicators.some(({ leads }) => leads.includes(of))
  return true
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
