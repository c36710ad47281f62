import type { IRunOptions, ISectionOptions, Paragraph, Table } from 'docx'
import { breath } from '../store/breath.ts'
import { attachmentLines, attachmentName, type Paper, type Signed, signatureLines } from './paper.ts'
import { titleLines } from './title.ts'
import { blockOf } from './word-blocks.ts'
import { type Docx, fonts, line, marginOf, runOf, set, sheet, sizes, sound, twoSigns, widthOf } from './word-style.ts'

/** The paper as a Word file to edit and print. */
export async function wordOf(paper: Paper, author: string): Promise<Uint8Array> {
  // Loaded when somebody wants a paper: it is large.
  const docx = await import('docx')
  const { Document, Packer } = docx
  await breath()
  const document = new Document({
    title: sound(paper.title),
    creator: author,
    lastModifiedBy: author,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: sizes.body, language: { eastAsia: 'zh-CN' } } } } },
    sections: [
      { ...pageOf(docx, paper.across ?? false), children: textOf(docx, paper) },
      ...(paper.attached ?? []).map(({ title, blocks, across }, index) => ({
        ...pageOf(docx, across),
        children: [
          aligned(docx, 'left', attachmentName(paper, index), { font: fonts.head, size: sizes.body }),
          titleOf(docx, title, across),
          ...blocks.flatMap((block) => blockOf(docx, block, across)),
        ],
      })),
    ],
  })
  // What it is made of and the file made of that are two turns of the event loop.
  await breath()
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

/**
 * The sheet, upright or laid across, with its number below, `— 1 —`: a sign from the right edge on odd pages, from the left
 * on even ones (GB/T 9704, 7.5).
 */
function pageOf(docx: Docx, across: boolean): Omit<ISectionOptions, 'children'> {
  const { Footer, PageNumber, PageOrientation, Paragraph, TextRun } = docx
  const number = () =>
    new TextRun({ font: fonts.pageNo, size: sizes.pageNo, children: ['— ', PageNumber.CURRENT, ' —'] })
  const below = (side: 'left' | 'right') =>
    new Footer({
      children: [
        new Paragraph({
          alignment: side,
          indent: { [side]: twoSigns / 2 },
          children: [number()],
        }),
      ],
    })
  const orientation = across ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  return {
    properties: { page: { size: { ...sheet, orientation }, margin: marginOf(across) } },
    footers: { default: below('right'), even: below('left') },
  }
}

function textOf(docx: Docx, paper: Paper): (Paragraph | Table)[] {
  const { title, under, to, blocks, signed, across = false } = paper
  const body = { font: fonts.body, size: sizes.body }
  const attached = attachmentLines(paper)
  return [
    titleOf(docx, title, across),
    ...under.map((words) => aligned(docx, 'center', words, { font: fonts.under, size: sizes.body })),
    aligned(docx, 'left', '', body),
    ...(to === undefined ? [] : [aligned(docx, 'left', `${to}：`, body)]),
    // The last words of the text go over with what is attached and the signature: no page holds those alone.
    ...blocks.flatMap((block, index) => blockOf(docx, block, across, signed && index === blocks.length - 1)),
    ...(attached.length > 0 ? ['', ...attached] : []).map(
      (words) => new docx.Paragraph({ ...set(twoSigns), keepNext: true, children: [runOf(docx, words, body)] }),
    ),
    ...(signed ? signature(docx, signed) : []),
  ]
}

/**
 * The name set in by two characters from the right where the line has room for it, whose seal it is below it the same, the
 * day by four. A blank line and the name stay with the day: no page holds a date alone.
 */
function signature(docx: Docx, signed: Signed): Paragraph[] {
  const lines = signatureLines(signed)
  return ['', ...lines].map(
    (words, index) =>
      new docx.Paragraph({
        alignment: docx.AlignmentType.RIGHT,
        indent: {
          right: Math.max(
            0,
            Math.min(twoSigns * (index === lines.length ? 2 : 1), widthOf(false) - words.length * (twoSigns / 2)),
          ),
        },
        keepNext: index < lines.length,
        spacing: { line },
        keepLines: true,
        children: [runOf(docx, words, { font: fonts.body, size: sizes.body })],
      }),
  )
}

const aligned = (docx: Docx, alignment: 'left' | 'center', words: string, options: IRunOptions): Paragraph =>
  new docx.Paragraph({ alignment, spacing: { line }, children: [runOf(docx, words, options)] })

function titleOf(docx: Docx, words: string, across: boolean): Paragraph {
  const lines = titleLines(sound(words), widthOf(across) / (sizes.title * 10))
  return new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    spacing: { line: 640, after: 160 },
    children: lines.map((one, index) =>
      runOf(docx, one, { font: fonts.title, size: sizes.title, ...(index > 0 && { break: 1 }) }),
    ),
  })
}
