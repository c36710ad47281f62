import type { Workbook, Worksheet } from 'exceljs'
import { undisguised } from '../cards/escape.ts'
import type { Sheet } from './sheet.ts'

/** Excel refuses a file with a longer cell. */
const longestCell = 32_767
const [narrowest, widest] = [6, 48]

/** Sheets → an XLSX file an office can hand in: frozen bold header, filter, widths by content, printed on landscape pages. */
export async function workbookOf(sheets: readonly Sheet[], title: string, now: string): Promise<Uint8Array> {
  // Loaded when somebody wants a workbook: it is large.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  book.title = title
  book.created = new Date(now)
  book.modified = book.created
  for (const sheet of sheets) fill(newSheet(book, sheet), sheet)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

function newSheet(book: Workbook, { name }: Sheet): Worksheet {
  return book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { orientation: 'landscape', paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  })
}

function fill(page: Worksheet, { titles, rows }: Sheet): void {
  page.addRow(titles)
  for (const row of rows) page.addRow(row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell)))
  for (const [index, title] of titles.entries()) {
    page.getColumn(index + 1).width = widthOf([title, ...rows.map((row) => String(row[index] ?? ''))])
  }
  page.eachRow((row, no) => {
    row.alignment = { vertical: 'top', wrapText: true }
    if (no === 1) row.font = { bold: true }
  })
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: titles.length } }
  page.pageSetup.printTitlesRow = '1:1'
}

/** As it reads, of what XML can hold, as long as a cell may be; a text cell is never a formula, whatever it begins with. */
function cellText(text: string): string {
  const sound = undisguised(text).replace(/\p{Cs}|[\ufffe\uffff]/gu, '\ufffd')
  return sound.length <= longestCell ? sound : `${sound.slice(0, longestCell - 1)}…`
}

/** Wide enough for the longest line within bounds; a Chinese character takes two places. */
function widthOf(texts: readonly string[]): number {
  const longest = texts.reduce((most, text) => Math.max(most, ...text.split('\n', 20).map(places)), 0)
  return Math.min(widest, Math.max(narrowest, longest + 2))
}

const places = (line: string): number => line.length + (line.match(/[\u2e80-\uffff]/g)?.length ?? 0)
