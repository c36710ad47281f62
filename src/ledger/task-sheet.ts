import { cellAsRuled } from '../domain/amendments/ruled.ts'
import { taskPlaceTitle } from '../domain/look.ts'
import type { Task } from '../domain/plan.ts'
import { taskTextNames, taskTexts, textsOf } from '../domain/report.ts'
import { periodWords } from '../domain/reporting/words.ts'
import { unreported } from '../domain/tasks.ts'
import { breath } from '../store/breath.ts'
import type { Entry } from './entries.ts'
import { isCurrent, type Ledger, stateCell } from './record-sheet.ts'
import type { Row, Sheet } from './sheet.ts'
import { aLineEach, timeWords } from './words.ts'

const told = taskTextNames.map((name) => taskTexts[name].called)

const titles = [
  ...['任务', '所在位置', '工作任务', '牵头单位', '责任单位', '填报单位', '期别', '进展'],
  ...[...told, '状态', '填报人', '填报时间', '审核人', '审核时间', '说明', '审核意见', '佐证材料'],
]

const verbatim = [...told, '填报人', '审核人', '说明', '审核意见', '佐证材料']

/** 任务台账: every task of the plan with the progress of each unit by period; one without any stands there all the same. */
export async function taskSheet(ledger: Ledger): Promise<Sheet> {
  const { plan } = ledger
  const rows: Row[] = []
  for (const task of plan.tasks) {
    const units = (['leads', 'responsible'] as const).map((field) => aLineEach(cellAsRuled(plan, task, field)))
    const head = [task.no, taskPlaceTitle(plan, task), task.text, ...units]
    const own = entriesOf(ledger.entries, task).filter(isCurrent)
    if (own.length === 0)
      rows.push([...head, ...Array<string>(3 + told.length).fill(''), unreported, ...Array<string>(7).fill('')])
    for (const entry of own) rows.push([...head, ...progressCells(ledger, entry)])
    await breath()
  }
  // Who sent and who confirmed it stands in the record too; on paper the task has their room.
  return { name: '任务台账', titles, rows, verbatim, printedTo: '状态' }
}

const entriesOf = (entries: readonly Entry[], { no }: Task): Entry[] =>
  entries.filter(({ cells }) => cells.kind === 'task' && cells.no === String(no)).sort(byUnitAndPeriod)

/** Units together; versions of a period in the order they came. */
const byUnitAndPeriod = ({ cells: a }: Entry, { cells: b }: Entry): number =>
  a.unit.localeCompare(b.unit, 'zh') || a.period.localeCompare(b.period)

function progressCells({ evidence }: Ledger, { cells, report }: Entry): string[] {
  const { unit, period, value, by, at, decided_by: decidedBy, decided_at: decidedAt, reason } = cells
  const texts = report?.kind === 'task' ? Object.values(textsOf(report)) : told.map(() => '')
  const note = [report?.correction && `更正：${report.correction}`, report?.note].filter(Boolean).join('；')
  const files = report ? (evidence.get(report.form) ?? []) : []
  return [
    ...[unit, periodWords(period), value, ...texts, stateCell(report), by, timeWords(at)],
    ...[decidedBy, timeWords(decidedAt), note, reason, files.map(({ name }) => name).join('\n')],
  ]
}
