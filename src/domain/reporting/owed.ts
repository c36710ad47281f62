import { lastEvent, stateOf } from '../counting.ts'
import { daysInclusive } from '../day.ts'
import { type DueDays, dueDayOf, owedPeriods } from '../due.ts'
import type { Period } from '../period.ts'
import type { Plan } from '../plan.ts'
import type { Facts, Report } from '../report.ts'
import type { About } from './check.ts'
import { isAbout, periodKindOf, reportersOf, type Subject, subjectsOfUnit } from './subject.ts'

/** A report that is due and not in: neither pending nor confirmed. */
export type Owed = {
  subject: Subject
  unit: string
  period: Period
  /** The day it is due by. */
  due: string
  /** Days since the due day; 0 while it is not late. */
  late: number
  /** The reviewer's reason, where a report of it was returned. */
  returned: string | null
}

export type OwedRules = { plan: Plan; since: string; today: string; dueDays: DueDays }

/** Periods of a subject that are owed: ended since the bot's first start, without a pending or confirmed report. */
export function owedPeriodsOf({ plan, facts, subject, unit, today }: About, since: string): Period[] {
  return missing({ plan, since, today }, subject, unit, liveKeys(facts))
}

function missing(
  { plan, since, today }: Omit<OwedRules, 'dueDays'>,
  subject: Subject,
  unit: string,
  live: ReadonlySet<string>,
): Period[] {
  const numbers = subject.kind === 'task' ? [subject.no] : subject.parts.map(({ no }) => no)
  return owedPeriods(plan, periodKindOf(plan, subject), since, today).filter(
    ({ id }) => !numbers.some((no) => live.has(keyOf({ kind: subject.kind, no, unit, period: id }))),
  )
}

/** What a unit owes, the longest overdue first. A goal with two leads is owed by both until one of them reports. */
export function owedBy(rules: OwedRules, facts: Facts, unit: string, live = liveKeys(facts)): Owed[] {
  const { plan, today, dueDays } = rules
  return subjectsOfUnit(plan, unit)
    .flatMap((subject) =>
      missing(rules, subject, unit, live).map((period): Owed => {
        const due = dueDayOf(period, dueDays)
        const late = Math.max(0, daysInclusive(due, today) - 1)
        return { subject, unit, period, due, late, returned: returnedReason(facts, subject, unit, period) }
      }),
    )
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1))
}

/** Every unit that owes something, with what. */
export function owedByUnits(rules: OwedRules, facts: Facts): { unit: string; owed: Owed[] }[] {
  const live = liveKeys(facts)
  return rules.plan.units
    .map(({ id }) => ({ unit: id, owed: owedBy(rules, facts, id, live) }))
    .filter(({ owed }) => owed.length > 0)
}

/** How many reports are owed in all: a goal of two leads is one report. */
export function countOwed(units: readonly { unit: string; owed: readonly Owed[] }[], late = false): number {
  const keys = units.flatMap(({ unit, owed }) =>
    owed
      .filter((one) => !late || one.late > 0)
      .map(
        ({ subject, period }) => `${subject.kind} ${subject.no} ${period.id} ${subject.kind === 'task' ? unit : ''}`,
      ),
  )
  return new Set(keys).size
}

/** A figure belongs to all leads of its indicator, a task's progress to the unit that reports it. */
const keyOf = ({ kind, no, unit, period }: Pick<Report, 'kind' | 'no' | 'unit' | 'period'>): string =>
  `${kind} ${no} ${period}${kind === 'task' ? ` ${unit}` : ''}`

const liveKeys = ({ reports }: Facts): Set<string> =>
  new Set(reports.filter((report) => ['pending', 'confirmed'].includes(stateOf(report))).map(keyOf))

function returnedReason({ reports }: Facts, subject: Subject, unit: string, { id }: Period): string | null {
  const last = reports.findLast(
    (report) =>
      report.period === id && isAbout(subject, report) && (subject.kind === 'indicator' || report.unit === unit),
  )
  return last && stateOf(last) === 'returned' ? lastEvent(last).reason : null
}

/** Units that should report a subject, other than one. */
export const otherReporters = (plan: Plan, subject: Subject, unit: string): string[] =>
  subject.kind === 'task' ? [] : reportersOf(plan, subject).filter((id) => id !== unit)
