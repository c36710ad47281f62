import type { GoalState } from '../attainment.ts'
import { dutiesOf, unitById } from '../look.ts'
import type { PeriodKind, Plan, Unit } from '../plan.ts'
import type { Facts } from '../report.ts'
import { type Never, neverReported, neverReportedBy } from './never.ts'
import { allOf, countOwed, type Owed, type OwedCounts, type OwedRules, type UnitOwed } from './owed.ts'
import type { Subject } from './subject.ts'

/** A part of the plan a group can choose: `all`, `category:NAME` or `unit:ID` of a unit the plan lays something on. */
export function inScope(scope: string, { indicators }: GoalState): boolean {
  const [kind, of] = partsOf(scope)
  if (kind === 'category') return indicators.some(({ category }) => category === of)
  if (kind === 'unit') return indicators.some(({ leads }) => leads.includes(of))
  return true
}

/** The unit whose part a scope is; undefined for any other part. */
export function unitOfScope(plan: Plan, scope: string): Unit | undefined {
  const [kind, of] = partsOf(scope)
  return kind === 'unit' ? unitById(plan, of) : undefined
}

/** The kinds of periods in which the part is reported on. */
export function kindsIn(plan: Plan, scope: string): PeriodKind[] {
  const [kind, of] = partsOf(scope)
  const indicators = plan.indicators.filter(
    ({ category, leads }) => kind === 'all' || (kind === 'category' ? category === of : leads.includes(of)),
  )
  const hasTasks = kind === 'all' || (kind === 'unit' && tasksOf(plan, of) > 0)
  return [...new Set([...indicators.map(({ period }) => period), ...(hasTasks ? [plan.taskPeriod] : [])])]
}

/**
 * How many reports the part owes; null for one unit's part: there a number names who is late, which no group is told
 * unless the office has switched names on.
 */
export function owedIn(scope: string, units: readonly UnitOwed[], namesInGroups: boolean): OwedCounts | null {
  const [kind, of] = partsOf(scope)
  if (kind === 'unit' && !namesInGroups) return null
  const inPart = ({ subject, unit }: Owed) =>
    kind === 'unit' ? unit === of : kind !== 'category' || isOfCategory(of, subject)
  return countOwed(allOf(units).filter(inPart))
}

/** What of the part was never reported. */
export function neverIn(scope: string, rules: OwedRules, facts: Facts): Never {
  const [kind, of] = partsOf(scope)
  if (kind === 'unit') return neverReportedBy(rules, facts, of)
  const { goals, tasks } = neverReported(rules.plan, facts)
  return kind === 'category' ? { goals: goals.filter((goal) => isOfCategory(of, goal)), tasks: [] } : { goals, tasks }
}

const isOfCategory = (name: string, subject: Subject): boolean =>
  subject.kind === 'indicator' && subject.parts.some(({ category }) => category === name)

/** All scopes there are, with what people call them: the leads first, counties last, each in the plan's order. */
export function scopesOf(plan: Plan): { value: string; label: string }[] {
  return [
    { value: 'all', label: '全部目标' },
    ...plan.categories.map(({ name }) => ({ value: `category:${name}`, label: `类别：${name}` })),
    ...[...new Set(titlesOf(plan))].flatMap((title) =>
      plan.units
        .filter((unit) => titleOf(plan, unit) === title)
        .map(({ id, short }) => ({ value: `unit:${id}`, label: `${title}：${short}` })),
    ),
  ]
}

/** What units are called among the scopes, as this plan calls them. */
const titlesOf = ({ words }: Plan): string[] => [words.lead, words.others, words.parts ?? words.others]

/** What a unit is called among the scopes; null where the plan lays nothing on it. */
function titleOf(plan: Plan, { id, kind }: Unit): string | null {
  const [lead = '', others = '', parts = ''] = titlesOf(plan)
  const { leads, responsible, indicators } = dutiesOf(plan, id)
  if (leads.length + indicators.length > 0) return lead
  const hasShares = plan.goals.some(({ shares = [] }) => shares.some((one) => one.unit === id))
  if (responsible.length === 0 && !hasShares) return null
  return kind === 'county' ? parts : others
}

/** The scope as stored, or all where the plan's data has no such part any more. */
export const knownScope = (plan: Plan, scope: string): string =>
  scopesOf(plan).some(({ value }) => value === scope) ? scope : 'all'

export const scopeLabel = (plan: Plan, scope: string): string =>
  scopesOf(plan).find(({ value }) => value === scope)?.label ?? '全部目标'

function tasksOf(plan: Plan, unit: string): number {
  const { leads, responsible } = dutiesOf(plan, unit)
  return leads.length + responsible.length
}

function partsOf(scope: string): [kind: string, of: string] {
  const at = scope.indexOf(':')
  return at < 0 ? [scope, ''] : [scope.slice(0, at), scope.slice(at + 1)]
}

/** Those that rows of a list stand for, by the numbers of their indicators; all where none were named. */
export function ofRows(goals: readonly GoalState[], of: string | undefined): GoalState[] {
  const nos = of?.split(',').map(Number) ?? []
  const named = goals.filter((state) => state.goal.indicators.some((no) => nos.includes(no)))
  return named.length > 0 ? named : [...goals]
}
