import { baselineOf, bySubmission, countingFigures, stateOf } from '../counting.ts'
import { dayLabel } from '../day.ts'
import type { Decimal } from '../decimal.ts'
import { decimal } from '../decimal.ts'
import { type Figure, figureOf, flowTotal, newestOf } from '../figures.ts'
import { goalOf } from '../look.ts'
import { unknownBefore } from '../part.ts'
import { type Period, periodIn, periodsIn, type Span } from '../period.ts'
import type { Indicator, Plan } from '../plan.ts'
import type { Facts, FigureReport, Report } from '../report.ts'
import { isAbout, type Subject } from './subject.ts'

/** A value to compare a new one with: where it comes from, in words, and the period it is of (null: the start value). */
export type Before = { value: Decimal; of: string; period: Period | null }

/** Reports that are pending or confirmed, the newest submitted of each indicator and period. */
export function liveFigures(plan: Span, { reports }: Facts): Figure[] {
  const newest = new Map<string, FigureReport>()
  for (const report of [...reports].sort(bySubmission)) {
    const state = stateOf(report)
    if (report.kind !== 'indicator' || (state !== 'pending' && state !== 'confirmed')) continue
    newest.set(`${report.no} ${report.period}`, report)
  }
  return [...newest.values()].map((report) => figureOf(plan, report))
}

export const confirmedFigures = (plan: Span, facts: Facts): Figure[] =>
  countingFigures(facts).map((report) => figureOf(plan, report))

/** The newest figure of an indicator before a period, else of a level its start value. */
export function beforeOf(
  { no, measure }: Indicator,
  figures: readonly Figure[],
  facts: Facts,
  period: Period,
): Before | null {
  const earlier = figures.filter((figure) => figure.no === no && figure.period.last < period.last)
  const newest = newestOf(earlier)
  if (newest?.value) return { value: newest.value, of: newest.period.label, period: newest.period }
  const start = measure === 'stock' || measure === 'growth' ? baselineOf(facts, no, period.last) : undefined
  return start ? { value: decimal(start.value), of: `基数（${dayLabel(start.date)}）`, period: null } : null
}

/** The oldest figure of an indicator after a period. */
export function afterOf({ no }: Indicator, figures: readonly Figure[], period: Period): Before | null {
  const [next] = figures
    .filter((one) => one.no === no && one.period.last > period.last)
    .sort((a, b) => (a.period.last < b.period.last ? -1 : 1))
  return next?.value ? { value: next.value, of: next.period.label, period: next.period } : null
}

/** How many periods of a sum before one are neither confirmed nor covered by an opening total. Unreported is never zero. */
export function unknownPast(
  plan: Plan,
  { no, period: kind }: Indicator,
  facts: Facts,
  until: string,
  today: string,
): number {
  const opened = baselineOf(facts, no, today)?.date ?? ''
  const figures = confirmedFigures(plan, facts).filter((figure) => figure.no === no)
  return unknownBefore(periodsIn(kind, plan.start, plan.end), goalOf(plan, no), { figures, until, opened }).length
}

/** The confirmed total of a flow without one period: what a new amount of that period is added to. */
export function totalWithout(plan: Span, { no }: Indicator, facts: Facts, period: Period, today: string): Decimal {
  const others = confirmedFigures(plan, facts).filter((figure) => figure.no === no && figure.period.id !== period.id)
  return flowTotal(others, baselineOf(facts, no, today))
}

/**
 * Confirmed reports that a new one of the same key would correct. Each part of a shared goal has a key of its own; the
 * report of a period after its end takes the place of one sent in while it ran and corrects nothing.
 */
export function correctedBy(
  { plan, facts, subject, unit, today }: Concerned,
  id: string,
  numbers: readonly number[],
): Report[] {
  const last = periodIn(plan, id)?.last ?? ''
  return reportsFor(facts, subject, unit, id, 'confirmed').filter(
    ({ no, at }) => numbers.includes(no) && (today <= last || at.slice(0, 10) > last),
  )
}

/** Numbers a form of the subject asks for. */
export const numbersOf = (subject: Subject): number[] =>
  subject.kind === 'task' ? [subject.no] : subject.parts.map(({ no }) => no)

/** What is reported on, by whom, and what is known. */
type Concerned = { plan: Span; facts: Facts; subject: Subject; unit: string; today: string }

/**
 * Reports about a subject and period that wait, or of the confirmed ones those that count, of every number the one
 * submitted last; of a task those of one unit.
 */
export function reportsFor(
  { reports }: Facts,
  subject: Subject,
  unit: string,
  period: string,
  state: 'pending' | 'confirmed',
): Report[] {
  const found = reports.filter(
    (report) =>
      isAbout(subject, report) &&
      report.period === period &&
      stateOf(report) === state &&
      (subject.kind === 'indicator' || report.unit === unit),
  )
  if (state === 'pending') return found
  const counting = new Map(found.sort(bySubmission).map((report) => [report.no, report]))
  return found.filter((report) => counting.get(report.no) === report)
}
