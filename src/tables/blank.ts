import type { Worksheet } from 'exceljs'
import { progressWords, taskTextNames, taskTexts } from '../domain/report.ts'
import { figureFields } from '../domain/reporting/fields.ts'
import type { Owed } from '../domain/reporting/owed.ts'
import { titleOf } from '../domain/reporting/subject.ts'
import type { Grid } from '../domain/tables/grid.ts'

/** One owed report and what was said of it last. */
export type BlankRow = { owed: Owed; unit: string; last: string }

const figureTitles = ['指标', '口径', '填报单位', '报告期', '计量单位', '上次', '数值']
const taskTitles = [
  '任务',
  '填报单位',
  '报告期',
  '上次状态',
  '状态',
  ...taskTextNames.map((name) => taskTexts[name].asks),
]

/**
 * A workbook of what is owed, to fill in and send back: its headings are those the reader of tables is sure of, and
 * states are chosen from a list.
 */
export async function blankWorkbook(rows: readonly BlankRow[], now: string): Promise<Uint8Array> {
  // Loaded when somebody wants a workbook: it is large.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  book.created = new Date(now)
  const figures = rows.filter(({ owed }) => owed.subject.kind === 'indicator')
  const tasks = rows.filter(({ owed }) => owed.subject.kind === 'task')
  if (figures.length > 0) {
    const sheet = book.addWorksheet('指标', { views: [{ state: 'frozen', ySplit: 1 }] })
    fill(sheet, figureTitles, figures.flatMap(figureRows))
  }
  if (tasks.length > 0) {
    const sheet = book.addWorksheet('任务', { views: [{ state: 'frozen', ySplit: 1 }] })
    fill(
      sheet,
      taskTitles,
      tasks.map(({ owed, unit, last }) => [titleOf(owed.subject), unit, owed.period.label, last]),
    )
    const states = { type: 'list' as const, allowBlank: true, formulae: [`"${progressWords.join(',')}"`] }
    for (let row = 2; row <= tasks.length + 1; row++) {
      sheet.getCell(row, taskTitles.indexOf('状态') + 1).dataValidation = states
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A row a number: a ratio has two, a shared goal one for each part. */
function figureRows({ owed, unit, last }: BlankRow): string[][] {
  return figureFields(owed.subject)
    .filter(({ part }) => owed.missing.includes(part.no))
    .map(({ part, label }) => {
      const asked =
        label
          .replace(/[（(].*$/, '')
          .split('，')
          .at(-1) ?? ''
      return [`指标${part.no} ${part.short}`, asked, unit, owed.period.label, part.reportUnit, last, '']
    })
}

function fill(sheet: Worksheet, titles: readonly string[], rows: readonly string[][]): void {
  sheet.addRow(titles).font = { bold: true }
  for (const row of rows) sheet.addRow(row.map((cell) => (cell === '' ? null : cell)))
  for (const [at, title] of titles.entries()) {
    const longest = Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length))
    sheet.getColumn(at + 1).width = Math.min(48, longest * 2 + 2)
  }
}

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
