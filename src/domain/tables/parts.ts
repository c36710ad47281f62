import { isNumber, isTotal } from './cells.ts'
import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { labelIn } from './label-in.ts'
import { columnFault } from './sums.ts'

/** Rows that are parts of one indicator, and the row of their sum, which may be the whole of it. */
export type Parts = { rows: Set<number>; sums: Map<number, number> }

/** Where rows that may each be a part of the same indicator end in their sum, only the sum is asked about. */
export function partsIn(found: Found, axis: number): Parts {
  const { grid, reading } = found
  const parts: Parts = { rows: new Set(), sums: new Map() }
  let open: { row: number; no: number }[] = []
  for (let row = 0; row < grid.rows; row++) {
    const text = textAt(grid, row, axis)
    const label = labelIn(reading.labels, text)
    const own = label?.kind === 'indicator' ? label.nos.filter((no) => reading.isOwn('indicator', no)) : []
    const [no, ...others] = own
    if (isTotal(text) && text.length <= 8) {
      const [first] = open
      const isOne = first && open.length >= 2 && open.every((one) => one.no === first.no)
      if (isOne && addsUp(found, row, first.row)) {
        for (const one of open) parts.rows.add(one.row)
        parts.sums.set(row, first.no)
      }
      open = []
    } else if (label && !label.sure && no !== undefined && others.length === 0) open.push({ row, no })
    else if (label?.sure) open = []
  }
  return parts
}

/** Every column of numbers above a sum adds up to it. */
function addsUp(found: Found, row: number, from: number): boolean {
  const { grid } = found
  const columns = Array.from({ length: grid.columns }, (_, column) => column)
  const summed = columns.filter(
    (column) => isNumber(textAt(grid, row, column)) && !textAt(grid, row, column).endsWith('%'),
  )
  return summed.length > 0 && summed.every((column) => columnFault(found, row, column, from) === null)
}
