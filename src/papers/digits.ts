type Place = readonly [x: number, y: number]
type Stroke = readonly [from: Place, to: Place]

/** Corners of each sign, as column and row of a grid of 4 by 6; a space lifts the pen. */
const signs: Readonly<Record<string, string>> = {
  0: '10 30 41 45 36 16 05 01 10',
  1: '11 20 26|16 36',
  2: '01 10 30 41 42 06 46',
  3: '01 10 30 41 42 33 13|33 44 45 36 16 05',
  4: '36 30 04 44',
  5: '40 00 03 12 32 43 45 36 16 05',
  6: '41 30 10 01 05 16 36 45 44 33 13 04',
  7: '00 40 16',
  8: '10 30 41 42 33 13 02 01 10|13 04 05 16 36 45 44 33',
  9: '42 33 13 02 01 10 30 41 45 36 16 05',
  '-': '03 33',
  '.': '16 26',
  ',': '26 17',
  年: '10 02|11 41|13 43|13 15|05 45|21 26',
  月: '10 40 46 36|10 15 06|12 42|14 44',
  '%': '40 06|00 10 11 01 00|35 45 46 36 35',
}
const [columns, rows, gap] = [4, 6, 2]
const narrow = new Set(['.', ','])

/** Strokes of a number that is one high, from its upper left corner, and how wide it is. */
export function strokesOf(text: string): { strokes: Stroke[]; wide: number } {
  const strokes: Stroke[] = []
  let left = 0
  for (const sign of text) {
    // A point needs no more room than it takes.
    const shift = narrow.has(sign) ? left - 1 : left
    for (const run of (signs[sign] ?? '').split('|')) {
      const corners = run.split(' ').map((pair): Place => [(shift + Number(pair[0])) / rows, Number(pair[1]) / rows])
      for (const [index, to] of corners.entries()) {
        const from = corners[index - 1]
        if (from) strokes.push([from, to])
      }
    }
    left += (narrow.has(sign) ? 1 : columns) + gap
  }
  return { strokes, wide: Math.max(0, left - gap) / rows }
}
