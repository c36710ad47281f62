import type { Workbook, Worksheet } from 'exceljs'
import { undisguised } from '../cards/escape.ts'
import { inPrint } from './full-width.ts'
import type { Sheet } from './sheet.ts'

/** Excel refuses a file with a longer cell. */
const longestCell = 32_767
const [narrowest, widest] = [6, 40]

/** Sheets → an XLSX file an office can hand in: frozen bold header, filter, widths by content, printed on landscape pages. */
export async function workbookOf(sheets: readonly Sheet[], title: string, now: string): Promise<Uint8Array> {
  // Loaded when somebody wants a workbook: it is large.
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  book.title = title
  book.created = new Date(now)
  book.modified = book.created
  for (const sheet of sheets.map(inFullWidth)) fill(newSheet(book, sheet), sheet)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** Punctuation of Chinese text at full width, but in the columns that stay to the letter. */
function inFullWidth(sheet: Sheet): Sheet {
  const { titles, rows, verbatim = [] } = sheet
  const set = (cell: string | number, at: number) =>
    typeof cell === 'number' || verbatim.includes(titles[at] ?? '') ? cell : inPrint(cell)
  return { ...sheet, rows: rows.map((cells) => cells.map(set)) }
}

/** A4, and A3 for a sheet that would be too small to read on it. */
const [a4, a3] = [9, 8]
const widestOnA4 = 170

function newSheet(book: Workbook, sheet: Sheet): Worksheet {
  const wide = widthsOf(sheet).reduce((all, one) => all + one, 0)
  return book.addWorksheet(sheet.name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      orientation: 'landscape',
      paperSize: wide > widestOnA4 ? a3 : a4,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.6, bottom: 0.6, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddHeader: `&C${sheet.name}`, oddFooter: '&C第&P页，共&N页' },
  })
}

const widthsOf = ({ titles, rows }: Sheet): number[] =>
  titles.map((title, at) => widthOf([title, ...rows.map((row) => String(row[at] ?? ''))]))

/** Points of a line, and the tallest row a spreadsheet takes: not every program finds the height of wrapped text itself. */
const lineHeight = 17
const tallest = 400
const linesIn = (text: string, width: number): number =>
  text.split('\n').reduce((all, one) => all + Math.max(1, Math.ceil(places(one) / (width - 3))), 0)

const line = { style: 'thin' } as const
const lines = { top: line, left: line, bottom: line, right: line }
/** A column of short entries is centred, one of text begins at the left. */
const centredUpTo = 20
/** Named, else each program sets Chinese in another one. */
const font = { name: '宋体', size: 11 }

function fill(page: Worksheet, sheet: Sheet): void {
  const { titles, rows } = sheet
  page.addRow(titles)
  for (const row of rows) page.addRow(row.map((cell) => (typeof cell === 'string' ? cellText(cell) : cell)))
  const widths = widthsOf(sheet)
  for (const [index, width] of widths.entries()) page.getColumn(index + 1).width = width
  page.eachRow((row, no) => {
    const most = Math.max(
      1,
      ...widths.map((width, at) => linesIn(String((no === 1 ? titles : rows[no - 2])?.[at] ?? ''), width)),
    )
    if (most > 1) row.height = Math.min(tallest, most * lineHeight)
    for (const [index, width] of widths.entries()) {
      const cell = row.getCell(index + 1)
      const horizontal = no === 1 || width <= centredUpTo ? 'center' : 'left'
      cell.font = font
      cell.alignment = { vertical: 'middle', horizontal, wrapText: true, ...(horizontal === 'left' && { indent: 1 }) }
      cell.border = lines
      if (no === 1) {
        cell.font = { ...font, bold: true }
        cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEEEEE' } }
      }
    }
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
  return Math.min(widest, Math.max(narrowest, longest + 3))
}

const places = (line: string): number => line.length + (line.match(/[\u2e80-\uffff]/g)?.length ?? 0)
