import { type Axes, axesOf } from './axes.ts'
import { isNumber } from './cells.ts'
import { Found } from './found.ts'
import { addressOf, type Grid, turned } from './grid.ts'
import type { Layout, Reading } from './reading.ts'
import { readTable } from './rows.ts'

/** One sheet → its cells with their places: a row an indicator or, turned, a column an indicator. */
export function layoutOf(reading: Reading, grid: Grid): Layout {
  const sideways = turned(grid)
  const [ofRows, ofColumns] = [axesOf(reading.labels, grid), axesOf(reading.labels, sideways)]
  const read = (one: Grid, axes: Axes, at: Found['at']): Layout => {
    const found = new Found(reading, one, at)
    if (axes.columns.length > 0) readTable(found, axes.columns)
    else if (hasFigures(one)) found.note(`“${one.name}”里没有认出方案的指标或任务`)
    return found.layout()
  }
  return ofColumns.score > ofRows.score
    ? read(sideways, ofColumns, (row, column) => addressOf(grid, column, row))
    : read(grid, ofRows, (row, column) => addressOf(grid, row, column))
}

const hasFigures = ({ cells }: Grid): boolean => cells.some((row) => row.some((cell) => cell && isNumber(cell.text)))
