import { exampleMark } from '../ledger/terms.ts'

/** A paper for people who print and sign: what it says, not how a file of it is made. */
export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | TableBlock
  /** Small print: the rule of the lights, where the figures are from. */
  | { kind: 'note'; text: string }
  /** `title` stands above it and names what it shows and its unit, `caption` below it is the legend. */
  | { kind: 'picture'; png: Uint8Array; width: number; height: number; title: string; caption: string }

/** `verbatim` names the columns whose words stay to the letter; how wide each is, is found when it is set. */
export type TableBlock = {
  kind: 'table'
  titles: string[]
  rows: string[][]
  verbatim?: readonly string[]
  /** Columns people write in: they keep room for text even where there is none yet. */
  roomy?: readonly string[]
}

export type Paper = {
  title: string
  /** Lines centred under the title: number, cut-off day. */
  under: string[]
  /** Whom it is addressed to. */
  to?: string
  blocks: PaperBlock[]
  /** Who signs it and on which day. */
  signed?: Signed
  /** Each begins a page of its own and is named at the end of the text. */
  attached?: { title: string; blocks: PaperBlock[]; across: boolean }[]
  /** The whole paper is laid across. */
  across?: boolean
}

/** Who signs, whose seal stands for theirs, and the day. */
export type Signed = { by: string; seal: string | null; on: string }

/** The paper, marked where what it says is invented. */
export const marked = (paper: Paper, isExample: boolean): Paper =>
  isExample ? { ...paper, under: [...paper.under, exampleMark] } : paper

export const heading = (text: string): PaperBlock => ({ kind: 'heading', text })
export const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
export const small = (text: string): PaperBlock => ({ kind: 'note', text })

/** Parts with their headings, numbered in turn: a part with nothing in it takes no number. */
export const sections = (parts: readonly (readonly [title: string, blocks: readonly PaperBlock[]])[]): PaperBlock[] =>
  parts
    .filter(([, blocks]) => blocks.length > 0)
    .flatMap(([title, blocks], index) => [heading(`${'一二三四五六七八九'.charAt(index)}、${title}`), ...blocks])

export const table = (titles: string[], rows: string[][], verbatim: readonly string[] = []): TableBlock => ({
  kind: 'table',
  titles,
  rows,
  verbatim,
})

/** `附件：1．目标完成情况表`, each on a line of its own; none for a paper with nothing attached. */
export function attachmentLines({ attached = [] }: Paper): string[] {
  if (attached.length === 1) return attached.map(({ title }) => `附件：${title}`)
  return attached.map(({ title }, index) => `${index === 0 ? '附件：' : '　　　'}${index + 1}．${title}`)
}

/** `附件1`, as it stands above the attached page. */
export const attachmentName = ({ attached = [] }: Paper, index: number): string =>
  attached.length === 1 ? '附件' : `附件${index + 1}`

/** The name, whose seal it is where it is another's, and the day, a line each. */
export const signatureLines = ({ by, seal, on }: Signed): string[] => [by, ...(seal === null ? [] : [seal]), on]

/** The paper as a person reads it, cells set apart by ` | `: what tests and logs show. */
export function wordsOfPaper(paper: Paper): string {
  const { title, under, to, blocks, signed, attached = [] } = paper
  return [
    title,
    ...under,
    ...(to === undefined ? [] : [`${to}：`]),
    ...blocks.flatMap(wordsOfBlock),
    ...attachmentLines(paper),
    ...(signed ? signatureLines(signed) : []),
    ...attached.flatMap((one, index) => [attachmentName(paper, index), one.title, ...one.blocks.flatMap(wordsOfBlock)]),
  ].join('\n')
}

function wordsOfBlock(block: PaperBlock): string[] {
  if (block.kind === 'picture') return [block.title, `（图）${block.caption}`]
  if (block.kind !== 'table') return [block.text]
  return [block.titles, ...block.rows].map((cells) => cells.join(' | '))
}
