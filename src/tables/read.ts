import type { Grid } from '../domain/tables/grid.ts'
import { readCsv } from './csv.ts'
import { refuse } from './fault.ts'
import { isLegacyExcel, isZip } from './sheet.ts'
import { decodeText } from './text.ts'
import { readWorkbook } from './workbook.ts'

/** Larger files are evidence, not tables. */
const mostTableBytes = 5 * 1024 * 1024
const [mostRows, mostColumns] = [3000, 200]

/** By its name a table; what it really is its bytes tell. */
export const isTableName = (name: string): boolean => /\.(xlsx|xlsm|xls|csv|et)$/i.test(name)

/** An XLSX or CSV file → its sheets. Refused with one sentence where it cannot be read. */
export function readGrids(bytes: Uint8Array, name: string): Grid[] {
  if (bytes.byteLength > mostTableBytes) refuse('文件超过 5 MB，请只留要报的部分')
  if (isLegacyExcel(bytes)) refuse('这是旧版 .xls 或加密的 Excel 文件，请另存为 .xlsx')
  if (isZip(bytes)) return readWorkbook(bytes)
  const lines = readCsv(decodeText(bytes))
  const texts = lines.map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : '')))
  return [gridOf(name.replace(/\.[^.]*$/, ''), texts, recordNumbers(lines))]
}

/** The row a spreadsheet shows a record in: blank lines count, line breaks within a cell do not. */
function recordNumbers(lines: readonly { line: number; cells: readonly unknown[] }[]): number[] {
  let breaks = 0
  return lines.map(({ line, cells }) => {
    const number = line - breaks
    for (const cell of cells) breaks += typeof cell === 'string' ? (cell.match(/\r\n|\r|\n/g)?.length ?? 0) : 0
    return number
  })
}

/** Rows of texts as a grid. */
export function gridOf(name: string, texts: readonly (readonly string[])[], rowNumbers?: readonly number[]): Grid {
  if (texts.length > mostRows) refuse(`超过 ${mostRows} 行，请只留要报的部分`)
  const cells = texts.map((row) => row.slice(0, mostColumns).map((text) => (text.trim() === '' ? undefined : { text })))
  return {
    name,
    rows: cells.length,
    columns: Math.max(0, ...cells.map((row) => row.length)),
    cells,
    merges: [],
    hiddenRows: new Set(),
    hiddenColumns: new Set(),
    ...(rowNumbers && { rowNumbers }),
  }
}

/**
 * Text pasted in the chat: a table where its lines have the same marks between columns, else a line a row. Null where it
 * is one line that says no two things.
 */
export function pastedGrid(text: string): Grid | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !/^[\s|:+-]+$/.test(line))
  if (lines.length >= 2) {
    for (const mark of [/\t/, /\s*\|\s*/, / {2,}|\u3000+/, /[,，]/, / +/]) {
      const rows = lines.map((line) =>
        // A tab before the first word is an empty cell: without it the row would stand a column too far to the left.
        (mark.source === '\\t' ? line.trimEnd().replace(/^ +/, '') : line.trim()).replace(/^\||\|$/g, '').split(mark),
      )
      if (isTable(rows, mark.source)) return gridOf('粘贴的表', rows)
    }
  }
  return lines.length >= 2 || (text.match(/\d/g)?.length ?? 0) >= 2
    ? gridOf(
        '粘贴的表',
        lines.map((line) => [line]),
      )
    : null
}

const amount = /^-?[\d.]+\S{0,2}$/

function isTable(rows: readonly string[][], mark: string): boolean {
  const several = rows.filter((row) => row.length >= 2).length
  const width = Math.max(...rows.map((row) => row.length))
  const alike = rows.filter((row) => Math.abs(row.length - width) <= 1).length
  // Tabs stand in nothing but tables, whatever lines stand around them.
  if (mark === '\\t' && several >= 2 && several * 2 >= rows.length) return true
  // One space stands between words too: then all rows are as wide, and hold numbers.
  if (mark === ' +') {
    const wide = rows.filter((row) => row.length === width)
    const numbered = wide.filter((row) => row.slice(1).some((text) => amount.test(text)))
    return width >= 2 && numbered.length >= 2 && wide.length >= rows.length - 1
  }
  if (several < 2 || alike < Math.max(2, rows.length - 2)) return false
  // Sentences have commas too: between columns stand numbers alone.
  return (
    mark !== '[,，]' ||
    (alike === rows.length && rows.some((row) => row.slice(1).some((text) => amount.test(text.trim()))))
  )
}
