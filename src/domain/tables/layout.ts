import { type Axes, axesOf } from './axes.ts'
import { isNumber } from './cells.ts'
import { Found } from './found.ts'
import { addressOf, type Grid, textAt, turned } from './grid.ts'
import { withDays } from './heading-rows.ts'
import { labelIn } from './label-in.ts'
import type { Layout, Reading } from './reading.ts'
import { readTable } from './rows.ts'
import { readTitled } from './titled.ts'
import { Titles, titleTexts } from './titles.ts'

/** One sheet → its cells with their places: a row an indicator or, turned, a column an indicator. */
export function layoutOf(reading: Reading, sheet: Grid): Layout {
  if (sheet.hidden) return { placed: [], unplaced: [], questions: [], notes: [`隐藏的工作表“${sheet.name}”没有读`] }
  const grid = withDays(sheet)
  const lines = titleRows(grid)
  const sideways = turned(withoutRows(grid, lines))
  const [ofRows, ofColumns] = [axesOf(reading.labels, grid), axesOf(reading.labels, sideways)]
  const isTurned = ofColumns.score > ofRows.score
  const one = isTurned ? sideways : grid
  const axes = isTurned ? ofColumns : ofRows
  if (!namesSurely(reading, one, axes)) {
    const found = new Found(reading, grid, (row, column) => addressOf(grid, row, column))
    if (readTitled(found, new Titles(reading, grid.name))) return found.layout()
  }
  const found = new Found(reading, one, (row, column) =>
    isTurned ? addressOf(grid, column, row) : addressOf(grid, row, column),
  )
  const titles = new Titles(reading, grid.name)
  // Turned, a title above the table would be a column beside it.
  if (isTurned) for (const row of lines) for (const line of titleTexts(textsOf(grid, row)) ?? []) titles.add(line)
  if (axes.columns.length > 0) readTable(found, titles, axes.columns)
  else if (hasFigures(one)) found.note(`“${one.name}”里没有认出方案的指标或任务`)
  return found.layout()
}

/** Some row or column names something of the plan without doubt. */
const namesSurely = ({ labels }: Reading, grid: Grid, { columns }: Axes): boolean =>
  columns.some((column) =>
    Array.from({ length: grid.rows }, (_, row) => labelIn(labels, textAt(grid, row, column))).some(
      (label) => label?.sure && !label.weak,
    ),
  )

const textsOf = (grid: Grid, row: number): string[] =>
  Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))

/** Rows that say something of the whole table, above or below it. */
const titleRows = (grid: Grid): number[] =>
  grid.columns < 2
    ? []
    : Array.from({ length: grid.rows }, (_, row) => row).filter((row) => titleTexts(textsOf(grid, row)) !== null)

const withoutRows = (grid: Grid, rows: readonly number[]): Grid => ({
  ...grid,
  cells: grid.cells.map((cells, row) => (rows.includes(row) ? [] : cells)),
  merges: grid.merges.filter(({ top, bottom }) => top !== bottom || !rows.includes(top)),
})

const hasFigures = ({ cells }: Grid): boolean => cells.some((row) => row.some((cell) => cell && isNumber(cell.text)))
