import { clean, type Piece } from './piece.ts'

const most = { rows: 5000, columns: 60 }

/** Every sheet of a workbook: single cells on a row of their own are lines (titles), the rest is one table. */
export async function readXlsx(bytes: Uint8Array): Promise<Piece[]> {
  const { default: ExcelJS } = await import('exceljs')
  const workbook = new ExcelJS.Workbook()
  const copy = new ArrayBuffer(bytes.byteLength)
  new Uint8Array(copy).set(bytes)
  await workbook.xlsx.load(copy)
  return workbook.worksheets.flatMap((sheet): Piece[] => {
    const width = Math.min(sheet.columnCount, most.columns)
    const rows: (string | null)[][] = []
    for (let y = 1; y <= Math.min(sheet.rowCount, most.rows); y++) {
      rows.push(
        Array.from({ length: width }, (_, x) => {
          const cell = sheet.getCell(y, x + 1)
          if (cell.isMerged && cell.master !== cell) return Number(cell.master.row) < y ? null : ''
          return clean(cell.text)
        }),
      )
    }
    const first = rows.findIndex((row) => row.filter(Boolean).length > 1)
    const [titles, table] = first < 0 ? [rows, []] : [rows.slice(0, first), rows.slice(first)]
    const kept = table.filter((row) => row.some((cell) => cell === null || cell !== ''))
    return [
      ...titles.flatMap((row) => row.flatMap((cell) => (cell ? [{ text: cell }] : []))),
      ...(kept.length > 0 ? [{ rows: kept }] : []),
    ]
  })
}
