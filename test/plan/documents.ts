import {
  AlignmentType,
  Document,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  VerticalMergeType,
} from 'docx'
import type { Plan } from '../../src/domain/plan.ts'

type Row = { head: boolean; cells: (string | null)[] }
type Part = { text: string } | { rows: Row[] }

/** The published text of a plan as paragraphs and tables, in its order. */
function partsOf(plan: Plan): Part[] {
  const parts: Part[] = []
  for (const block of plan.source) {
    const last = parts.at(-1)
    if ('text' in block) parts.push({ text: block.text })
    else {
      const row = { head: block.head === true, cells: block.cells }
      if (last && 'rows' in last && !row.head) last.rows.push(row)
      else parts.push({ rows: [row] })
    }
  }
  return parts
}

const chapter = /^([一二三四五六七八九十]+)、/
const section = /^\(([一二三四五六七八九十]+)\)/

/** The plan as Word keeps it: numbers of chapters and sections are lists', cells are merged downwards. */
export async function docxOf(plan: Plan): Promise<Uint8Array> {
  const children = partsOf(plan).map((part) => {
    if ('rows' in part) return tableOf(part.rows)
    const level = chapter.test(part.text) ? 0 : section.test(part.text) ? 1 : undefined
    if (level === undefined) return new Paragraph(part.text)
    const text = part.text.replace(level === 0 ? chapter : section, '')
    return new Paragraph({ text, numbering: { reference: 'outline', level } })
  })
  const shape = (level: number, text: string) => ({
    ...{ level, text, format: LevelFormat.CHINESE_COUNTING, alignment: AlignmentType.LEFT },
  })
  const document = new Document({
    numbering: { config: [{ reference: 'outline', levels: [shape(0, '%1、'), shape(1, '(%2)')] }] },
    sections: [{ children }],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function tableOf(rows: readonly Row[]): Table {
  const cellOf = (cell: string | null, row: number, col: number) => {
    const below = rows[row + 1]?.cells[col] === null
    const verticalMerge = cell === null ? VerticalMergeType.CONTINUE : below ? VerticalMergeType.RESTART : undefined
    return new TableCell({ children: [new Paragraph(cell ?? '')], ...(verticalMerge ? { verticalMerge } : {}) })
  }
  return new Table({
    rows: rows.map(({ cells }, row) => new TableRow({ children: cells.map((cell, col) => cellOf(cell, row, col)) })),
  })
}

const safe = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** The plan as a web page, laid out in a table as government sites do. */
export function htmlOf(plan: Plan): string {
  const body = partsOf(plan).map((part) => {
    if ('text' in part) return `<p>&nbsp;&nbsp;${safe(part.text)}</p>`
    const rows = part.rows.map(({ cells }, row) => {
      const own = cells.flatMap((cell, col) => {
        if (cell === null) return []
        const rest = part.rows.slice(row + 1)
        const span = rest.findIndex((below) => below.cells[col] !== null)
        const down = span < 0 ? rest.length : span
        return [`<td rowspan="${down + 1}"><p>${safe(cell)}</p></td>`]
      })
      return `<tr>${own.join('')}</tr>`
    })
    return `<table border="1">${rows.join('\n')}</table>`
  })
  return `<!doctype html><head><title>x</title><script>var a = "牵头"</script></head><body><div><p>${body.join('\n')}</div></body>`
}
