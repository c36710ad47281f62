import { axesOf } from './axes.ts'
import type { Grid } from './grid.ts'
import type { Labels } from './labels.ts'

/**
 * Tables that stand side by side with an empty column between them, each as a sheet of its own: the places stay what
 * they are. Only where every one of them names rows of the plan; a gap within a table is none between two.
 */
export function islandsOf(labels: Labels, grid: Grid): Grid[] {
  const isEmpty = (column: number) => grid.cells.every((row) => (row[column]?.text.trim() ?? '') === '')
  const areas: { from: number; to: number }[] = []
  for (let column = 0; column < grid.columns; column++) {
    if (isEmpty(column)) continue
    const last = areas.at(-1)
    if (last && last.to === column) last.to = column + 1
    else areas.push({ from: column, to: column + 1 })
  }
  const isMerged = ({ from, to }: { from: number; to: number }) =>
    grid.merges.some(({ left, right, top, bottom }) => left < to && right >= from && bottom > top && right >= to)
  const parts = areas.map((area) => onlyColumns(grid, area))
  const isApart = areas.length > 1 && !areas.some(isMerged)
  return isApart && parts.every((part) => axesOf(labels, part).columns.length > 0) ? parts : [grid]
}

/** What stands in some columns, and lines over all of them. */
function onlyColumns(grid: Grid, { from, to }: { from: number; to: number }): Grid {
  const cells = grid.cells.map((row) => {
    const isLine = row.filter((cell) => cell && cell.text.trim() !== '').length === 1
    return isLine ? row : row.map((cell, column) => (column >= from && column < to ? cell : undefined))
  })
  return { ...grid, cells }
}
