import { isNumber } from './cells.ts'
import type { Grid } from './grid.ts'
import { type Labels, labelIn } from './labels.ts'

/** The columns whose cells name rows of the plan, from left to right; none where nothing of the plan is named. */
export type Axes = { columns: number[]; score: number }

/** The column with most names of the plan, of equal ones the one with a number beside a name, and others like it. */
export function axesOf(labels: Labels, grid: Grid): Axes {
  const named = Array.from({ length: grid.columns }, (_, column) => rowsNamed(labels, grid, column))
  let best = { column: 0, score: 0 }
  for (const [column, rows] of named.entries()) {
    const beside = [...rows.keys()].some((row) => hasNumber(grid, row, column + 1, grid.columns))
    const score = rows.size * 2 + (rows.size > 0 && beside ? 1 : 0)
    if (score > best.score) best = { column, score }
  }
  if (best.score === 0) return { columns: [], score: 0 }
  const main = named[best.column] ?? new Map()
  const columns = [best.column]
  // A second table beside the first: other names of the same kind, with figures of the first between them.
  for (const [column, rows] of named.entries()) {
    const last = columns.at(-1) ?? 0
    if (column <= last) continue
    const others = [...rows].filter(([row, name]) => main.get(row) !== name && name[0] === [...main.values()][0]?.[0])
    const between = [...main.keys()].some((row) => hasNumber(grid, row, last + 1, column))
    if (others.length === rows.size && rows.size >= 1 && between) columns.push(column)
  }
  return { columns, score: best.score }
}

function rowsNamed(labels: Labels, grid: Grid, column: number): Map<number, string> {
  const rows = new Map<number, string>()
  for (let row = 0; row < grid.rows; row++) {
    const label = labelIn(labels, grid.cells[row]?.[column]?.text ?? '')
    if (label) rows.set(row, `${label.kind} ${label.nos.join()}`)
  }
  return rows
}

const hasNumber = (grid: Grid, row: number, from: number, to: number): boolean =>
  grid.cells[row]?.slice(from, to).some((cell) => cell && isNumber(cell.text)) ?? false
