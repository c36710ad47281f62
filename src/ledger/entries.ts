import { bySubmission, countingFigures, countingProgress, lastEvent, stateOf } from '../domain/counting.ts'
import { decimal } from '../domain/decimal.ts'
import { indicatorByNo, taskByNo, unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Baseline, By, Facts, Report } from '../domain/report.ts'
import { asPhrase, replacedReason, taskLines } from '../domain/reporting/words.ts'

/** The ledger's columns (docs/contract.md, ledger export): never renamed or reordered, new ones only at the end. */
export const columns = [
  'id',
  'kind',
  'no',
  'name',
  'unit',
  'period',
  'value',
  'numerator',
  'denominator',
  'state',
  'by',
  'at',
  'decided_by',
  'decided_at',
  'note',
  'reason',
  'by_office',
  'together',
] as const
export type Column = (typeof columns)[number]

/** One line of the ledger. `report` is what it tells of; null for a baseline. */
export type Entry = {
  cells: Record<Column, string>
  report: Report | null
  /** A newer confirmed one of the same key counts in its place. */
  superseded: boolean
}

/** What an entry is made with: the plan, ids of the reports that count, and how people are named. */
export type Entering = { plan: Plan; counting: ReadonlySet<number>; nameOf: (by: By) => string }

/** Ids of the reports that count. */
export const countingIds = (facts: Facts): Set<number> =>
  new Set([...countingFigures(facts), ...countingProgress(facts)].map(({ id }) => id))

/** Every report in the order of submission, then every baseline; all versions, whatever became of them. */
export function entriesOf(plan: Plan, facts: Facts, nameOf: (by: By) => string): Entry[] {
  const entering = { plan, counting: countingIds(facts), nameOf }
  return [
    ...[...facts.reports].sort(bySubmission).map((report) => reportEntry(entering, report)),
    ...baselineEntries(entering, facts.baselines),
  ]
}

export const reportEntry = ({ plan, counting, nameOf }: Entering, report: Report): Entry => ({
  cells: reportCells(plan, report, nameOf),
  report,
  superseded: stateOf(report) === 'confirmed' && !counting.has(report.id),
})

export const baselineEntries = ({ plan, nameOf }: Entering, baselines: readonly Baseline[]): Entry[] =>
  baselines.map((baseline, index) => ({
    cells: baselineCells(plan, baseline, index + 1, nameOf),
    report: null,
    superseded: false,
  }))

function reportCells(plan: Plan, report: Report, nameOf: (by: By) => string): Entry['cells'] {
  const { id, kind, no, unit, period, by, at } = report
  const last = lastEvent(report)
  // A report that a newer one replaced was decided by nobody.
  const decided = last.state !== 'pending'
  const decider = decided && last.reason !== replacedReason ? nameOf(last.by) : ''
  return {
    id: String(id),
    kind,
    no: String(no),
    name: nameIn(plan, kind, no),
    unit: unitById(plan, unit)?.name ?? unit,
    period,
    ...figuresOf(report),
    state: last.state,
    by: nameOf(by),
    at,
    decided_by: decider,
    decided_at: decided ? last.at : '',
    note: noteOf(report),
    reason: last.reason,
    by_office: report.byOffice ? '1' : '',
    together: last.together ? '1' : '',
  }
}

/** Baselines are never changed or removed, so their place among all baselines numbers them: `B1`. */
function baselineCells(plan: Plan, baseline: Baseline, place: number, nameOf: (by: By) => string): Entry['cells'] {
  const { no, date, value, numerator = null, denominator = null, source, by, at } = baseline
  return {
    id: `B${place}`,
    kind: 'baseline',
    no: String(no),
    name: nameIn(plan, 'indicator', no),
    unit: '',
    period: date,
    value: plain(value),
    numerator: plain(numerator),
    denominator: plain(denominator),
    // It counts from the moment the office sets it.
    state: 'confirmed',
    by: nameOf(by),
    at,
    decided_by: '',
    decided_at: '',
    note: source,
    reason: '',
    by_office: '',
    together: '',
  }
}

function nameIn(plan: Plan, kind: Report['kind'], no: number): string {
  return (kind === 'task' ? taskByNo(plan, no)?.short : indicatorByNo(plan, no)?.name) ?? ''
}

function figuresOf(report: Report): Record<'value' | 'numerator' | 'denominator', string> {
  if (report.kind === 'task') return { value: report.progress, numerator: '', denominator: '' }
  const { value, numerator, denominator } = report
  return { value: plain(value), numerator: plain(numerator), denominator: plain(denominator) }
}

const plain = (value: string | null): string => (value === null ? '' : decimal(value).toFixed())

/** A correction's reason first; of a task what was done and what comes next; the parts of what a report's note says. */
export function noteParts(report: Report): string[] {
  const { correction, note } = report
  const told = report.kind === 'task' ? [report.done, ...taskLines(report)] : []
  return [correction && `更正:${correction}`, ...told, note].filter((part) => part !== '')
}

const noteOf = (report: Report): string =>
  noteParts(report)
    .map((part, at, all) => (at < all.length - 1 ? asPhrase(part) : part))
    .join('；')
