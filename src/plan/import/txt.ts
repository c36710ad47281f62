import { clean, type Piece } from './piece.ts'

const starts =
  /^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d+[.．、]|附件|专栏|第[一二三四五六七八九十]+[章条])/
const width = (text: string): number =>
  [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 255 ? 2 : 1), 0)

/** Lines of a text; where a page broke its lines (text of a PDF) they are joined to paragraphs again. */
export function readText(text: string): Piece[] {
  const lines = text
    .split(/\r?\n|\f/)
    .map((line) => line.replace(/[ \u00a0\u3000]+$/, ''))
    .filter((line) => line.trim() !== '' && !isPageNumber(line))
  const rows = tabular(lines)
  if (rows) return rows
  return unbroken(lines).flatMap((line) => {
    const said = clean(line)
    return said === '' ? [] : [{ text: said }]
  })
}

const isPageNumber = (line: string): boolean => /^\s*[-—－]?\s*\d{1,3}\s*[-—－]?\s*$/.test(line)

/** Lines with tabs are rows of tables between the other lines. */
function tabular(lines: readonly string[]): Piece[] | undefined {
  if (!lines.some((line) => line.split('\t').length > 2)) return undefined
  const pieces: Piece[] = []
  for (const line of lines) {
    const cells = line.split('\t').map(clean)
    const last = pieces.at(-1)
    if (cells.length < 3) pieces.push({ text: clean(line) })
    else if (last && 'rows' in last) last.rows.push(beside(last.rows[0] ?? [], cells))
    else pieces.push({ rows: [cells] })
  }
  return pieces
}

/** A row with fewer cells than its head lacks those that were merged with the one above, at its left. */
const beside = (head: readonly (string | null)[], cells: readonly string[]): (string | null)[] => [
  ...Array<null>(Math.max(0, head.length - cells.length)).fill(null),
  ...cells,
]

function unbroken(lines: readonly string[]): string[] {
  const widths = lines.map(width).sort((a, b) => a - b)
  const [widest, typical] = [widths.at(-1) ?? 0, widths[Math.floor(widths.length * 0.7)] ?? 0]
  // Lines of a page are about alike in width; paragraphs are not.
  if (lines.length < 20 || widest > typical * 1.25) return [...lines]
  const full = typical - 4
  const joined: string[] = []
  let open = false
  for (const line of lines) {
    if (open && !starts.test(line.trim())) joined.push(`${joined.pop() ?? ''}${line.trim()}`)
    else joined.push(line)
    open = width(line) >= full && (!/[。：:]$/.test(line.trim()) || /[（(][^）)]*$/.test(line))
  }
  return joined
}
