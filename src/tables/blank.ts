import { taskTextNames, taskTexts } from '../domain/report.ts'
import type { Grid } from '../domain/tables/grid.ts'

/** The headings of the two sheets the bot makes to be filled in. */
export const figureTitles = ['指标', '口径', '填报单位', '报告期', '计量单位', '上次', '数值']
export const taskTitles = [
  '任务',
  '填报单位',
  '报告期',
  '上次状态',
  '状态',
  ...taskTextNames.map((name) => taskTexts[name].asks),
]

/** Where what is filled in begins, in the columns of either sheet. */
const fillsFrom: readonly (readonly [titles: readonly string[], column: number])[] = [
  [figureTitles, figureTitles.indexOf('数值')],
  [taskTitles, taskTitles.indexOf('状态')],
]

/**
 * Sheets as they were sent in, without those rows of our own in which nothing was filled in, and without sheets of ours
 * that have no others; every other sheet as it is.
 */
export function filledOnly(grids: readonly Grid[]): Grid[] {
  return grids.flatMap((grid) => {
    const text = (row: number, column: number) => grid.cells[row]?.[column]?.text.trim() ?? ''
    const [, from] = fillsFrom.find(([titles]) => titles.every((title, column) => text(0, column) === title)) ?? []
    if (from === undefined) return [grid]
    const rows = grid.cells.map((_, row) => row)
    const kept = rows.filter((row) => row === 0 || grid.cells[row]?.some((cell, at) => at >= from && cell?.text.trim()))
    if (kept.length === 1) return []
    const cells = kept.map((row) => grid.cells[row] ?? [])
    return [{ ...grid, rows: kept.length, cells, rowNumbers: kept.map((row) => grid.rowNumbers?.[row] ?? row + 1) }]
  })
}
