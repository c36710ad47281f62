import { inPrint } from '../ledger/full-width.ts'
import type { Paper, PaperBlock } from './paper.ts'

/**
 * A paper as it is printed: punctuation of Chinese text at full width, as GB/T 9704 and GB/T 15834 have it, in every line,
 * table and bracket; what has to stay to the letter (hashes, names of files) is left alone.
 */
export function printed(paper: Paper): Paper {
  const { attached, signed } = paper
  return {
    ...paper,
    title: inPrint(paper.title),
    under: paper.under.map(inPrint),
    ...(paper.to !== undefined && { to: inPrint(paper.to) }),
    blocks: paper.blocks.map(printedBlock),
    ...(signed && { signed: { ...signed, by: inPrint(signed.by), seal: signed.seal && inPrint(signed.seal) } }),
    ...(attached && {
      attached: attached.map((one) => ({ ...one, title: inPrint(one.title), blocks: one.blocks.map(printedBlock) })),
    }),
  }
}

function printedBlock(block: PaperBlock): PaperBlock {
  if (block.kind === 'picture') return { ...block, title: inPrint(block.title), caption: inPrint(block.caption) }
  if (block.kind !== 'table') return { ...block, text: inPrint(block.text) }
  const { titles, rows, verbatim = [] } = block
  return {
    ...block,
    titles: titles.map(inPrint),
    rows: rows.map((cells) => cells.map((words, at) => (verbatim.includes(titles[at] ?? '') ? words : inPrint(words)))),
  }
}
