import { isNumber, isTotal } from './cells.ts'
import type { Found } from './found.ts'
import { type Heading, headingOf, roleOf } from './headings.ts'
import { periodSaid } from './said-period.ts'
import { stateIn } from './states.ts'

/**
 * Whether a row heads the columns: two different texts or more and no number but years and dates. Once a table has
 * begun, rows of words may as well be rows nobody knows: then most of it must be words headings have.
 */
export function isHeadingRow(
  { grid, reading }: Found,
  row: number,
  texts: readonly string[],
  hasBegun: boolean,
): boolean {
  const distinct = [...new Set(texts.filter((text) => text !== ''))]
  if (distinct.length < 2 || (isTotal(distinct[0] ?? '') && distinct.some(isNumber))) return false
  if (distinct.some(isTick)) return false
  const isText = grid.cells[row]?.every(
    (cell) => !cell || cell.kind === 'date' || !isNumber(cell.text) || /^20\d\d$/.test(cell.text),
  )
  if (!isText) return false
  const known = distinct.filter(
    (text) =>
      text.length <= 20 &&
      (namesRows.test(text) || roleOf(text) !== undefined || periodSaid(text) !== null) &&
      !isState(text),
  )
  // Several states beside each other head ticks below them.
  const states = distinct.filter(isState)
  const isKnown =
    known.length + distinct.filter((text) => reading.isUnit(text)).length + (states.length > 1 ? states.length : 0)
  return hasBegun ? isKnown * 2 > distinct.length : isKnown > 0 || row < 3
}

/** Over the names of what a table tells. */
export const namesRows = /^(项目|指标|事项|任务|内容)(名称|内容)?$/

/** What is ticked stands below headings, not among them. */
const isTick = (text: string): boolean => /^[√✓✔☑●■]$/.test(text)

const isState = (text: string): boolean => stateIn(text) !== null

/** The headings of all columns, from the rows above a table. */
export function headingsOf({ grid, reading }: Found, above: readonly string[][]): Heading[] {
  const headings = Array.from({ length: grid.columns }, (_, column): Heading => {
    const lines = above.map((line) => line[column] ?? '')
    const heading = headingOf(lines)
    const unit = lines.toReversed().find((line) => reading.isUnit(line))
    return unit === undefined ? heading : { ...heading, role: 'value', unit }
  })
  // Beside columns of units or other parts, 合计 and 全市 head the sum of them all.
  // 质押 over 金额 is one of several things, as 质押 alone is.
  const isKind = (column: number) => {
    const lines = above.map((line) => line[column] ?? '').filter((line) => line !== '')
    const [top = ''] = new Set(lines)
    return new Set(lines).size > 1 && roleOf(top) === undefined && !reading.isWhole(top)
  }
  const parts = headings.filter(
    ({ unit, role, text }, column) => unit !== '' || (role === 'unknown' && text !== '') || isKind(column),
  )
  const isOfParts = parts.length >= 2 && !headings.some(({ period }) => period !== null)
  if (!isOfParts || !headings.some(({ text }) => reading.isWhole(text))) return headings
  return headings.map((heading): Heading => {
    if (reading.isWhole(heading.text)) return wholeOf(heading)
    return parts.includes(heading) ? { ...heading, part: true } : heading
  })
}

/** 当月合计 beside the weeks of a month says what was new in it; 合计 alone says nothing of its sort. */
const wholeOf = (heading: Heading): Heading =>
  /^[本当][月季期]/.test(heading.text)
    ? { ...heading, role: 'new', whole: true }
    : { ...heading, role: 'value', text: '', whole: true }
