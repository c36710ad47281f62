import type { Paragraph, Table } from 'docx'
import { columnsOf, signsOf } from './columns.ts'
import type { PaperBlock, TableBlock } from './paper.ts'
import { type Docx, fonts, line, pixel, runOf, set, sizes, sound, twoSigns, widthOf } from './word-style.ts'

/**
 * One block of a paper as Word has it; `across` where the sheet is laid so, for the width of tables; `withNext`: a
 * paragraph stands on one page with what follows.
 */
export function blockOf(docx: Docx, block: PaperBlock, across: boolean, withNext = false): (Paragraph | Table)[] {
  const { Paragraph } = docx
  switch (block.kind) {
    case 'heading': {
      const children = [runOf(docx, block.text, { font: fonts.head, size: sizes.body })]
      return [new Paragraph({ ...set(twoSigns), spacing: { before: 120, after: 60, line }, keepNext: true, children })]
    }
    case 'paragraph':
      return [
        new Paragraph({
          ...set(twoSigns),
          // What announces something stays with it.
          keepNext: withNext || block.text.endsWith('：'),
          children: [runOf(docx, block.text, { font: fonts.body, size: sizes.body })],
        }),
      ]
    case 'note':
      return [noteOf(docx, block.text)]
    case 'picture':
      return [pictureTitle(docx, block.title), pictureOf(docx, block), noteOf(docx, block.caption)]
    case 'table':
      return [tableOf(docx, block, across)]
  }
}

const noteOf = (docx: Docx, words: string): Paragraph =>
  new docx.Paragraph({
    spacing: { before: 120, after: 60 },
    children: [runOf(docx, words, { font: fonts.body, size: sizes.note })],
  })

const pictureTitle = (docx: Docx, words: string): Paragraph =>
  new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 160 },
    children: [runOf(docx, words, { font: fonts.head, size: sizes.table })],
  })

function pictureOf(
  docx: Docx,
  { png, width, height, title, caption }: Extract<PaperBlock, { kind: 'picture' }>,
): Paragraph {
  const shown = widthOf(false) / pixel
  const description = sound(`${title}。${caption}`)
  return new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 120 },
    children: [
      new docx.ImageRun({
        type: 'png',
        data: png,
        transformation: { width: Math.round(shown), height: Math.round((shown * height) / width) },
        altText: { title: description, description, name: description },
      }),
    ],
  })
}

/** A column of short entries is centred, one of text begins at the left. */
const centredUpTo = 9

function tableOf(docx: Docx, { titles, rows, roomy = [] }: TableBlock, across: boolean): Table {
  const { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, VerticalAlign, WidthType } = docx
  const wide = widthOf(across)
  const { widths, size } = columnsOf({ titles, rows, roomy }, wide)
  const columnWidths = widths.map((signs) => Math.floor(signs * size * 10))
  const isShort = titles.map((_, at) => rows.every((cells) => signsOf(cells[at] ?? '') <= centredUpTo))
  const cell = (words: string, column: number, isTitle: boolean) =>
    new TableCell({
      width: { size: columnWidths[column] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      ...(isTitle && { shading: { fill: 'EEEEEE' } }),
      children: words.split('\n').map(
        (part) =>
          new Paragraph({
            alignment: isTitle || isShort[column] ? AlignmentType.CENTER : AlignmentType.LEFT,
            // An empty cell is as high as its paragraph's own mark.
            run: { size },
            children: [runOf(docx, part, { font: isTitle ? fonts.head : fonts.body, size })],
          }),
      ),
    })
  return new Table({
    width: { size: columnWidths.reduce((all, one) => all + one, 0), type: WidthType.DXA },
    columnWidths,
    margins: { marginUnitType: WidthType.DXA, left: 50, right: 50, top: 20, bottom: 20 },
    // As wide as said: the program that opens it is not to find widths of its own.
    layout: TableLayoutType.FIXED,
    rows: [titles, ...rows].map(
      (cells, index) =>
        new TableRow({
          tableHeader: index === 0,
          cantSplit: true,
          children: cells.map((words, column) => cell(words, column, index === 0)),
        }),
    ),
  })
}
