/** A paper for people who print and sign: what it says, not how a file of it is made. */
export type PaperBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'table'; titles: string[]; rows: string[][] }
  /** Small print: the rule of the lights, where the figures are from. */
  | { kind: 'note'; text: string }

export type Paper = {
  title: string
  /** Lines centred under the title: number, issuer, date. */
  under: string[]
  blocks: PaperBlock[]
}

export const heading = (text: string): PaperBlock => ({ kind: 'heading', text })
export const paragraph = (text: string): PaperBlock => ({ kind: 'paragraph', text })
export const table = (titles: string[], rows: string[][]): PaperBlock => ({ kind: 'table', titles, rows })
export const small = (text: string): PaperBlock => ({ kind: 'note', text })

/** The paper as a person reads it, cells set apart by ` | `: what tests and logs show. */
export function wordsOfPaper({ title, under, blocks }: Paper): string {
  return [title, ...under, ...blocks.flatMap(wordsOfBlock)].join('\n')
}

function wordsOfBlock(block: PaperBlock): string[] {
  if (block.kind !== 'table') return [block.text]
  return [block.titles, ...block.rows].map((cells) => cells.join(' | '))
}
