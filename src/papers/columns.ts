import type { TableBlock } from './paper.ts'

/** How wide the columns of a table are, in Chinese characters of its size, and that size in half points. */
export type Columns = { widths: number[]; size: number }

/** 五号, and 小五 for a table that would not fit at that size. */
export const tableSizes = { usual: 21, small: 18 }
/** What is longer is text and may go on in a second line; a name, a day or a figure stands on one. */
const longestOnOneLine = 15
/** Beside the words of a cell: its margins and its lines. */
const beside = 1
const narrowestText = 6
/** What a column counts for that people write in, in characters. */
const roomOfText = 60

/**
 * Columns as wide as what stands in them; where that is more than the sheet has, text columns give way, and where that
 * is not enough the smaller size is taken. `room` is the width between the margins, in twentieths of a point.
 */
export function columnsOf(
  { titles, rows, roomy = [] }: Pick<TableBlock, 'titles' | 'rows' | 'roomy'>,
  room: number,
): Columns {
  const needed = titles.map((title, at) => {
    const lines = [title, ...rows.flatMap((cells) => (cells[at] ?? '').split('\n'))]
    return Math.max(...lines.map(signsOf), roomy.includes(title) ? roomOfText : 0) + beside
  })
  const { usual, small } = tableSizes
  const at = (size: number) => ({ size, signs: room / (size * 10) })
  const enough = [at(usual), at(small)].find(({ signs }) => leastOf(needed) <= signs)
  const { size, signs } = enough ?? at(small)
  return { size, widths: sharedOut(needed, signs) }
}

const isText = (needed: number): boolean => needed > longestOnOneLine + beside

/** The least all columns together need so that nothing short is broken. */
const leastOf = (needed: readonly number[]): number =>
  needed.reduce((sum, one) => sum + (isText(one) ? longestOnOneLine + beside : one), 0)

/** What is left over goes to every column; what is short is taken from the texts, the longest of which keeps the most. */
function sharedOut(needed: readonly number[], signs: number): number[] {
  const all = sum(needed)
  if (all <= signs) return needed.map((one) => (one * signs) / all)
  const texts = needed.filter(isText)
  const least = Math.min(
    longestOnOneLine + beside,
    Math.max(narrowestText, (signs - sum(needed.filter((one) => !isText(one)))) / texts.length),
  )
  const left = Math.max(0, signs - sum(needed.map((one) => (isText(one) ? least : one))))
  const weights = sum(texts.map(Math.sqrt))
  return needed.map((one) => (isText(one) ? least + (left * Math.sqrt(one)) / weights : one))
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

/** How many Chinese characters wide a line is: half of one for a figure or a Latin letter, and a quarter between both scripts. */
export function signsOf(line: string): number {
  const narrow = [...line].filter((sign) => !isWide(sign)).length
  const seams = [...line].filter(
    (sign, at, all) =>
      at > 0 && isLetter(sign) && isLetter(all[at - 1] ?? '') && isWide(sign) !== isWide(all[at - 1] ?? ''),
  )
  return [...line].length - narrow + narrow * 0.55 + seams.length * 0.25
}

const isWide = (sign: string): boolean => /[\u2e80-\uffff]|[\u2014\u2026\u201c\u201d]/.test(sign)
const isLetter = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign)
