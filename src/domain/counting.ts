import { periodIn, type Span } from './period.ts'
import type { Baseline, Facts, FigureReport, Report, ReportEvent, TaskReport } from './report.ts'

/** An ISO time or a day; a day means its end. Times of one zone compare as text. */
const instantOf = (known: string): string => (known.length === 10 ? `${known}T23:59:59` : known)
const notAfter = (at: string, instant: string): boolean => at.slice(0, instant.length) <= instant

/** The facts as they were known at an instant: nothing submitted, decided, undone or set later. */
export function asKnown({ reports, baselines }: Facts, known: string): Facts {
  const instant = instantOf(known)
  return {
    reports: reports
      .filter(({ at }) => notAfter(at, instant))
      .map((report) => ({ ...report, events: report.events.filter(({ at }) => notAfter(at, instant)) })),
    baselines: baselines.filter(({ at }) => notAfter(at, instant)),
  }
}

/**
 * What of the facts speaks of a day: periods that ended by it, and running ones as reported by it. What was said of a
 * running period later is of a later day, and does not take away what was said by then.
 */
export const upTo = (plan: Span, { reports, baselines }: Facts, day: string): Facts => ({
  reports: reports.filter(({ period, at }) => at.slice(0, 10) <= day || (periodIn(plan, period)?.last ?? '') <= day),
  baselines: baselines.filter(({ date }) => date <= day),
})

/** The newest step of a report's life. */
export function lastEvent({ events, at, by }: Report): ReportEvent {
  return events.at(-1) ?? { at, by, state: 'pending', reason: '' }
}

export const stateOf = (report: Report): ReportEvent['state'] => lastEvent(report).state

/** Of two reports the one submitted later; of the same second the one kept later. */
export const bySubmission = (a: Report, b: Report): number => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1)

/** The figure that counts per (indicator, period): the newest submitted of the confirmed ones, whichever lead sent it. */
export function countingFigures({ reports }: Facts): FigureReport[] {
  return newestPerKey(
    reports.filter((report): report is FigureReport => report.kind === 'indicator'),
    ({ no, period }) => `${no} ${period}`,
  )
}

/** The progress that counts per (task, unit, period). */
export function countingProgress({ reports }: Facts): TaskReport[] {
  return newestPerKey(
    reports.filter((report): report is TaskReport => report.kind === 'task'),
    ({ no, unit, period }) => `${no} ${unit} ${period}`,
  )
}

function newestPerKey<One extends Report>(reports: readonly One[], keyOf: (report: One) => string): One[] {
  const newest = new Map<string, One>()
  for (const report of [...reports].sort(bySubmission)) {
    if (stateOf(report) === 'confirmed') newest.set(keyOf(report), report)
  }
  return [...newest.values()]
}

/** The start value or opening total of an indicator that was set last, of those dated no later than a day. */
export function baselineOf({ baselines }: Facts, no: number, day: string): Baseline | undefined {
  return baselines
    .filter((one) => one.no === no && one.date <= day)
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1)
}
