import Big from 'big.js'
import type { Area, Grid, GridCell } from '../domain/tables/grid.ts'
import { refuse } from './fault.ts'
import { dayOfSerial, type Shown, shownBy } from './styles.ts'
import { attribute, tokensOf } from './xml.ts'
import { unzip } from './zip.ts'

/** What a table of a unit may hold: far more than any does, far less than costs anything to read. */
const limits = {
  entries: 2000,
  totalBytes: 32 * 1024 * 1024,
  sheets: 40,
  rows: 3000,
  columns: 200,
  cells: 60_000,
  merges: 3000,
}

/**
 * The visible sheets of an XLSX file with merged areas, hidden rows and columns, and the stored values of formulas. Read
 * by hand, because libraries expand what a small file only names. Refused where it is damaged or too large.
 */
export function readWorkbook(bytes: Uint8Array): Grid[] {
  const parts = unzip(bytes, (name) => /^xl\/.*\.(xml|rels)$/.test(name), limits)
  const part = (name: string): string => {
    const content = parts.get(name.toLowerCase())
    return content ? new TextDecoder().decode(content) : ''
  }
  const book = part('xl/workbook.xml')
  if (book === '') refuse('文件不是 Excel 工作簿（.xlsx）')
  const targets = targetsOf(part('xl/_rels/workbook.xml.rels'))
  const context: Context = {
    strings: sharedStrings(part('xl/sharedStrings.xml')),
    styles: shownBy(part('xl/styles.xml')),
    is1904: /date1904\s*=\s*["'](1|true)/.test(book),
    left: limits.cells,
  }
  const grids = sheetsOf(book).flatMap(({ name, id }): Grid[] => {
    const target = targets.get(id)
    const xml = target === undefined ? '' : part(target)
    return xml === '' ? [] : [gridOf(name, xml, context)]
  })
  if (grids.length === 0) refuse('工作簿里没有可见的工作表')
  return grids
}

type Context = { strings: readonly string[]; styles: readonly Shown[]; is1904: boolean; left: number }

function sheetsOf(book: string): { name: string; id: string }[] {
  const sheets: { name: string; id: string }[] = []
  for (const token of tokensOf(book)) {
    if (token.kind !== 'open' || token.name !== 'sheet') continue
    if ((attribute(token.attributes, 'state') ?? 'visible') !== 'visible') continue
    sheets.push({ name: attribute(token.attributes, 'name') ?? '', id: attribute(token.attributes, 'id') ?? '' })
    if (sheets.length > limits.sheets) refuse(`工作表超过 ${limits.sheets} 张，请分成几个文件`)
  }
  return sheets
}

/** Where parts are, by relation; names of any case, with or without the leading slash. */
function targetsOf(xml: string): Map<string, string> {
  const targets = new Map<string, string>()
  for (const token of tokensOf(xml)) {
    if (token.kind !== 'open' || token.name !== 'Relationship') continue
    const target = (attribute(token.attributes, 'Target') ?? '').replace(/\\/g, '/')
    const path = target.startsWith('/') ? target.slice(1) : /^xl\//i.test(target) ? target : `xl/${target}`
    targets.set(attribute(token.attributes, 'Id') ?? '', path.replace(/\/\.\//g, '/'))
  }
  return targets
}

/** The texts cells point to; the parts of a formatted text joined, pronunciations left out. */
function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let [inText, inReading] = [false, false]
  for (const token of tokensOf(xml)) {
    if (token.kind === 'text') text += inText && !inReading ? token.text : ''
    else if (token.name === 't') inText = token.kind === 'open' && !token.empty
    else if (token.name === 'rPh') inReading = token.kind === 'open' && !token.empty
    else if (token.name === 'si') {
      if (token.kind === 'close' || token.empty) strings.push(decoded(text))
      text = ''
    }
  }
  return strings
}

type Raw = { row: number; column: number; type: string; style: number; value: string; formula: boolean }

function gridOf(name: string, xml: string, context: Context): Grid {
  const cells: (GridCell | undefined)[][] = []
  const merges: Area[] = []
  const hiddenRows = new Set<number>()
  const hiddenColumns = new Set<number>()
  let [row, columns, reading, inReading] = [-1, 0, false, false]
  let raw: Raw | undefined
  for (const token of tokensOf(xml)) {
    if (token.kind === 'text') {
      if (raw && reading && !inReading) raw.value += token.text
      continue
    }
    const opens = token.kind === 'open'
    const attributes = opens ? token.attributes : ''
    if (token.name === 'row' && opens) {
      row = rowOf(attribute(attributes, 'r'), row + 1)
      if (isTrue(attribute(attributes, 'hidden')) && row < limits.rows) hiddenRows.add(row)
    } else if (token.name === 'c' && opens) {
      raw = rawOf(attributes, row, (cells[row] ?? []).length)
      if (token.kind === 'open' && token.empty) raw = undefined
    } else if (token.name === 'f') {
      if (raw) raw.formula = true
    } else if (token.name === 'rPh') inReading = opens && !(token.kind === 'open' && token.empty)
    else if (token.name === 'v' || token.name === 't') reading = token.kind === 'open' && !token.empty
    else if (token.name === 'c' && raw) {
      const cell = cellOf(raw, context)
      if (cell && raw.column < limits.columns) {
        if (raw.row >= limits.rows) refuse(`“${name}”超过 ${limits.rows} 行，请只留要报的部分`)
        if (context.left-- <= 0) refuse(`单元格超过 ${limits.cells} 个，请只留要报的部分`)
        while (cells.length <= raw.row) cells.push([])
        const line = cells[raw.row] ?? []
        line[raw.column] = cell
        columns = Math.max(columns, raw.column + 1)
      }
      raw = undefined
    } else if (token.name === 'col' && opens && isTrue(attribute(attributes, 'hidden'))) {
      const [from, to] = [Number(attribute(attributes, 'min')) - 1, Number(attribute(attributes, 'max')) - 1]
      for (let at = Math.max(0, from); at <= to && at < limits.columns; at++) hiddenColumns.add(at)
    } else if (token.name === 'mergeCell' && opens) {
      const area = areaOf(attribute(attributes, 'ref') ?? '')
      if (area && merges.length < limits.merges) merges.push(area)
    }
  }
  return { name, rows: cells.length, columns, cells, merges, hiddenRows, hiddenColumns }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'
const rowOf = (written: string | undefined, next: number): number => (Number(written) > 0 ? Number(written) - 1 : next)

function rawOf(attributes: string, row: number, next: number): Raw {
  const place = placeOf(attribute(attributes, 'r') ?? '')
  return {
    row: place?.row ?? Math.max(0, row),
    column: place?.column ?? next,
    type: attribute(attributes, 't') ?? 'n',
    style: Number(attribute(attributes, 's') ?? 0),
    value: '',
    formula: false,
  }
}

/** `C5` → row 4, column 2. */
function placeOf(address: string): { row: number; column: number } | undefined {
  const [, letters, digits] = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})$/.exec(address) ?? []
  if (letters === undefined) return undefined
  const column = [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
  return { row: Number(digits) - 1, column }
}

function areaOf(ref: string): Area | undefined {
  const [from, to] = ref.split(':').map(placeOf)
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : undefined
}

function cellOf({ type, style, value, formula }: Raw, { strings, styles, is1904 }: Context): GridCell | undefined {
  const computed = formula && { formula: true }
  if (type === 's') return textCell(strings[Number(value)] ?? '', formula)
  if (type === 'e') return { text: value || '#错误', ...computed }
  if (type === 'b') return { text: value === '1' ? '是' : '否', ...computed }
  if (type === 'd') return { text: value.slice(0, 10), kind: 'date', ...computed }
  if (type !== 'n') return textCell(decoded(value), formula)
  if (value.trim() === '') return formula ? { text: '', formula } : undefined
  const number = Number(value)
  if (!Number.isFinite(number)) return textCell(value, formula)
  const shown = styles[style] ?? 'plain'
  if (shown === 'date' && number > 0 && number < 200_000) {
    return { text: dayOfSerial(number, is1904), kind: 'date', ...computed }
  }
  // Fifteen digits are what Excel itself shows: 14.8 is stored as 14.800000000000001.
  const plain = new Big(number.toPrecision(15))
  const text = shown === 'percent' ? `${plain.times(100).toFixed()}%` : plain.toFixed()
  return { text, kind: 'number', ...computed }
}

const textCell = (text: string, formula: boolean): GridCell | undefined =>
  text === '' && !formula ? undefined : { text, ...(formula && { formula }) }

/** Excel writes characters XML cannot hold as `_x000D_`. */
const decoded = (text: string): string =>
  text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
