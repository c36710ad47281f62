import { isNumber, isTotal } from './cells.ts'
import type { Found } from './found.ts'
import { type Grid, textAt } from './grid.ts'
import { roleOf } from './headings.ts'
import type { Label } from './label.ts'
import { labelIn } from './label-in.ts'
import { periodSaid, withoutPeriod } from './said-period.ts'
import { columnFault } from './sums.ts'

/** An indicator named in the corner of a table, its periods beside it and below it kinds of its figure, or its parts. */
export type Corner = {
  label: Label
  row: number
  /** A sum stands below it: rows above that are its parts, whatever they are called. */
  hasSum: boolean
}

/** The corner a row opens: a name and nothing else but periods and their sums. */
export function cornerIn({ reading, grid }: Found, row: number, texts: readonly string[], axis: number): Corner | null {
  const label = labelIn(reading.labels, texts[axis] ?? '')
  if (label?.kind !== 'indicator' || !label.sure || !label.nos.some((no) => reading.isOwn('indicator', no))) return null
  const beside = texts.filter((text, column) => column !== axis && text !== '')
  const periods = beside.filter((text) => periodSaid(text) !== null && withoutPeriod(text).replace(/[末底]/, '') === '')
  const isAll = beside.every(
    (text) => periods.includes(text) || isTotal(text) || ['aside', 'measure'].includes(roleOf(text) ?? ''),
  )
  return new Set(periods).size >= 2 && isAll && !beside.some(isNumber)
    ? { label, row, hasSum: hasSum(grid, row + 1, axis) }
    : null
}

/** Whether the rows with figures that follow end in a sum. */
function hasSum(grid: Grid, from: number, axis: number): boolean {
  for (let row = from; row < grid.rows; row++) {
    if (isTotal(textAt(grid, row, axis))) return true
    if (!grid.cells[row]?.some((cell) => cell && isNumber(cell.text))) return false
  }
  return false
}

/** What a row below a corner is: the corner's indicator with what its first cell says, or why it is not used. */
export function underCorner(
  found: Found,
  { label, row: from }: Corner,
  row: number,
  texts: readonly string[],
  axis: number,
): Label | { why: string } {
  const name = texts[axis] ?? ''
  // Its name stands over both rows, or over nothing.
  if (name === '' || name === textAt(found.grid, from, axis)) return label
  if (isTotal(name) || found.reading.isWhole(name)) {
    const faults = texts.flatMap((text, column) =>
      column === axis || !isNumber(text) ? [] : (columnFault(found, row, column, from + 1) ?? []),
    )
    return faults[0] === undefined ? label : { why: faults[0] }
  }
  const role = roleOf(name)
  if (role === 'new' || role === 'level' || role === 'value') return { ...label, role, said: name }
  return { why: role === 'aside' ? `“${name}”不是本期的数` : '是其中一部分，只用合计' }
}
