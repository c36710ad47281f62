import { refuse } from './fault.ts'
import type { Cell, Line } from './line.ts'
import { openXlsx, type RawCell, unescaped, type Xlsx } from './xlsx.ts'

export { isZip } from './zip.ts'

/** A list has a few columns and perhaps remarks; what stands further right is nobody's. */
const limits = { entries: 2000, totalBytes: 32 * 1024 * 1024, columns: 50, cells: 500_000 }

/** The old binary format, which is also what an encrypted workbook looks like. */
export const isLegacyExcel = (bytes: Uint8Array): boolean =>
  [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte)

/** Rows of the first visible sheet of an XLSX file, as a list to import: a formula is no value of it. */
export function readSheet(bytes: Uint8Array, maxRows: number): Line[] {
  const book = openXlsx(bytes, limits)
  const sheet = book.sheets.find(({ hidden }) => !hidden) ?? refuse('工作簿里没有可见的工作表')
  const lines: Line[] = []
  for (const raw of sheet.read().cells) {
    let line = lines.at(-1)
    if (line?.line !== raw.row + 1) {
      line = { line: raw.row + 1, cells: [] }
      // Formatted rows without content are no rows.
      lines.push(line)
      if (lines.length > maxRows) refuse(`超过 ${maxRows} 行，请分成几个文件`)
    }
    while (line.cells.length < raw.column) line.cells.push('')
    line.cells[raw.column] = cellOf(raw, book)
  }
  return lines
}

function cellOf({ type, value, formula }: RawCell, { text }: Xlsx): Cell {
  if (formula !== null) return { problem: '是公式，请粘贴为数值' }
  if (type === 'e') return { problem: '是错误值' }
  if (type === 's') return text(Number(value)) ?? { problem: '指向不存在的文字' }
  // A long number such as a mobile number may be stored as 1.38E10.
  if (type === 'n') return /e/i.test(value) ? String(Number(value)) : value
  return unescaped(value)
}
