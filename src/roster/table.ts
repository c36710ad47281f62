import { readCsv } from '../tables/csv.ts'
import { refuse } from '../tables/fault.ts'
import type { Line } from '../tables/line.ts'
import { isLegacyExcel, isZip, readSheet } from '../tables/sheet.ts'
import { decodeText } from '../tables/text.ts'

/** Larger files are refused; whoever reads one from a disk or the platform need not read more. */
export const maxBytes = 5 * 1024 * 1024
const maxLines = 10_000

/**
 * A CSV or XLSX file → its filled lines, the header first. What the file is, its bytes tell: people rename files.
 * Refused where it is neither, too large, or damaged.
 */
export function readTable(bytes: Uint8Array): Line[] {
  if (bytes.byteLength > maxBytes) refuse('文件超过 5 MB，不像一份名册')
  if (isLegacyExcel(bytes)) refuse('这是旧版 .xls 或加密的 Excel 文件，请另存为 .xlsx 或 CSV（UTF-8）')
  const lines = isZip(bytes) ? readSheet(bytes, maxLines) : readCsv(decodeText(bytes))
  const filled = lines.filter(({ cells }) => cells.some((cell) => typeof cell !== 'string' || cell.trim() !== ''))
  if (filled.length > maxLines) refuse(`超过 ${maxLines} 行，请分成几个文件`)
  if (filled.length === 0) refuse('文件是空的')
  return filled
}
