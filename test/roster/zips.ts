import { deflateRawSync } from 'node:zlib'
import ExcelJS from 'exceljs'

/** A workbook with one sheet of these rows, as Excel's own library writes it. */
export async function workbook(rows: unknown[][], change?: (sheet: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('名册')
  for (const row of rows) sheet.addRow(row)
  change?.(sheet)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

/** A ZIP of these files; `claimed` is the uncompressed size the headers name, whatever it really is. */
export function zip(files: Record<string, string | Uint8Array>, claimed?: number): Uint8Array {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const plain = Buffer.from(content)
    const packed = deflateRawSync(plain)
    const words = Buffer.from(name)
    const size = claimed ?? plain.length
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(size, 22)
    local.writeUInt16LE(words.length, 26)
    const central = Buffer.alloc(46)
    central.writeUInt32LE(0x02014b50, 0)
    central.writeUInt16LE(8, 10)
    central.writeUInt32LE(packed.length, 20)
    central.writeUInt32LE(size, 24)
    central.writeUInt16LE(words.length, 28)
    central.writeUInt32LE(at, 42)
    parts.push(local, words, packed)
    directory.push(central, words)
    at += local.length + words.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(files).length, 8)
  end.writeUInt16LE(Object.keys(files).length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return new Uint8Array(Buffer.concat([...parts, ...directory, end]))
}

/** The smallest workbook around the XML of one sheet. */
export const bare = (sheet: string, strings = ''): Record<string, string> => ({
  'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels':
    '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
  'xl/worksheets/sheet1.xml': sheet,
  'xl/sharedStrings.xml': strings,
})
