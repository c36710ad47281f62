import { currentWords, isLateReport } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { lastEvent } from '../domain/counting.ts'
import { dayLabel } from '../domain/day.ts'
import { decimal, figure, percent, share } from '../domain/decimal.ts'
import type { Figure } from '../domain/figures.ts'
import { shortName } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Baseline } from '../domain/report.ts'
import { type PaperBlock, paragraph, table } from './paper.ts'

/** A row of the table by column: what it is of, the figure, what the figure comes to, who sent and who checked it. */
type Row = {
  no: number | null
  of: string
  value: string
  comesTo: string
  by: string
  on: string
  checked: string
  note: string
}

/** The figures that count, what they start from, and for a sum or a ratio what all of them come to. */
export function figuresOf(plan: Plan, state: GoalState): PaperBlock[] {
  const starts = state.parts.flatMap(({ no, baseline }) => (baseline ? [startRow(no, baseline)] : []))
  const rows = [...starts, ...state.figures.map((one) => figureRow(plan, state, one))]
  if (rows.length === 0) return [paragraph('没有已确认的填报。')]
  const units = [...new Set(state.indicators.map(({ reportUnit }) => reportUnit))].join('、')
  const columns: [title: string, of: (row: Row) => string][] = [
    ['指标', ({ no }) => (no === null ? '—' : `第${no}项`)],
    ['期别', ({ of }) => of],
    [`数值（${units}）`, ({ value }) => value],
    [state.measure === 'growth' ? '增长率' : '比率', ({ comesTo }) => comesTo],
    ['填报人', ({ by }) => by],
    ['填报日期', ({ on }) => on],
    ['审核人', ({ checked }) => checked],
    ['说明', ({ note }) => note],
  ]
  // Of a single indicator every row would name the same one.
  const isShown = (title: string) =>
    title === '指标' ? state.indicators.length > 1 : !['增长率', '比率'].includes(title) || comesToMore(state)
  const shown = columns.filter(([title]) => isShown(title))
  const all = [...rows, ...totalRow(state)]
  return [
    ...bridge(state),
    table(
      shown.map(([title]) => title),
      all.map((row) => shown.map(([, of]) => of(row))),
    ),
  ]
}

/** Whether a figure is not yet what the target is set in: a growth, a ratio. */
const comesToMore = ({ measure }: GoalState): boolean => measure === 'growth' || measure === 'ratio'

function startRow(no: number, { date, value, by, at, source }: Baseline): Row {
  const [of, on] = [`${dayLabel(date)}基数`, dayLabel(at.slice(0, 10))]
  return { no, of, value: figure(value), comesTo: '—', by: by.name, on, checked: '—', note: source }
}

function figureRow(plan: Plan, state: GoalState, one: Figure): Row {
  const { no, period, report } = one
  const marks = [
    isLateReport(plan, one) ? '补报' : '',
    report.correction ? `更正：${report.correction}` : '',
    report.note,
  ]
  return {
    no,
    of: period.label,
    value: saidOf(one),
    comesTo: comesTo(state, one),
    by: `${report.by.name}（${shortName(plan, report.unit)}）`,
    on: dayLabel(report.at.slice(0, 10)),
    checked: lastEvent(report).by.name,
    note: marks.filter((mark) => mark !== '').join('；'),
  }
}

const saidOf = ({ value, report }: Figure): string =>
  value === null ? `${report.numerator ?? '—'}/${report.denominator ?? '—'}` : figure(value)

/** What a single figure comes to in the measure of the target. */
function comesTo({ measure, baseline }: GoalState, { value, numerator, denominator }: Figure): string {
  if (measure === 'ratio') return denominator.eq(0) ? '—' : percent(share(numerator, denominator))
  if (measure !== 'growth' || value === null || baseline === null || baseline.eq(0)) return '—'
  return percent(share(value, baseline).minus(1))
}

/** 合计 of what is added up; a level is no sum, and a yearly target starts anew. */
function totalRow(state: GoalState): Row[] {
  const { measure, current, ratio, goal, figures } = state
  const isSum = measure === 'flow' || measure === 'step'
  if (figures.length === 0 || goal.perYear || !(isSum ? current : ratio)) return []
  const value =
    isSum && current
      ? figure(current)
      : `${figure(ratio?.handled ?? decimal(0))}/${figure(ratio?.accepted ?? decimal(0))}`
  const none = { no: null, by: '—', on: '—', checked: '—', note: '' }
  return [{ ...none, of: '合计', value, comesTo: isSum ? '—' : currentWords(state) }]
}

/** From what was reported to what the target is set in, worked out with the newest figure. */
function bridge(state: GoalState): PaperBlock[] {
  const { measure, baseline, figures, indicators, current } = state
  const newest = figures.at(-1)
  if (measure !== 'growth' || !newest?.value || !baseline || current === null || baseline.eq(0)) return []
  const unit = indicators[0]?.reportUnit ?? ''
  return [
    paragraph(
      `增长率＝期末值÷基数－1；${newest.period.label}为${figure(newest.value)}${unit}÷${figure(baseline)}${unit}－1＝${currentWords(state)}。`,
    ),
  ]
}
