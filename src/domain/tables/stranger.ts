import { isNumber, isTotal, isWholeName } from './cells.ts'
import { type Grid, textAt } from './grid.ts'
import { type Heading, roleOf } from './headings.ts'
import { type Label, none } from './label.ts'
import { labelIn } from './label-in.ts'
import type { Labels } from './labels.ts'
import { periodSaid } from './said-period.ts'

/**
 * The name left of a cell that names nothing by itself (火星指标 before 本期受理数), where it is none of the plan: then
 * the row is of what nobody knows, not of the only thing that has such a number. Kinds of case are no strangers.
 */
export function strangerAt(labels: Labels, grid: Grid, row: number, axis: number): Label | null {
  if (!labelIn(labels, textAt(grid, row, axis))?.weak) return null
  for (let column = axis - 1; column >= 0; column--) {
    const name = nameAbove(labels, grid, row, column, axis)
    if (!isOfRows(labels, grid, row, column, name)) continue
    const known = labelIn(labels, name)
    if (!known) return unknownLabel(name)
    if (known.unknown !== undefined || !isUnderIndicators(grid, row, column)) return known.unknown ? known : null
    const isIts = known.kind === 'indicator' && known.nos.some((no) => labels.ratios.includes(no))
    const isOfCases = known.kind === 'task' && ofCases.test(name)
    return isIts || isOfCases
      ? null
      : { ...unknownLabel(name), unknown: `“${name.slice(0, 20)}”不填“${textAt(grid, row, axis)}”` }
  }
  return null
}

/** What the plan has not, by its number or by its name; null where it may be of the plan or a kind of case. */
function strangerIn(labels: Labels, name: string): Label | null {
  const label = labelIn(labels, name)
  if (label) return label.unknown === undefined ? null : label
  return ofCases.test(name) ? null : unknownLabel(name)
}

/** The same of what heads a column of figures beside 受理 and 办结; words of number head any. */
export const strangerAbove = (labels: Labels, { role, text, unit }: Heading): Label | null =>
  role !== 'unknown' || unit !== '' || text.length < 2 || countWords.test(text) ? null : strangerIn(labels, text)

const countWords = /^[件宗起个]?数[量字据]?$|^[^\p{Script=Han}]*$/u

const unknownLabel = (name: string): Label => ({
  ...none,
  kind: 'indicator',
  nos: [],
  unknown: `没有认出“${name.slice(0, 20)}”是哪一项`,
})

/** What stands in a column, or over the rows of it that are left empty below. */
function nameAbove(labels: Labels, grid: Grid, from: number, column: number, axis: number): string {
  for (let row = from; row >= 0 && labelIn(labels, textAt(grid, row, axis))?.weak; row--) {
    const text = textAt(grid, row, column)
    if (text !== '') return text
  }
  return ''
}

const ofCases = /案/

/** Whether words name a row: not who reports, when, in what unit, all of a place, a number or a kind of case. */
function isOfRows(labels: Labels, grid: Grid, row: number, column: number, text: string): boolean {
  if (labelIn(labels, text)?.unknown !== undefined) return true
  if (text.length < 2 || isNumber(text) || labels.units.has(text) || isTotal(text) || isWholeName(text)) return false
  // What stands under 指标 is meant as one, whatever it is.
  if (isUnderIndicators(grid, row, column)) return true
  if (ofCases.test(text) || periodSaid(text) !== null || roleOf(text) !== undefined) return false
  return !headsAbove(grid, row, column).some((head) => ['unit', 'period', 'measure'].includes(roleOf(head) ?? ''))
}

const headsAbove = (grid: Grid, below: number, column: number): string[] =>
  Array.from({ length: below }, (_, row) => textAt(grid, row, column))

const isUnderIndicators = (grid: Grid, row: number, column: number): boolean =>
  headsAbove(grid, row, column).some((head) => /^.{0,2}指标(名称)?$/.test(head))
