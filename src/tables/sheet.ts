import { refuse } from './fault.ts'
import type { Cell, Line } from './line.ts'
import { attribute, tokensOf } from './xml.ts'
import { unzip } from './zip.ts'

export { isZip } from './zip.ts'

const limits = { entries: 2000, totalBytes: 32 * 1024 * 1024 }
/** A roster has four columns and perhaps remarks; what stands further right is nobody's. */
const maxColumns = 50

/** The old binary format, which is also what an encrypted workbook looks like. */
export const isLegacyExcel = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)

/**
 * Rows of the first visible sheet of an XLSX file. Read by hand because the library that writes our workbooks expands
 * merged ranges, validations and names of a foreign file cell by cell, which a small file can make endless.
 */
export function readSheet(bytes: Uint8Array, maxRows: number): Line[] {
  const parts = unzip(bytes, (name) => /^xl\/.*\.(xml|rels)$/.test(name), limits)
  const part = (name: string) => {
    const content = parts.get(name.toLowerCase())
    return content && decodeXml(content)
  }
  const workbook = part('xl/workbook.xml') ?? refuse('文件不是 Excel 工作簿（.xlsx）')
  const sheet = part(firstSheet(workbook, part('xl/_rels/workbook.xml.rels') ?? '')) ?? refuse('工作簿里没有工作表')
  return rowsOf(sheet, sharedStrings(part('xl/sharedStrings.xml') ?? ''), maxRows)
}

function decodeXml(content: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content)
  } catch {
    return refuse('文件已损坏：内容不是 UTF-8')
  }
}

function firstSheet(workbook: string, relations: string): string {
  for (const token of tokensOf(workbook)) {
    if (token.kind !== 'open' || token.name !== 'sheet' || isHidden(token.attributes)) continue
    const target = targetOf(relations, attribute(token.attributes, 'id') ?? '')
    if (target) return target.startsWith('/') ? target.slice(1) : `xl/${target}`
  }
  return refuse('工作簿里没有可见的工作表')
}

const isHidden = (attributes: string): boolean => (attribute(attributes, 'state') ?? 'visible') !== 'visible'

function targetOf(relations: string, id: string): string | undefined {
  for (const token of tokensOf(relations)) {
    if (token.kind === 'open' && token.name === 'Relationship' && attribute(token.attributes, 'Id') === id) {
      return attribute(token.attributes, 'Target')
    }
  }
  return undefined
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
    else if (token.name === 'si' && token.kind === 'open') {
      text = ''
      if (token.empty) strings.push('')
    } else if (token.name === 'si') strings.push(unescapeUnits(text))
  }
  return strings
}

type Raw = { column: number; type: string; value: string; formula: boolean }

function rowsOf(xml: string, strings: readonly string[], maxRows: number): Line[] {
  const lines: Line[] = []
  let row: Line = { line: 0, cells: [] }
  let cell: Raw | undefined
  let reading = false
  for (const token of tokensOf(xml)) {
    if (token.kind === 'text') {
      if (cell && reading) cell.value += token.text
    } else if (token.name === 'row' && token.kind === 'open') {
      row = { line: Number(attribute(token.attributes, 'r')) || row.line + 1, cells: [] }
    } else if (token.name === 'c' && token.kind === 'open') {
      const column = columnOf(attribute(token.attributes, 'r')) ?? row.cells.length
      cell = { column, type: attribute(token.attributes, 't') ?? 'n', value: '', formula: false }
      if (token.empty) cell = undefined
    } else if (token.name === 'f') {
      if (cell) cell.formula = true
    } else if (token.name === 'v' || token.name === 't') {
      reading = token.kind === 'open' && !token.empty
    } else if (token.name === 'c' && cell) {
      // Formatted rows without content are no rows.
      if (lines.at(-1) !== row) lines.push(row)
      if (lines.length > maxRows) refuse(`超过 ${maxRows} 行，请分成几个文件`)
      place(row.cells, cell.column, cellOf(cell, strings))
      cell = undefined
    }
  }
  return lines
}

function place(cells: Cell[], column: number, cell: Cell): void {
  if (column >= maxColumns) return
  while (cells.length < column) cells.push('')
  cells[column] = cell
}

function cellOf({ type, value, formula }: Raw, strings: readonly string[]): Cell {
  if (formula) return { problem: '是公式，请粘贴为数值' }
  if (type === 'e') return { problem: '是错误值' }
  if (type === 's') return strings[Number(value)] ?? { problem: '指向不存在的文字' }
  // A long number such as a mobile number may be stored as 1.38E10.
  if (type === 'n') return /e/i.test(value) ? String(Number(value)) : value
  return unescapeUnits(value)
}

/** `C5` → 2; undefined where there is no address. */
function columnOf(address: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(address ?? '')?.[0]
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** Excel writes characters XML cannot hold as `_x000D_`. */
const unescapeUnits = (text: string): string =>
  text.replace(/_x([\da-fA-F]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
