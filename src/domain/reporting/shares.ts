import { bySubmission, stateOf } from '../counting.ts'
import { unitById } from '../look.ts'
import type { Plan } from '../plan.ts'
import type { Facts, FigureReport, Report, ShareReport } from '../report.ts'
import { figureReporters, type Subject } from './subject.ts'

/** Units a target may be shared out to: the counties, where they do not lead it themselves. */
export const mayShare = (plan: Plan, subject: Subject, unit: string): boolean =>
  subject.kind === 'indicator' &&
  unitById(plan, unit)?.kind === 'county' &&
  !subject.parts.some((part) => figureReporters(part).includes(unit))

/** The subject as a unit reports it: of a county that does not lead it, its share of the target. */
export const subjectFor = (plan: Plan, subject: Subject, unit: string): Subject =>
  mayShare(plan, subject, unit) && subject.kind === 'indicator' ? { ...subject, share: true } : subject

/**
 * What one unit reported of its shares, as if these were the figures of the goal: everything a form checks, compares and
 * shows is then the unit's own, and nothing of the lead's.
 */
export function factsOfShare({ reports }: Facts, unit: string): Facts {
  const own = reports.filter((report): report is ShareReport => report.kind === 'share' && report.unit === unit)
  return { reports: own.map((report): FigureReport => ({ ...report, kind: 'indicator' })), baselines: [] }
}

/** The facts a form of a subject works on. */
export const factsFor = (facts: Facts, subject: Subject, unit: string): Facts =>
  subject.kind === 'indicator' && subject.share === true ? factsOfShare(facts, unit) : facts

/** The share that counts per (indicator, period, unit): the newest submitted of the confirmed ones. */
export function countingShares({ reports }: Facts): ShareReport[] {
  const newest = new Map<string, ShareReport>()
  for (const report of [...reports].sort(bySubmission)) {
    if (isShare(report) && stateOf(report) === 'confirmed') {
      newest.set(`${report.no} ${report.period} ${report.unit}`, report)
    }
  }
  return [...newest.values()]
}

const isShare = (report: Report): report is ShareReport => report.kind === 'share'
