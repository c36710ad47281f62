import { ruledBy } from '../domain/amendments/ruled.ts'
import { decimal, figure, percent, share } from '../domain/decimal.ts'
import { goalOf, lastTarget, saysAtLeast, targetFigure, unitById } from '../domain/look.ts'
import { parsePeriod } from '../domain/period.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import { unreported } from '../domain/tasks.ts'
import { breath } from '../store/breath.ts'
import type { Entry } from './entries.ts'
import { decidedCells, isCurrent, type Ledger, stateCell } from './record-sheet.ts'
import { numberCell, type Row, type Sheet } from './sheet.ts'
import { dayWords, periodCell } from './words.ts'

const titles = [
  ...[
    '序号',
    '类别',
    '指标',
    '计量单位',
    '目标值',
    '牵头单位',
    '期别',
    '数值',
    '分子',
    '分母',
    '填报计量单位',
    '折合比率',
    '状态',
  ],
  ...['填报人', '审核人', '说明', '佐证材料', '填报单位', '填报时间', '审核时间'],
]

/** 指标台账: every indicator in the plan's order with its figures by period; one without any stands there all the same. */
export async function indicatorSheet(ledger: Ledger): Promise<Sheet> {
  const rows: Row[] = []
  for (const indicator of ledger.plan.indicators) {
    const head = headOf(ledger.plan, indicator)
    // A county's share is no figure of the indicator: it stands among the records.
    const own = ledger.entries
      .filter(({ cells }) => ['indicator', 'baseline'].includes(cells.kind) && cells.no === String(indicator.no))
      .filter(isCurrent)
    const start = own.findLast(({ report }) => report === null)?.cells.value ?? ''
    if (own.length === 0) rows.push([...head, ...['', '', '', '', '', '', unreported], ...Array<string>(7).fill('')])
    for (const entry of own.sort(byPeriod)) rows.push([...head, ...figureCells(ledger, indicator, entry, start)])
    await breath()
  }
  // Who reports is who leads as a rule, and the record has the times: on paper what is said has their room.
  return { name: '指标台账', titles, rows, verbatim: ['填报人', '审核人', '说明', '佐证材料'], printedTo: '佐证材料' }
}

function headOf(plan: Plan, indicator: Indicator): (string | number)[] {
  const { no, category, name, unit, leads } = indicator
  const ofGoal = goalOf(plan, no)
  const { strict, indicators } = ofGoal
  const target = targetFigure(ofGoal)
  const others = indicators.filter((other) => other !== no).map((other) => `第${other}项`)
  const together = others.length > 0 ? `（与${others.join('、')}合计）` : ''
  const goal = `${strict ? '超过' : ''}${target === null ? lastTarget(ofGoal).written : figure(target)}${saysAtLeast([indicator]) && !strict ? '以上' : ''}${together}`
  const by = ruledBy([indicator], 'leads')
  const names = leads.map((id) => unitById(plan, id)?.name ?? id).join('\n')
  return [no, category, name, unit, numberCell(goal), by === '' ? names : `${names}（${by}）`]
}

function figureCells(
  { evidence }: Ledger,
  indicator: Indicator,
  { cells, report }: Entry,
  start: string,
): (string | number)[] {
  const period = report ? periodCell(cells.period) : `基数（${periodCell(cells.period)}）`
  const files = report ? (evidence.get(report.form) ?? []) : []
  const [decidedBy = '', decidedOn = ''] = decidedCells({ cells, report }, dayWords)
  return [
    ...[
      period,
      indicator.measure === 'ratio' ? '—' : numberCell(cells.value),
      numberCell(cells.numerator),
      numberCell(cells.denominator),
    ],
    ...[indicator.reportUnit, comesTo(indicator, cells, report === null ? '' : start)],
    ...[stateCell(report), cells.by, decidedBy, cells.note, files.map(({ name }) => name).join('\n')],
    ...[cells.unit, dayWords(cells.at), decidedOn],
  ]
}

/** What a figure comes to in the measure of its target: a ratio of its two numbers, a growth since the start value. */
function comesTo({ measure }: Indicator, { value, numerator, denominator }: Entry['cells'], start: string): string {
  const [part, whole] =
    measure === 'ratio' ? [numerator, denominator] : measure === 'growth' ? [value, start] : ['', '']
  if (part === '' || whole === '' || decimal(whole).eq(0)) return ''
  const found = share(decimal(part), decimal(whole))
  return percent(measure === 'growth' ? found.minus(1) : found)
}

/** Baselines by their date among the periods by their last day; versions of a period in the order they came. */
function byPeriod(a: Entry, b: Entry): number {
  const [one, other] = [dayOf(a), dayOf(b)]
  return one === other ? 0 : one < other ? -1 : 1
}

const dayOf = ({ cells }: Entry): string => parsePeriod(cells.period)?.last ?? cells.period
