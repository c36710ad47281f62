import type Big from 'big.js'
import { decimal, sum, zero } from './decimal.ts'
import { type Period, periodIn, type Span } from './period.ts'
import type { Baseline, FigureReport } from './report.ts'

/** A confirmed figure of one indicator and period, in decimals. */
export type Figure = {
  report: FigureReport
  no: number
  period: Period
  value: Big | null
  numerator: Big
  denominator: Big
  /** The day it was submitted, in the plan's zone. */
  reportedOn: string
  /** The day it stands for: its period's last, or for good the day of reporting where that was while the period ran. */
  day: string
  /** Reported while its period ran: it says how things stood then, not at the end. */
  running: boolean
}

/** A report in decimals, its period as the plan cuts it. */
export function figureOf(plan: Span, report: FigureReport): Figure {
  const period = periodIn(plan, report.period)
  if (!period) throw new Error(`report ${report.id} has no period: ${report.period}`)
  const reportedOn = report.at.slice(0, 10)
  const running = reportedOn <= period.last
  return {
    report,
    no: report.no,
    period,
    value: report.value === null ? null : decimal(report.value),
    numerator: decimal(report.numerator ?? 0),
    denominator: decimal(report.denominator ?? 0),
    reportedOn,
    day: running ? reportedOn : period.last,
    running,
  }
}

/** Oldest period first, the parts of a shared goal by number. */
export const byPeriod = (a: Figure, b: Figure): number =>
  a.period.last === b.period.last ? a.no - b.no : a.period.last < b.period.last ? -1 : 1

/** The figure of the newest period. */
export const newestOf = (figures: readonly Figure[]): Figure | undefined => figures.toSorted(byPeriod).at(-1)

/** Sum of a flow: its periods, and an opening total in place of those that ended by its date. */
export function flowTotal(figures: readonly Figure[], opening: Baseline | undefined): Big {
  const counted = figures.filter((figure) => isAfter(figure, opening))
  return sum([...counted.map(({ value }) => value ?? zero), decimal(opening?.value ?? 0)])
}

/** Both sums of a ratio, by the same rule. */
export function ratioTotals(
  figures: readonly Figure[],
  opening: Baseline | undefined,
): { handled: Big; accepted: Big } {
  const counted = figures.filter((figure) => isAfter(figure, opening))
  return {
    handled: sum([...counted.map(({ numerator }) => numerator), decimal(opening?.numerator ?? 0)]),
    accepted: sum([...counted.map(({ denominator }) => denominator), decimal(opening?.denominator ?? 0)]),
  }
}

const isAfter = ({ period }: Figure, opening: Baseline | undefined): boolean => period.last > (opening?.date ?? '')
