import Big from 'big.js'
import type { Area, Grid, GridCell } from '../domain/tables/grid.ts'
import { refuse } from './fault.ts'
import { dayOfSerial } from './styles.ts'
import { openXlsx, type RawCell, type RawSheet, unescaped, type Xlsx } from './xlsx.ts'

/** What a table of a unit may hold: far more than any does, far less than costs anything to read. */
const limits = { entries: 2000, totalBytes: 32 * 1024 * 1024, columns: 200, cells: 60_000 }
const mostRows = 3000

/**
 * The sheets of an XLSX file with merged areas, hidden rows and columns, and the stored values of formulas; a hidden
 * sheet by its name alone. Rows without anything in them are left out, with the numbers the others are seen under.
 */
export function readWorkbook(bytes: Uint8Array): Grid[] {
  const book = openXlsx(bytes, limits)
  const grids = book.sheets.map(
    ({ name, hidden, read }): Grid => (hidden ? { ...gridOf(book, name, empty), hidden } : gridOf(book, name, read())),
  )
  if (grids.every(({ hidden }) => hidden)) refuse('工作簿里没有可见的工作表')
  return grids
}

const empty: RawSheet = { cells: [], merges: [], hiddenRows: new Set(), hiddenColumns: new Set() }

function gridOf(book: Xlsx, name: string, sheet: RawSheet): Grid {
  const byRow = new Map<number, (GridCell | undefined)[]>()
  let columns = 0
  for (const raw of sheet.cells) {
    const cell = cellOf(raw, book)
    if (!cell) continue
    const line = byRow.get(raw.row) ?? []
    line[raw.column] = cell
    byRow.set(raw.row, line)
    columns = Math.max(columns, raw.column + 1)
  }
  if (byRow.size > mostRows) refuse(`“${name}”超过${mostRows}行，请只留要报的部分`)
  const rows = [...byRow.keys()].sort((a, b) => a - b)
  const placeOf = new Map(rows.map((row, at) => [row, at]))
  const hidden = rows.flatMap((row, at) => (sheet.hiddenRows.has(row) ? [at] : []))
  return {
    name,
    rows: rows.length,
    columns,
    cells: rows.map((row) => byRow.get(row) ?? []),
    merges: sheet.merges.flatMap((area) => mergedIn(area, rows, placeOf)),
    hiddenRows: new Set(hidden),
    hiddenColumns: sheet.hiddenColumns,
    ...(rows.some((row, at) => row !== at) && { rowNumbers: rows.map((row) => row + 1) }),
  }
}

/** A merged area over the rows that are left; none where its first row, with its text, is not among them. */
function mergedIn(area: Area, rows: readonly number[], placeOf: ReadonlyMap<number, number>): Area[] {
  const top = placeOf.get(area.top)
  if (top === undefined) return []
  let bottom = top
  while ((rows[bottom + 1] ?? Number.POSITIVE_INFINITY) <= area.bottom) bottom++
  return [{ ...area, top, bottom }]
}

/** A formula that reaches out of its file: what was stored with it nobody can check here. */
const reachesOut = /\[\d+\]|webservice|\bdde\b|\|'|https?:|filterxml/i

function cellOf(raw: RawCell, { text, shown, is1904 }: Xlsx): GridCell | undefined {
  const { type, style, value, formula } = raw
  const computed = formula !== null && { formula: true, ...(reachesOut.test(formula) && { foreign: true }) }
  const words = (said: string): GridCell | undefined =>
    said === '' && formula === null ? undefined : { text: said, ...computed }
  if (type === 's') return words(text(Number(value)) ?? '')
  if (type === 'e') return { text: value || '#错误', ...computed }
  if (type === 'b') return { text: value === '1' ? '是' : '否', ...computed }
  if (type === 'd') return { text: value.slice(0, 10), kind: 'date', ...computed }
  if (type !== 'n') return words(unescaped(value))
  if (value.trim() === '') return words('')
  const number = Number(value)
  if (!Number.isFinite(number)) return words(value)
  const as = shown(style)
  if (as === 'date' && number > 0 && number < 200_000) {
    return { text: dayOfSerial(number, is1904), kind: 'date', ...computed }
  }
  // Fifteen digits are what Excel itself shows: 14.8 is stored as 14.800000000000001.
  const plain = new Big(number.toPrecision(15))
  return { text: as === 'percent' ? `${plain.times(100).toFixed()}%` : plain.toFixed(), kind: 'number', ...computed }
}
