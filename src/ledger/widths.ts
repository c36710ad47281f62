import { breath, breathing } from '../store/breath.ts'
import type { Row } from './sheet.ts'
import { widestOnA3 } from './workbook-xml.ts'

/** Columns as the screen shows them; on paper the narrowest that a column is shrunk to, and one of sentences. */
const [narrowest, widest, narrowestShrunk, narrowestText] = [6, 40, 12, 20]
/** What is as wide as this holds sentences. */
const text = 30
/** So many of the rows ahead are looked at when columns give way to each other. */
const rowsLookedAt = 100
/** So many places are given away before everything else has its turn. */
const placesAtOnce = 20

/**
 * Widths of columns by what stands in them, in characters. Where those that are printed are together wider than a page
 * takes at a size that can be read, columns give way in small steps, each time the one whose text costs the fewest lines.
 */
export async function legible(titles: readonly string[], rows: readonly Row[], printed: number): Promise<number[]> {
  const columns = titles.map((title) => [linePlaces(title)])
  const step = breathing(rowsLookedAt)
  for (const row of rows) {
    for (const [at, cells] of columns.entries()) cells.push(linePlaces(String(row[at] ?? '')))
    await step()
  }
  const widths = columns.map(widthOf)
  const least = widths.map((width) => (width < text ? narrowestShrunk : narrowestText))
  const some = columns.slice(0, printed).map((cells) => cells.slice(0, rowsLookedAt + 1))
  const heights = (some[0] ?? []).map((_, row) => heightIn(some, widths, row))
  for (let over = sumOf(widths, printed) - widestOnA3; over > 0; over -= 1) {
    if (over % placesAtOnce === 0) await breath()
    let cheapest: { at: number; cost: number } | null = null
    for (const [at, cells] of some.entries()) {
      const width = (widths[at] ?? 0) - 1
      if (width < (least[at] ?? narrowestShrunk)) continue
      const cost = cells.reduce(
        (all, cell, row) => all + Math.max(0, linesOf(cell, width) - (heights[row] ?? 1)) + lonely(cell, width),
        0,
      )
      if (!cheapest || cost < cheapest.cost || (cost === cheapest.cost && width >= (widths[cheapest.at] ?? 0)))
        cheapest = { at, cost }
    }
    if (!cheapest) break
    const { at } = cheapest
    widths[at] = (widths[at] ?? 0) - 1
    for (const [row, cell] of (some[at] ?? []).entries())
      heights[row] = Math.max(heights[row] ?? 1, linesOf(cell, widths[at] ?? 0))
  }
  return widths
}

const sumOf = (widths: readonly number[], printed: number): number =>
  widths.slice(0, printed).reduce((all, one) => all + one, 0)
const heightIn = (columns: readonly number[][][], widths: readonly number[], row: number): number =>
  columns.reduce((most, cells, at) => Math.max(most, linesOf(cells[row] ?? [], widths[at] ?? widest)), 1)

/** Wide enough for the longest line within bounds. */
const widthOf = (cells: readonly number[][]): number => {
  const longest = cells.reduce((most, lines) => Math.max(most, ...lines.slice(0, 20)), 0)
  return Math.min(widest, Math.max(narrowest, longest + 3))
}

/** The places of each line of a text; a Chinese character takes two. */
const linePlaces = (text: string): number[] => (text.includes('\n') ? text.split('\n').map(places) : [places(text)])
const places = (line: string): number => line.length + (line.match(/[\u2e80-\uffff]/g)?.length ?? 0)

/** Edges and an indent take two places of a column. */
const linesOf = (lines: readonly number[], width: number): number =>
  lines.reduce((all, one) => all + Math.max(1, Math.ceil(one / (width - 2))), 0)

/** A bracket or a stop alone on the last line looks like a slip; what it costs, in lines. */
const lonely = (lines: readonly number[], width: number): number =>
  lines.some((one) => one > width - 2 && one % (width - 2) > 0 && one % (width - 2) <= 2) ? 0.5 : 0

/** Lines of a text in a column of a width. */
export const linesIn = (text: string, width: number): number =>
  text.length < (width - 2) / 2 && !text.includes('\n') ? 1 : linesOf(linePlaces(text), width)
