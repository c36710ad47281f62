import { stateOf } from '../counting.ts'
import type { Plan } from '../plan.ts'
import type { Facts, Report } from '../report.ts'
import { type OwedRules, owedBy } from './owed.ts'
import { owersOf } from './owers.ts'
import { allSubjects, isAbout, type Subject } from './subject.ts'

/** 从未填报: of these nobody ever sent in a report that still stands, whether one is owed or not. */
export type Never = { goals: Subject[]; tasks: Subject[] }

const stands = (report: Report): boolean => ['pending', 'confirmed'].includes(stateOf(report))

export const neverReported = (plan: Plan, facts: Facts): Never => unheardOf(allSubjects(plan), facts)

/** The same of what one unit owes: a goal of several leads is heard of from any of them, a task from the unit itself. */
export const neverReportedBy = (
  { plan, owing }: Pick<OwedRules, 'plan' | 'owing'>,
  facts: Facts,
  unit: string,
): Never =>
  unheardOf(
    allSubjects(plan).filter((subject) => owersOf(plan, owing, subject).includes(unit)),
    { ...facts, reports: facts.reports.filter((report) => report.kind === 'indicator' || report.unit === unit) },
  )

function unheardOf(subjects: readonly Subject[], { reports }: Facts): Never {
  const standing = reports.filter(stands)
  const never = subjects.filter((subject) => !standing.some((report) => isAbout(subject, report)))
  return {
    goals: never.filter(({ kind }) => kind === 'indicator'),
    tasks: never.filter(({ kind }) => kind === 'task'),
  }
}

/** Units that owe something by now and never sent in anything, in the plan's order. */
export function unitsNeverReported(rules: OwedRules, facts: Facts): string[] {
  const { plan, owing } = rules
  const heard = new Set(facts.reports.map(({ unit }) => unit))
  const owing_ = new Set(allSubjects(plan).flatMap((subject) => owersOf(plan, owing, subject)))
  return plan.units
    .map(({ id }) => id)
    .filter((unit) => owing_.has(unit) && !heard.has(unit) && owedBy(rules, facts, unit).length > 0)
}
