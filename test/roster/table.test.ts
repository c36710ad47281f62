import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Refused } from '../../src/domain/refused.ts'
import { readTable } from '../../src/roster/table.ts'
import { bare, workbook, zip } from './zips.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
/** 姓名,张三 in GBK. */
const gbk = new Uint8Array([0xd0, 0xd5, 0xc3, 0xfb, 0x2c, 0xd5, 0xc5, 0xc8, 0xfd])
const cellsOf = (file: Uint8Array) => readTable(file).map(({ cells }) => cells)
const refusal = (file: Uint8Array): string => {
  try {
    readTable(file)
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
  return 'accepted'
}

describe('a CSV file', () => {
  test.each([
    ['UTF-8', bytes('姓名,张三')],
    ['UTF-8 with BOM', new Uint8Array([0xef, 0xbb, 0xbf, ...bytes('姓名,张三')])],
    ['GBK', gbk],
    ['UTF-16 with BOM', new Uint8Array([0xff, 0xfe, ...Buffer.from('姓名,张三', 'utf16le')])],
    ['separated by tabs', bytes('姓名\t张三')],
    ['separated by semicolons', bytes('姓名;张三')],
  ])('%s', (_, file) => {
    expect(cellsOf(file)).toEqual([['姓名', '张三']])
  })

  test('lines keep the number a person sees, over blank lines and cells of several lines', () => {
    const lines = readTable(bytes('a,b\r\n\r\n"x\ny",1\r\n,\r\n z ,2\n'))
    expect(lines).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 3, cells: ['x\ny', '1'] },
      { line: 6, cells: [' z ', '2'] },
    ])
  })

  test('a quote that is never closed is named with its line', () => {
    expect(refusal(bytes('a,b\n1,2\n"x,3\n4,5'))).toMatch(/^第 \d 行：引号不成对/)
  })

  test('what is no text is refused in words', () => {
    expect(refusal(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]))).toContain('GBK')
    expect(refusal(new Uint8Array([0x81]))).toContain('GBK')
    expect(refusal(new Uint8Array())).toBe('文件是空的')
    expect(refusal(new Uint8Array(6 * 1024 * 1024))).toContain('5 MB')
    expect(refusal(new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]))).toContain('.xls')
  })

  test('any table comes back cell by cell', () => {
    const cell = fc.string({ unit: 'grapheme' }).filter((text) => !/\p{Cc}/u.test(text) && text.trim() !== '')
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 }), (rows) => {
        const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\r\n')
        expect(cellsOf(bytes(text))).toEqual(rows)
      }),
    )
  })

  test('any bytes are read or refused, never a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (file) => {
        try {
          readTable(file)
        } catch (error) {
          expect(error).toBeInstanceOf(Refused)
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('an XLSX file', () => {
  test('what Excel writes: text, numbers, formatted text, links, gaps', async () => {
    const file = await workbook([['姓名', '手机', null, '单位']], (sheet) => {
      sheet.getCell('A3').value = { richText: [{ text: '张' }, { text: '三' }] }
      sheet.getCell('B3').value = 13800000000
      sheet.getCell('D3').value = { text: '甲局', hyperlink: 'http://example.com' }
      sheet.mergeCells('A5:C9')
      sheet.getRow(200).height = 30
    })
    expect(readTable(file)).toEqual([
      { line: 1, cells: ['姓名', '手机', '', '单位'] },
      { line: 3, cells: ['张三', '13800000000', '', '甲局'] },
    ])
  })

  test('formulas and errors are cells that cannot be read', async () => {
    const file = await workbook([['姓名']], (sheet) => {
      sheet.getCell('A2').value = { formula: 'HYPERLINK("http://example.com")', result: '张三' }
      sheet.getCell('A3').value = { error: '#N/A' }
    })
    expect(cellsOf(file).slice(1)).toEqual([[{ problem: '是公式，请粘贴为数值' }], [{ problem: '是错误值' }]])
  })

  test('inline text, prefixes, entities, readings and escapes of other writers', () => {
    const strings =
      '<x:sst><x:si><x:t>张&amp;三</x:t><x:rPh><x:t>zhang</x:t></x:rPh></x:si><x:si><x:t>a_x000A_b</x:t></x:si></x:sst>'
    const sheet =
      '<x:worksheet><x:sheetData><x:row r="2"><x:c r="B2" t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t><![CDATA[<李>]]></x:t></x:is></x:c></x:row>' +
      '<x:row><x:c t="s"><x:v>1</x:v></x:c><x:c><x:v>1.38E10</x:v></x:c><x:c t="s"><x:v>99</x:v></x:c></x:row></x:sheetData></x:worksheet>'
    expect(readTable(zip(bare(sheet, strings)))).toEqual([
      { line: 2, cells: ['', '张&三', '<李>'] },
      { line: 3, cells: ['a\nb', '13800000000', { problem: '指向不存在的文字' }] },
    ])
  })

  test.each(['compat', 'commons-compress'])('sizes and places in ZIP64 records, as %s writes them', (name) => {
    const file = readFileSync(new URL(`zip64/${name}.xlsx`, import.meta.url))
    expect(cellsOf(file)).toEqual([
      ['open_id', 'name', 'unit', 'role'],
      ['ou_a1', '甲同志', '市市场监管局', '联络员'],
      ['ou_a2', '乙同志', '市农业农村局', '联络员'],
    ])
  })

  test('the place of the directory in a ZIP64 record', () => {
    const file = Buffer.from(zip(bare('<sheetData><row r="1"><c r="A1"><v>7</v></c></row></sheetData>')))
    const [end, directory] = [file.subarray(-22), file.subarray(0, -22)]
    const [count, first] = [end.readUInt16LE(10), end.readUInt32LE(16)]
    const record = Buffer.alloc(56)
    record.writeUInt32LE(0x06064b50, 0)
    record.writeBigUInt64LE(BigInt(count), 32)
    record.writeBigUInt64LE(BigInt(first), 48)
    const locator = Buffer.alloc(20)
    locator.writeUInt32LE(0x07064b50, 0)
    locator.writeBigUInt64LE(BigInt(directory.length), 8)
    end.writeUInt16LE(0xffff, 10)
    end.writeUInt32LE(0xffffffff, 16)
    expect(cellsOf(new Uint8Array(Buffer.concat([directory, record, locator, end])))).toEqual([['7']])
  })

  test('a bomb is stopped at what a roster may take, whatever size its headers claim', () => {
    const bomb = zip({ ...bare(''), 'xl/worksheets/sheet1.xml': new Uint8Array(64 * 1024 * 1024) }, 100)
    expect(bomb.byteLength).toBeLessThan(200_000)
    const before = process.memoryUsage().arrayBuffers
    expect(refusal(bomb)).toContain('解压后过大')
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(100 * 1024 * 1024)
  })

  test('a sheet that claims endless rows, ranges and names is read for what it holds', () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `<row r="${index + 1}"><c><v>1</v></c></row>`).join('')
    expect(refusal(zip(bare(`<worksheet><sheetData>${rows}</sheetData></worksheet>`)))).toContain('10000 行')
    const far = '<row r="1048576"><c r="XFD1048576"><v>1</v></c><c r="A1048576"><v>2</v></c></row>'
    const around = `<worksheet><cols><col min="1" max="999999999"/></cols><sheetData>${far}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>`
    expect(readTable(zip(bare(around)))).toEqual([{ line: 1048576, cells: ['2'] }])
  })

  test('a damaged workbook is refused in words, wherever the damage is', async () => {
    const whole = await workbook([
      ['open_id', 'name'],
      ['ou_1', '张三'],
    ])
    expect(refusal(whole.subarray(0, whole.length / 2))).toContain('已损坏')
    expect(refusal(zip({ 'a.txt': 'a' }))).toContain('不是 Excel 工作簿')
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const broken = Uint8Array.from(whole)
        broken[at] = value
        try {
          readTable(broken)
        } catch (error) {
          expect(error).toBeInstanceOf(Refused)
        }
      }),
      { numRuns: 500 },
    )
  })
})
