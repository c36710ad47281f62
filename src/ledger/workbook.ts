import { dayLabel } from '../domain/day.ts'
import { breath, breathing } from '../store/breath.ts'
import { collected, type ZipEntry, zipped } from '../tables/zip-written.ts'
import { inPrint } from './full-width.ts'
import type { Row, Sheet } from './sheet.ts'
import { type Column, legible, linesIn } from './widths.ts'
import { bookParts, columnName, escaped, sheetEnd, sheetStart, type Written } from './workbook-xml.ts'

/** Excel takes no more rows in a sheet, and no longer text in a cell. */
const mostRows = 1_048_576
const longestCell = 32_767
/** So many rows are written before everything else has its turn. */
const rowsAtOnce = 100

/** The whole of `workbookParts`, for a workbook that is known to be small. */
export const workbookOf = (sheets: readonly Sheet[], title: string, now: string): Promise<Uint8Array> =>
  collected(workbookParts(sheets, title, now))

/**
 * Sheets → an XLSX file an office can hand in, part by part: frozen bold header, filter, widths by content, printed on
 * landscape pages. What has more rows than a sheet takes goes on in another of the same name and a number.
 */
export const workbookParts = (sheets: readonly Sheet[], title: string, now: string): AsyncGenerator<Uint8Array> =>
  zipped(entriesOf(sheets, title, now), now, breath)

async function* entriesOf(sheets: readonly Sheet[], title: string, now: string): AsyncGenerator<ZipEntry> {
  const written: Written[] = []
  for (const sheet of sheets) {
    const longest = sheet.titles.map((title) => sheet.longest?.[title] ?? '')
    const pages = pagesOf(sheet)
    for (let no = 1, more = true; more; no++) {
      const columns = sheet.titles.length
      const printed = sheet.printedTo === undefined ? columns : sheet.titles.indexOf(sheet.printedTo) + 1
      const name = no === 1 ? sheet.name : `${sheet.name}${no}`
      const heading = `${title}（${name}，${dayLabel(now.slice(0, 10))}导出）`
      const choices = sheet.choices && { column: sheet.titles.indexOf(sheet.choices.title), of: sheet.choices.of }
      const own: Written = { heading, name, columns, printed, rows: 1, ...(choices && { choices }) }
      const path = `xl/worksheets/sheet${written.push(own)}.xml`
      yield { path, packed: false, parts: sheetXml(sheet.titles, pages, own, longest) }
      more = !(await pages.isOver())
    }
  }
  const text = new TextEncoder()
  for (const [path, xml] of bookParts(written, title, now)) yield { path, packed: false, parts: [text.encode(xml)] }
}

/** Punctuation of Chinese text at full width, but in the columns that stay to the letter. */
function inFullWidth({ titles, verbatim = [] }: Sheet): (row: Row) => Row {
  const stays = titles.map((title) => verbatim.includes(title))
  return (row) => row.map((cell, at) => (typeof cell === 'number' || stays[at] ? cell : inPrint(cell)))
}

/** Pages of rows that can be taken from row by row, and looked into before. */
function pagesOf(sheet: Sheet) {
  const { rows } = sheet
  const set = inFullWidth(sheet)
  const source = Array.isArray(rows) ? [rows][Symbol.iterator]() : rows[Symbol.asyncIterator]()
  let page: Row[] = []
  let over = false
  const fill = async (): Promise<void> => {
    while (page.length === 0 && !over) {
      const next = await source.next()
      if (next.done) over = true
      else page = await eachSet(next.value)
    }
  }
  const eachSet = async (rows: Row[]): Promise<Row[]> => {
    const step = breathing(rowsAtOnce)
    const done: Row[] = []
    for (const row of rows) {
      done.push(set(row))
      await step()
    }
    return done
  }
  return {
    async isOver() {
      await fill()
      return page.length === 0
    },
    /** The next rows without taking them: the widths of columns are chosen by them. */
    async ahead() {
      await fill()
      return page
    },
    async take(most: number) {
      await fill()
      const taken = page.slice(0, most)
      page = page.slice(most)
      return taken
    },
  }
}

async function* sheetXml(
  titles: string[],
  pages: ReturnType<typeof pagesOf>,
  own: Written,
  longest: Row,
): AsyncGenerator<Uint8Array> {
  const text = new TextEncoder()
  const columns = await legible(titles, [longest, ...(await pages.ahead())], own.printed)
  const widths = columns.map(({ width }) => width)
  yield text.encode(sheetStart(widths) + rowXml(titles, 1, columns))
  for (;;) {
    const rows = await pages.take(Math.min(rowsAtOnce, mostRows - own.rows))
    if (rows.length === 0) break
    yield text.encode(rows.map((row) => rowXml(row, ++own.rows, columns)).join(''))
    await breath()
  }
  yield text.encode(sheetEnd(own, widths))
}

/** Points of a line, and the tallest row a spreadsheet takes: not every program finds the height of wrapped text itself. */
const lineHeight = 17
const tallest = 400
/** Formats of cells, by their place in the book's styles: a column of short entries is centred, one of text begins at the left. */
const [header, centred, left] = [1, 2, 3]

function rowXml(row: readonly (string | number)[], no: number, columns: readonly Column[]): string {
  let most = 1
  let cells = ''
  for (const [at, { width, isText }] of columns.entries()) {
    const cell = row[at] ?? ''
    const style = no === 1 ? header : isText ? left : centred
    most = Math.max(most, linesIn(String(cell), width))
    cells += cellXml(cell, `${columnName(at)}${no}`, style)
  }
  const height = most > 1 ? ` ht="${Math.min(tallest, most * lineHeight)}" customHeight="1"` : ''
  return `<row r="${no}"${height}>${cells}</row>`
}

function cellXml(cell: string | number, place: string, style: number): string {
  if (typeof cell === 'number') return `<c r="${place}" s="${style}"><v>${cell}</v></c>`
  if (cell === '') return `<c r="${place}" s="${style}"/>`
  const text = cell.length <= longestCell ? cell : `${cell.slice(0, longestCell - 1)}…`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}
