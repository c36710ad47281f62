/** A stretch of a masked sentence that asks something by itself. */
export type Piece = { text: string /** How many signs stand before it. */; signsBefore: number }

const ends = new RegExp(
  [
    /[?!。;]+/,
    /(?:^|,)(?:另外|顺便|再问)(?:问?一下|个?问题)?,?/,
    /(?:另外|顺便)(?:再?问一?下|,)/,
    /,还有(?=,|就是|一个|个)/,
    // “…的数量,并说明是否…”
    /,(?:并|同时|且)(?:请)?(?:说明|注明|告知|明确)一?下?(?=是否|有无|有没有)/,
    // “…是谁,我们又有几件”
    /(?<=是谁|有谁|哪位|[几哪][项条个件]),(?=[ⓄⓊ]又)/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)
const said = /[\p{L}\p{N}\p{S}]/u

/** A message cut where one question ends and the next begins. */
export function piecesOf(masked: string): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  const put = (to: number): void => {
    const text = masked.slice(from, to)
    if (said.test(text)) pieces.push({ text, signsBefore: signsIn(masked.slice(0, from)) })
  }
  for (const { index, 0: mark } of masked.matchAll(ends)) {
    const to = /^[?!。;]/.test(mark) ? index + mark.length : index
    put(to)
    from = index + mark.length
  }
  put(masked.length)
  return pieces
}

export const signsIn = (text: string): number => (text.match(/[Ⓐ-Ⓩ]/g) ?? []).length
