import { strFromU8, unzipSync } from 'fflate'
import { attribute, type Token, tokensOf } from '../../tables/xml.ts'
import { Numbering } from './numbering.ts'
import { clean, laidOut, type Piece } from './piece.ts'

const largest = 64 * 1024 * 1024

/** Paragraphs and tables of a Word file; automatic numbers are written before their paragraph, as a reader sees them. */
export function readDocx(bytes: Uint8Array): Piece[] {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => /^word\/(document|numbering|styles)\.xml$/.test(name) && originalSize < largest,
  })
  const part = (name: string) => {
    const content = parts[`word/${name}.xml`]
    return content ? strFromU8(content) : ''
  }
  const document = part('document')
  if (document === '') throw new Error('不是 Word 文件（.docx），或内容过大')
  return new Reader(new Numbering(part('numbering'), part('styles'))).read(document)
}

type OpenCell = { lines: string[]; across: number; continues: boolean }
type Table = { rows: OpenCell[][] }

class Reader {
  private pieces: Piece[] = []
  private tables: Table[] = []
  private line: { text: string; style: string; list: string | undefined; level: number } | undefined
  private inText = false

  private numbering: Numbering
  constructor(numbering: Numbering) {
    this.numbering = numbering
  }

  read(xml: string): Piece[] {
    for (const token of tokensOf(xml)) this.take(token)
    return this.pieces
  }

  private take(token: Token): void {
    if (token.kind === 'text') {
      if (this.inText && this.line) this.line.text += token.text
      return
    }
    if (token.kind === 'open') this.open(token)
    else this.close(token.name)
  }

  private open({ name, attributes, empty }: Extract<Token, { kind: 'open' }>): void {
    const value = attribute(attributes, 'val')
    const cell = this.tables.at(-1)?.rows.at(-1)?.at(-1)
    if (name === 'p' && !empty) this.line = { text: '', style: '', list: undefined, level: 0 }
    else if (name === 't') this.inText = !empty
    else if ((name === 'tab' || name === 'br') && this.line && !attributes.includes('w:pos')) this.line.text += ' '
    else if (name === 'pStyle' && this.line) this.line.style = value ?? ''
    else if (name === 'numId' && this.line) this.line.list = value
    else if (name === 'ilvl' && this.line) this.line.level = Number(value ?? 0)
    else if (name === 'tbl') this.tables.push({ rows: [] })
    else if (name === 'tr') this.tables.at(-1)?.rows.push([])
    else if (name === 'tc') this.tables.at(-1)?.rows.at(-1)?.push({ lines: [], across: 1, continues: false })
    else if (name === 'gridSpan' && cell) cell.across = Number(value ?? 1)
    else if (name === 'vMerge' && cell) cell.continues = value === undefined || value === 'continue'
  }

  private close(name: string): void {
    if (name === 't') this.inText = false
    else if (name === 'p' && this.line) {
      const number = this.numbering.next(this.line.style, this.line.list, this.line.level)
      this.say(clean(`${number}${this.line.text}`))
      this.line = undefined
    } else if (name === 'tbl') this.endTable()
  }

  private say(text: string): void {
    const cell = this.tables.at(-1)?.rows.at(-1)?.at(-1)
    if (text === '') return
    if (cell) cell.lines.push(text)
    else this.pieces.push({ text })
  }

  /** A table within a table's cell is read as the cell's lines. */
  private endTable(): void {
    const table = this.tables.pop()
    if (!table) return
    const outer = this.tables.at(-1)?.rows.at(-1)?.at(-1)
    if (outer) {
      outer.lines.push(...table.rows.flatMap((row) => row.flatMap(({ lines }) => lines)))
      return
    }
    const rows = laidOut(
      table.rows.map((row) => row.map(({ lines, across }) => ({ text: lines.join('\n'), down: 1, across }))),
    )
    for (const [y, row] of table.rows.entries()) {
      let col = 0
      for (const cell of row) {
        const line = rows[y]
        if (cell.continues && line) line[col] = null
        col += cell.across
      }
    }
    this.pieces.push({ rows })
  }
}
