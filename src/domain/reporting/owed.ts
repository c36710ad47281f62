import { bySubmission, lastEvent, stateOf } from '../counting.ts'
import { daysInclusive } from '../day.ts'
import { type DueDays, dueDayOf, owedPeriods } from '../due.ts'
import { isLevel } from '../part.ts'
import { type Period, periodIn } from '../period.ts'
import type { Plan } from '../plan.ts'
import type { Facts, Report } from '../report.ts'
import { type Owing, owesSince } from './owers.ts'
import { subjectFor } from './shares.ts'
import { allSubjects, periodKindOf, reportersOf, type Subject } from './subject.ts'

/** 应报 from the first day after the period, 到期 on the due day, 逾期 after it. */
export type OwedState = 'owed' | 'due' | 'overdue'

/** A report whose period has ended and that is not in: neither pending nor confirmed. */
export type Owed = {
  subject: Subject
  /** Numbers of the indicators that are not in: of a shared goal perhaps one of them; of a task its own number. */
  missing: number[]
  unit: string
  period: Period
  /** The day it is due by. */
  due: string
  state: OwedState
  /** Days since the due day; 0 while it is not overdue. */
  late: number
  /** What was sent in while the period ran: the form is filled with it, and one tap says it has not changed. */
  running: Report[]
  /** The reviewer's reason, where a report of it was returned. */
  returned: string | null
}

/** `since`: the day of the bot's first start; periods that ended before it are never owed. */
export type OwedRules = { plan: Plan; since: string; today: string; dueDays: DueDays; owing: Owing }

export type UnitOwed = { unit: string; owed: Owed[] }

export const allOf = (units: readonly UnitOwed[]): Owed[] => units.flatMap(({ owed }) => owed)

/** What one unit owes of one subject, the oldest period first. */
export function owedOf(rules: OwedRules, facts: Facts, subject: Subject, unit: string): Owed[] {
  return owedOfSubject(rules, inHand(rules.plan, facts), subjectFor(rules.plan, subject, unit), unit)
}

/** What a unit owes, the longest overdue first. A goal with two leads is owed by both until one of them reports. */
export function owedBy(rules: OwedRules, facts: Facts, unit: string, held = inHand(rules.plan, facts)): Owed[] {
  return allSubjects(rules.plan)
    .flatMap((subject) => owedOfSubject(rules, held, subjectFor(rules.plan, subject, unit), unit))
    .sort((a, b) => (a.due === b.due ? 0 : a.due < b.due ? -1 : 1))
}

/** Every unit that owes something, with what. */
export function owedByUnits(rules: OwedRules, facts: Facts): UnitOwed[] {
  const held = inHand(rules.plan, facts)
  return rules.plan.units
    .map(({ id }) => ({ unit: id, owed: owedBy(rules, facts, id, held) }))
    .filter(({ owed }) => owed.length > 0)
}

/** How many reports are not in, and how they stand: a goal of two leads is one report. `all` is the sum of the rest. */
export type OwedCounts = Record<OwedState | 'all', number>

export function countOwed(owed: readonly Owed[]): OwedCounts {
  const states = new Map(
    owed.map(({ subject, period, unit, state }) => [
      keyOf({ kind: kindOf(subject), no: subject.no, unit, period: period.id }),
      state,
    ]),
  )
  const of = (wanted: OwedState) => [...states.values()].filter((state) => state === wanted).length
  return { all: states.size, owed: of('owed'), due: of('due'), overdue: of('overdue') }
}

/** The same units with only what stands so; those with nothing left fall out. */
export const onlyOwed = (units: readonly UnitOwed[], state: OwedState): UnitOwed[] =>
  units
    .map(({ unit, owed }) => ({ unit, owed: owed.filter((one) => one.state === state) }))
    .filter(({ owed }) => owed.length > 0)

