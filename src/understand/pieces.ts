import { patternOf } from './patterns.ts'

/** A stretch of a masked sentence that asks something by itself. */
export type Piece = { text: string /** How many signs stand before it. */; signsBefore: number }

const ends = patternOf('pieceEnds', 'g')
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
