import { isNothing, isNumber, isOrdinal, isTotal } from './cells.ts'
import { placeFigures } from './figures.ts'
import type { Found } from './found.ts'
import { coverOf, textAt } from './grid.ts'
import { type Heading, headingOf, periodSaid, type SaidPeriod } from './headings.ts'
import { type Label, labelIn } from './labels.ts'
import { placeProgress } from './progress.ts'
import { Titles } from './titles.ts'

/** A cell that may hold something of its row, with what stands above it. */
export type Candidate = { row: number; column: number; text: string; heading: Heading; period: SaidPeriod | null }

/** What a row says of all its cells. */
export type About = {
  kind: 'indicator' | 'task'
  no: number
  unit: string
  measure: string
  of: Label['of']
  label: string
}

/** Reads a table from top to bottom, a row an indicator or a task; `axes` are the columns with their names. */
export function readTable(found: Found, axes: readonly number[]): void {
  const { grid, reading } = found
  const titles = new Titles(reading, grid.name)
  let headings: Heading[] = []
  let above: string[][] = []
  for (let row = 0; row < grid.rows; row++) {
    const texts = Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))
    const isProgress = above.length > 0 ? saysProgress(headingsOf(found, above)) : saysProgress(headings)
    const labels = axes.map((axis) => labelOfRow(found, texts[axis] ?? '', isProgress))
    if (labels.some((label) => label !== null)) {
      if (above.length > 0) headings = headingsOf(found, above)
      above = []
      for (const [at, label] of labels.entries()) {
        const axis = axes[at] ?? 0
        const place = { row, axis, from: at === 0 ? 0 : axis, to: axes[at + 1] ?? grid.columns }
        if (label) readRow(found, titles, headings, texts, place, label)
        else leaveRow(found, texts, place, headings)
      }
    } else if (isHeading(found, row, texts)) above = [...above.slice(-2), texts]
    else {
      const filled = [...new Set(texts.filter((text) => text !== ''))]
      if (filled.length === 1 && !isNumber(filled[0] ?? '')) titles.add(filled[0] ?? '')
      leaveRow(found, texts, { row, axis: axes[0] ?? 0, from: 0, to: grid.columns }, headings)
    }
  }
}

function labelOfRow({ reading }: Found, text: string, isProgress: boolean): Label | null {
  const label = labelIn(reading.labels, text, isProgress ? 'task' : 'indicator')
  return label && !isTotal(text) ? label : null
}

/** Headings of what was done, not of figures: a name both a task and an indicator have is then the task's. */
const saysProgress = (headings: readonly Heading[]): boolean =>
  headings.some(({ role }) => role === 'state' || role === 'done' || role === 'next') &&
  !headings.some(({ role }) => role === 'new' || role === 'level' || role === 'value')

function headingsOf({ grid, reading }: Found, above: readonly string[][]): Heading[] {
  return Array.from({ length: grid.columns }, (_, column) => {
    const lines = above.map((line) => line[column] ?? '')
    const heading = headingOf(lines)
    const unit = lines.toReversed().find((line) => reading.isUnit(line))
    return unit === undefined ? heading : { ...heading, role: 'value', unit }
  })
}

/** Two different texts or more and no number but years and dates. */
function isHeading({ grid }: Found, row: number, texts: readonly string[]): boolean {
  const distinct = new Set(texts.filter((text) => text !== ''))
  if (distinct.size < 2 || isTotal(texts.find((text) => text !== '') ?? '')) return false
  return (
    grid.cells[row]?.every(
      (cell) => !cell || cell.kind === 'date' || !isNumber(cell.text) || /^20\d\d$/.test(cell.text),
    ) ?? false
  )
}

type Place = { row: number; axis: number; from: number; to: number }

/** Numbers of a row that names nothing of the plan. */
function leaveRow(
  found: Found,
  texts: readonly string[],
  { row, axis, from, to }: Place,
  headings: readonly Heading[],
): void {
  const own = texts.slice(from, to).filter((text) => text !== '')
  const name = texts[axis] || own.find((text) => !isNumber(text)) || ''
  const unknown = name === '' ? '没有写是哪一项' : `没有认出“${name.slice(0, 20)}”是哪一项`
  const why = own.some(isTotal) ? '合计不填' : unknown
  for (const [column, cell] of (found.grid.cells[row] ?? []).entries()) {
    if (!cell || column < from || column >= to || column === axis || cell.kind === 'date') continue
    if (isNumber(cell.text) && !isOrdinal(headings[column]?.text ?? '')) found.leave(row, column, why)
  }
}

const noHeading: Heading = { role: 'unknown', period: null, measure: '', text: '', unit: '' }