function owedOfSubject(rules: OwedRules, held: InHand, subject: Subject, unit: string): Owed[] {
  const { plan, today, dueDays, owing } = rules
  const from = owesSince(plan, owing, subject, unit)
  if (from === null) return []
  const since = from > rules.since ? from : rules.since
  const numbers = subject.kind === 'task' ? [subject.no] : subject.parts.map(({ no }) => no)
  return owedPeriods(plan, periodKindOf(plan, subject), since, today).flatMap((period): Owed[] => {
    const kind = kindOf(subject)
    const keys = numbers.map((no) => ({ no, key: keyOf({ kind, no, unit, period: period.id }) }))
    const missing = keys
      .filter(({ no, key }) => !held.after.has(key) && !isCovered(held, subject, no, period))
      .map(({ no }) => no)
    if (missing.length === 0) return []
    const due = dueDayOf(period, dueDays)
    const state = today < due ? 'owed' : today === due ? 'due' : 'overdue'
    return [
      {
        subject,
        missing,
        unit,
        period,
        due,
        state,
        late: Math.max(0, daysInclusive(due, today) - 1),
        running: keys.flatMap(({ no, key }) => (missing.includes(no) ? (held.running.get(key) ?? []) : [])),
        returned: returnedReason(held, subject, unit, period),
      },
    ]
  })
}

const kindOf = (subject: Subject): Report['kind'] =>
  subject.kind === 'indicator' && subject.share ? 'share' : subject.kind

/** A figure belongs to all leads of its indicator, a task's progress to the unit that reports it. */
const keyOf = ({ kind, no, unit, period }: Pick<Report, 'kind' | 'no' | 'unit' | 'period'>): string =>
  `${kind} ${no} ${period}${kind === 'indicator' ? '' : ` ${unit}`}`

/** An opening total stands in for the periods that ended by its date. */
const isCovered = ({ opened }: InHand, subject: Subject, no: number, { last }: Period): boolean =>
  subject.kind === 'indicator' && !subject.share && !isLevel(subject.first.measure) && last <= (opened.get(no) ?? '')

type InHand = {
  reports: readonly Report[]
  /** Date of the opening total or start value that counts, by indicator. */
  opened: ReadonlyMap<number, string>
  /** Keys with a pending or confirmed report that settles the period. */
  after: ReadonlySet<string>
  /** Figures sent in while the period ran: after its end they are asked for once more. */
  running: ReadonlyMap<string, Report>
}

function inHand(plan: Plan, { reports, baselines }: Facts): InHand {
  const after = new Set<string>()
  const running = new Map<string, Report>()
  for (const report of [...reports].sort(bySubmission)) {
    if (!['pending', 'confirmed'].includes(stateOf(report))) continue
    if (isWhileRunning(plan, report)) running.set(keyOf(report), report)
    else after.add(keyOf(report))
  }
  const opened = new Map(
    [...baselines].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0)).map(({ no, date }) => [no, date]),
  )
  return { reports, opened, after, running }
}

/** A figure reported no later than the last day of its period: it says how things stood then, not at the end. */
const isWhileRunning = (plan: Plan, { kind, period, at }: Pick<Report, 'kind' | 'period' | 'at'>): boolean =>
  kind !== 'task' && at.slice(0, 10) <= (periodIn(plan, period)?.last ?? '')

function returnedReason({ reports }: InHand, subject: Subject, unit: string, { id }: Period): string | null {
  const last = reports.findLast(
    (report) =>
      report.period === id &&
      report.kind === kindOf(subject) &&
      (report.kind === 'indicator' || report.unit === unit) &&
      (subject.kind === 'task' ? subject.no === report.no : subject.parts.some(({ no }) => no === report.no)),
  )
  return last && stateOf(last) === 'returned' ? lastEvent(last).reason : null
}

/** Units that should report a subject, other than one. */
export const otherReporters = (plan: Plan, subject: Subject, unit: string): string[] =>
  subject.kind === 'task' ? [] : reportersOf(plan, subject).filter((id) => id !== unit)

/** The units with something overdue, and how much, the most first. */
export const lateOf = (all: ReturnType<typeof owedByUnits>): { unit: string; count: number }[] =>
  all
    .map(({ unit, owed }) => ({ unit, count: owed.filter(({ late }) => late > 0).length }))
    .filter(({ count }) => count > 0)
    .sort((a, z) => z.count - a.count)
