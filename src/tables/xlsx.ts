import type { Area } from '../domain/tables/grid.ts'
import { refuse } from './fault.ts'
import { type Shown, shownBy } from './styles.ts'
import { attribute, tokensOf } from './xml.ts'
import { unzip } from './zip.ts'

/** How much of a foreign file is read; what a small file only names is never expanded. */
export type Limits = { entries: number; totalBytes: number; columns: number; cells: number }

/** A cell as it is stored: `type` and `style` by the format's own numbers, `formula` its text where it has one. */
export type RawCell = {
  row: number
  column: number
  type: string
  style: number
  value: string
  formula: string | null
}

export type RawSheet = { cells: RawCell[]; merges: Area[]; hiddenRows: Set<number>; hiddenColumns: Set<number> }

/** A workbook with its parts taken apart; a sheet is read when it is asked for. */
export type Xlsx = {
  sheets: { name: string; hidden: boolean; read: () => RawSheet }[]
  /** The text a cell of type `s` points to; undefined where it points nowhere. */
  text: (at: number) => string | undefined
  /** How numbers of a cell style are shown. */
  shown: (style: number) => Shown
  is1904: boolean
}

const [mostSheets, mostMerges] = [60, 3000]

/**
 * An XLSX file of any writer: with or without prefixes, addresses, shared texts and styles, in ZIP or ZIP64, its parts
 * named in any case. Read by hand, because the library that writes our workbooks expands merged ranges, validations and
 * names of a foreign file cell by cell, which a small file can make endless. Refused where it is damaged or too large.
 */
export function openXlsx(bytes: Uint8Array, limits: Limits): Xlsx {
  const parts = unzip(bytes, (name) => /^xl\/.*\.(xml|rels)$/.test(name), limits)
  const part = (name: string): string => {
    const content = parts.get(name.toLowerCase())
    return content ? plainXml(decodeXml(content)) : ''
  }
  const book = part('xl/workbook.xml')
  if (book === '') refuse('文件不是 Excel 工作簿（.xlsx）')
  const targets = targetsOf(part('xl/_rels/workbook.xml.rels'))
  const strings = sharedStrings(part('xl/sharedStrings.xml'))
  const styles = shownBy(part('xl/styles.xml'))
  const budget = { left: limits.cells }
  const sheets = namedSheets(book).flatMap(({ name, hidden, id }) => {
    const xml = part(targets.get(id) ?? '')
    return xml === '' ? [] : [{ name, hidden, read: () => sheetOf(xml, limits, budget) }]
  })
  return {
    sheets,
    text: (at) => strings[at],
    shown: (style) => styles[style] ?? 'plain',
    is1904: /date1904\s*=\s*["'](1|true)/.test(book),
  }
}

/** No writer of workbooks declares entities: a part that does is made to grow or to fetch something. */
const plainXml = (xml: string): string =>
  /<!(DOCTYPE|ENTITY)/i.test(xml) ? refuse('文件里有不该有的XML声明，请用 Excel 或 WPS 另存一次') : xml

function decodeXml(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return refuse('文件已损坏：内容不是 UTF-8')
  }
}

function namedSheets(book: string): { name: string; hidden: boolean; id: string }[] {
  const sheets: { name: string; hidden: boolean; id: string }[] = []
  for (const token of tokensOf(book)) {
    if (token.kind !== 'open' || token.name !== 'sheet') continue
    const hidden = (attribute(token.attributes, 'state') ?? 'visible') !== 'visible'
    sheets.push({
      name: attribute(token.attributes, 'name') ?? '',
      hidden,
      id: attribute(token.attributes, 'id') ?? '',
    })
    if (sheets.length > mostSheets) refuse(`工作表超过${mostSheets}张，请分成几个文件`)
  }
  return sheets
}

/** Where parts are, by relation; with or without the leading slash. */
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
      if (token.kind === 'close' || token.empty) strings.push(unescaped(text))
      text = ''
    }
  }
  return strings
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true'

/** One pass over a sheet's XML. Cells further right than the limit are nobody's. */
function sheetOf(xml: string, limits: Limits, budget: { left: number }): RawSheet {
  const sheet: RawSheet = { cells: [], merges: [], hiddenRows: new Set(), hiddenColumns: new Set() }
  let [row, column] = [-1, -1]
  let cell: RawCell | undefined
  let reading: 'value' | 'formula' | 'aside' | null = null
  for (const token of tokensOf(xml)) {
    if (token.kind === 'text') {
      if (cell && reading === 'value') cell.value += token.text
      if (cell && reading === 'formula') cell.formula += token.text
      continue
    }
    const opens = token.kind === 'open'
    const attributes = opens ? token.attributes : ''
    const goesOn = opens && !token.empty
    if (token.name === 'row' && opens) {
      const written = Number(attribute(attributes, 'r'))
      row = written > 0 ? written - 1 : row + 1
      column = -1
      if (isTrue(attribute(attributes, 'hidden'))) sheet.hiddenRows.add(row)
    } else if (token.name === 'c' && opens) {
      const place = placeOf(attribute(attributes, 'r') ?? '')
      // Without addresses cells stand one after the other, empty ones too.
      column = place?.column ?? column + 1
      cell = goesOn ? cellAt(place?.row ?? Math.max(0, row), column, attributes) : undefined
    } else if (token.name === 'f') {
      if (cell && opens) cell.formula ??= ''
      reading = goesOn ? 'formula' : null
    } else if (token.name === 'rPh') reading = goesOn ? 'aside' : null
    else if (token.name === 'v' || token.name === 't') {
      if (reading !== 'aside') reading = goesOn ? 'value' : null
    } else if (token.name === 'c' && cell) {
      if (cell.column < limits.columns) {
        if (budget.left-- <= 0) refuse(`单元格超过${limits.cells}个，请只留要报的部分`)
        sheet.cells.push(cell)
      }
      cell = undefined
    } else if (token.name === 'col' && opens && isTrue(attribute(attributes, 'hidden'))) {
      const [from, to] = [Number(attribute(attributes, 'min')) - 1, Number(attribute(attributes, 'max')) - 1]
      for (let at = Math.max(0, from); at <= to && at < limits.columns; at++) sheet.hiddenColumns.add(at)
    } else if (token.name === 'mergeCell' && opens) {
      const area = areaOf(attribute(attributes, 'ref') ?? '')
      if (area && sheet.merges.length < mostMerges) sheet.merges.push(area)
    }
  }
  return sheet
}

const cellAt = (row: number, column: number, attributes: string): RawCell => ({
  row,
  column,
  type: attribute(attributes, 't') ?? 'n',
  style: Number(attribute(attributes, 's') ?? 0),
  value: '',
  formula: null,
})

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

/** Excel writes characters XML cannot hold as `_x000D_`. */
export const unescaped = (text: string): string =>
  text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