function readRow(
  found: Found,
  titles: Titles,
  headings: readonly Heading[],
  texts: readonly string[],
  { row, axis, from, to }: Place,
  label: Label,
): void {
  const { grid } = found
  let [unit, measure] = ['', label.measure]
  let period: SaidPeriod | null = null
  let of = label.of
  let beside: { role: Heading['role']; text: string } | null = null
  const candidates: Candidate[] = []
  for (let column = from; column < to; column++) {
    const heading = headings[column] ?? noHeading
    const text = texts[column] ?? ''
    const cell = grid.cells[row]?.[column]
    if (column === axis || (text === '' && !cell?.formula)) continue
    if (heading.role === 'unit' || (heading.role === 'measure' && found.reading.isUnit(text))) unit = text
    else if (heading.role === 'measure') measure = measure === '' ? text : measure
    else if (heading.role === 'period') period = periodSaid(text)
    else if (/^(本期|案件)?(受理|立案)(案件)?数?$/.test(text)) of = 'denominator'
    else if (/^(本期|案件)?(办结|结案|查办)(案件)?数?$/.test(text)) of = 'numerator'
    else if (column === axis + 1 && isBeside(heading, text)) beside = { role: headingOf([text]).role, text }
    else if (cell && !isOrdinal(heading.text)) {
      if (column > axis) candidates.push({ row, column, text, heading, period: heading.period })
      else if (isNumber(text) && heading.role !== 'unknown') found.leave(row, column, '在名称左边，没有用')
    }
  }
  const usable = candidates
    .filter((one) => isUsable(found, one))
    .map((one) => ({
      ...one,
      heading: told(one.heading, beside),
      period: titled(titles, one.period ?? period),
    }))
  const no = resolved(found, row, axis, texts[axis] ?? '', label)
  if (typeof no === 'object') {
    for (const { column } of usable) found.leave(row, column, no.why)
    return
  }
  const about: About = { kind: label.kind, no, unit: unit || titles.unit(), measure, of, label: texts[axis] ?? '' }
  if (label.kind === 'task') placeProgress(found, about, usable)
  else placeFigures(found, titles, about, usable)
}

const titled = (titles: Titles, period: SaidPeriod | null): SaidPeriod | null =>
  period === null ? titles.period() : titles.dated(period)

/** Not hidden, not over several rows of the plan, and with a value; what is not is named. */
function isUsable(found: Found, { row, column, text }: Candidate): boolean {
  const { grid } = found
  if (isNothing(text) && text !== '') return false
  const area = coverOf(grid, row, column)
  const why = grid.hiddenRows.has(row)
    ? '在隐藏的行（列）里，没有用'
    : grid.hiddenColumns.has(column)
      ? '在隐藏的列（行）里，没有用'
      : text === ''
        ? '是公式，文件里没有存它的值'
        : area && isNumber(text) && (area.bottom > area.top || area.right > area.left)
          ? '合并的格跨了几行或几列，不能确定是哪一个的'
          : null
  if (why !== null) found.leave(row, column, why)
  return why === null
}

/** 本期 and 累计 may stand beside the name instead of above the figures. */
function told(heading: Heading, beside: { role: Heading['role']; text: string } | null): Heading {
  const isOpen = heading.role === 'value' || heading.role === 'unknown'
  return beside && isOpen ? { ...heading, role: beside.role, text: `${heading.text}${beside.text}` } : heading
}

/** 本期, 累计, 受理数 right beside a name, where the column has no heading of its own. */
const isBeside = ({ role, text: above }: Heading, text: string): boolean =>
  role === 'unknown' &&
  (above === '' || /^(项目|类型|类别|指标|内容|口径)$/.test(above)) &&
  text.length <= 8 &&
  !isNumber(text) &&
  headingOf([text]).role !== 'unknown'

/** The one row of the plan a name means: the only one, the only one the sender reports, or what they answered. */
function resolved(found: Found, row: number, axis: number, text: string, label: Label): number | { why: string } {
  const { reading, grid } = found
  const shown = `“${text.slice(0, 30)}”`
  const own = label.nos.filter((no) => reading.isOwn(label.kind, no))
  const [only, ...more] = own.length > 0 ? own : label.nos
  if (only === undefined) return { why: `没有认出${shown}是哪一项` }
  if (own.length === 0) return label.nos.length > 1 ? { why: `${shown}不是您单位填报的` } : only
  if (more.length === 0 && label.sure) return only
  const name = (no: number) => ({ value: String(no), label: reading.nameOf(label.kind, no) })
  const asks =
    more.length > 0
      ? `${shown}（${found.at(row, axis)}）是哪一项？`
      : `${shown}（${found.at(row, axis)}）就是“${reading.nameOf(label.kind, only)}”的全部吗？`
  const answer = found.answer({ id: `r:${grid.name}:${text}`.slice(0, 80), asks, options: own.map(name) })
  if (answer === undefined) return { why: `要先回答${shown}是哪一项` }
  return own.find((no) => String(no) === answer) ?? { why: '按您的回答没有用' }
}
