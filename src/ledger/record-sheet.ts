import { lastEvent } from '../domain/counting.ts'
import { indicatorByNo } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { By, Report } from '../domain/report.ts'
import type { Evidence } from '../store/evidence.ts'
import { type Entry, noteParts } from './entries.ts'
import { evidenceCells, evidenceTitles } from './evidence.ts'
import { numberCell, type Row, type Sheet } from './sheet.ts'
import { kindNames, periodCell, stateNames, timeWords } from './words.ts'

/** What rows are made of: the plan, entries, and the files of each form. */
export type Ledger = {
  plan: Plan
  entries: Entry[]
  evidence: ReadonlyMap<string, Evidence[]>
  nameOf: (by: By) => string
}

export const recordTitles = [
  ...['编号', '类别', '序号', '名称', '填报单位', '期别', '数值', '分子', '分母', '状态', '填报人', '填报时间'],
  ...['审核人', '审核时间', '说明', '审核意见', '计量单位', '录入方式', '提请复核', '经过', ...evidenceTitles],
]

/** Every entry in the columns of the CSV, and what only a workbook has room for; page by page. */
export const recordSheet = (pages: AsyncIterable<Ledger>): Sheet => ({
  name: '填报记录',
  titles: recordTitles,
  rows: rowsOf(pages),
  verbatim: ['填报人', '审核人', '说明', '审核意见', '经过', ...evidenceTitles],
  // Every step and the check sums of files are there to be searched in.
  printedTo: '提请复核',
  // Start values come after everything else.
  longest: { 状态: setByOffice },
})

async function* rowsOf(pages: AsyncIterable<Ledger>): AsyncGenerator<Row[]> {
  for await (const page of pages) yield recordRows(page)
}

const recordRows = ({ plan, entries, evidence, nameOf }: Ledger): Row[] =>
  entries.map(({ cells, report }) => {
    const { id, kind, no, name, unit, period, value, numerator, denominator, by, at } = cells
    return [
      ...[numberCell(id), kindNames[kind] ?? kind, numberCell(no), name, unit, periodCell(period)],
      ...[numberCell(value), numberCell(numerator), numberCell(denominator)],
      ...[
        stateCell(report),
        by,
        timeWords(at),
        ...decidedCells({ cells, report }, timeWords),
        report ? noteParts(report).join('\n') : cells.note,
        cells.reason,
      ],
      ...[kind === 'task' ? '' : (indicatorByNo(plan, Number(no))?.reportUnit ?? ''), officeCell(report)],
      ...[report?.flags.join('\n') ?? '', report ? historyOf(report, nameOf) : ''],
      ...evidenceCells(report ? (evidence.get(report.form) ?? []) : [], nameOf),
    ]
  })

/**
 * What stands now: the newest confirmed report of its key, and what waits to be decided. What was replaced, returned or
 * withdrawn is history and stands in the record alone.
 */
export const isCurrent = ({ report, superseded }: Entry): boolean =>
  report === null || lastEvent(report).state === 'pending' || (lastEvent(report).state === 'confirmed' && !superseded)

const setByOffice = '办公室设定'

/** A start value is set by the office itself: it counts from then on, and nobody reviews it. */
export const stateCell = (report: Report | null): string => (report ? stateNames[lastEvent(report).state] : setByOffice)

/** Who decided and when. */
export const decidedCells = (
  { cells, report }: Pick<Entry, 'cells' | 'report'>,
  inWords: (iso: string) => string,
): string[] => (report ? [cells.decided_by, inWords(cells.decided_at)] : ['—', '—'])

/** An office may enter what a unit sent on paper; that is always told. */
const officeCell = (report: Report | null): string => (report?.byOffice ? '办公室录入' : '')

/** Every step with time, person and reason, one per line. */
const historyOf = ({ events }: Report, nameOf: (by: By) => string): string =>
  events
    .map(({ at, state, by, reason }) => `${timeWords(at)} ${stateNames[state]} ${nameOf(by)}${reason && `：${reason}`}`)
    .join('\n')
