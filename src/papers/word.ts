import type { IRunOptions, Paragraph, Table } from 'docx'
import { undisguised } from '../cards/escape.ts'
import type { Paper, PaperBlock } from './paper.ts'

/** Fonts of official papers: both scripts are named, else Word sets Chinese in what it has for Latin. */
const fonts = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋' },
  head: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '宋体' },
}

/** Sizes in half points: 二号 title, 三号 text, 小四 tables and 五号 small print. */
const sizes = { title: 44, under: 28, body: 32, table: 21, note: 21 }
/** A4 with margins in twentieths of a point, and a first line set in by two characters. */
const page = { width: 11906, height: 16838, margin: { top: 1440, bottom: 1440, left: 1304, right: 1304 } }
const indent = { firstLine: 640 }

/** The paper as a Word file to edit and print. */
export async function wordOf(paper: Paper, author: string): Promise<Uint8Array> {
  // Loaded when somebody wants a paper: it is large.
  const docx = await import('docx')
  const { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } = docx
  const run = (text: string, options: IRunOptions) => new TextRun({ text: sound(text), ...options })
  const centred = (text: string, options: IRunOptions): Paragraph =>
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 120 }, children: [run(text, options)] })
  const document = new Document({
    title: sound(paper.title),
    creator: author,
    styles: { default: { document: { run: { font: fonts.body, size: sizes.body, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      {
        properties: { page: { size: { width: page.width, height: page.height }, margin: page.margin } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ size: sizes.note, children: ['— ', PageNumber.CURRENT, ' —'] })],
              }),
            ],
          }),
        },
        children: [
          centred(paper.title, { font: fonts.title, size: sizes.title, bold: true }),
          ...paper.under.map((line) => centred(line, { font: fonts.body, size: sizes.under })),
          ...paper.blocks.flatMap((block) => blockOf(docx, block)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

function blockOf(docx: typeof import('docx'), block: PaperBlock): (Paragraph | Table)[] {
  const { AlignmentType, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = docx
  if (block.kind === 'heading') {
    const children = [new TextRun({ text: sound(block.text), font: fonts.head, size: sizes.body })]
    return [new Paragraph({ indent, spacing: { before: 200, line: 560 }, keepNext: true, children })]
  }
  if (block.kind === 'paragraph') {
    const children = [new TextRun({ text: sound(block.text), font: fonts.body, size: sizes.body })]
    return [new Paragraph({ indent, spacing: { line: 560 }, alignment: AlignmentType.BOTH, children })]
  }
  if (block.kind === 'note') {
    const children = [new TextRun({ text: sound(block.text), font: fonts.body, size: sizes.note })]
    return [new Paragraph({ spacing: { before: 120 }, children })]
  }
  const cell = (text: string, bold: boolean) =>
    new TableCell({
      margins: { left: 60, right: 60 },
      children: text.split('\n').map((line) => {
        const font = bold ? fonts.head : fonts.body
        return new Paragraph({ children: [new TextRun({ text: sound(line), font, size: sizes.table })] })
      }),
    })
  const rows = [block.titles, ...block.rows].map(
    (cells, index) =>
      new TableRow({
        tableHeader: index === 0,
        cantSplit: true,
        children: cells.map((text) => cell(text, index === 0)),
      }),
  )
  return [new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows })]
}

/** As it reads, of what XML can hold: people's notes come from anywhere. */
const sound = (text: string): string => undisguised(text).replace(/[\ufffe\uffff]|\p{Cs}/gu, '')
