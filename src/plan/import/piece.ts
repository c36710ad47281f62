/**
 * A document as it is read, in its order: paragraphs, their automatic numbers written out, and tables. A cell is null
 * where it is merged with the one above; cells merged sideways are empty.
 */
export type Piece = { text: string } | { rows: (string | null)[][] }

const radicals = /[\u2E80-\u2FDF\uF900-\uFAFF]/g

/** Look-alikes of characters and spaces that only a page's layout put there, taken out; the words stay as printed. */
export function clean(text: string): string {
  return text
    .replace(/^\uFEFF/, '')
    .replace(radicals, (char) => char.normalize('NFKC'))
    .replace(/[\u00A0\u3000\t ]+/g, ' ')
    .replace(/[\u200B-\u200D\u2060]/g, '')
    .replace(/(?<=[^\x20-\x7E]) (?=\S)|(?<=\S) (?=[^\x20-\x7E])/g, '')
    .trim()
}

/** Lays a grid of spans out flat: what lies under a cell merged downwards is null, what lies beside one is empty. */
export function laidOut(
  rows: readonly (readonly { text: string; down: number; across: number }[])[],
): (string | null)[][] {
  const grid: (string | null | undefined)[][] = rows.map(() => [])
  for (const [row, cells] of rows.entries()) {
    let col = 0
    for (const { text, down, across } of cells) {
      while (grid[row]?.[col] !== undefined) col++
      for (let y = row; y < Math.min(rows.length, row + down); y++) {
        const line = grid[y]
        for (let x = col; line && x < col + across; x++) line[x] = y > row ? null : x > col ? '' : text
      }
      col += across
    }
  }
  const width = Math.max(0, ...grid.map((line) => line.length))
  return grid.map((line) => Array.from({ length: width }, (_, col) => (line[col] === undefined ? '' : line[col])))
}
