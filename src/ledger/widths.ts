import { breath, breathing } from '../store/breath.ts'
import type { Row } from './sheet.ts'
import { widestOnA3, widestUnbroken } from './workbook-xml.ts'

export type Column = { width: number; isText: boolean }

/** Columns as the screen shows them; on paper the narrowest one of sentences, and one for which there is no room. */
const [narrowest, widest, narrowestText, narrowestShrunk] = [6, 42, 20, 12]
/** A day, a period, a state, a name: what is no longer than this is never broken while a sheet can be read all the same. */
const short = 22
/** The edges of a column, in places. */
const edges = 2
/** So many of the rows ahead are looked at when columns give way to each other. */
const rowsLookedAt = 100
/** So many places are given away before everything else has its turn. */
const placesAtOnce = 20

/**
 * Widths of columns by what stands in them, in characters. Where those that are printed are together wider than a page
 * takes at a size that can be read, columns of sentences give way in small steps, each time the one whose text costs the
 * fewest lines; short entries only where that is not enough.
 */
export async function legible(titles: readonly string[], rows: readonly Row[], printed: number): Promise<Column[]> {
  const columns = titles.map((title) => [linePlaces(title)])
  const step = breathing(rowsLookedAt)
  for (const row of rows) {
    for (const [at, cells] of columns.entries()) cells.push(linePlaces(String(row[at] ?? '')))
    await step()
  }
  const widths = columns.map(widthOf)
  const some = columns.slice(0, printed).map((cells) => cells.slice(0, rowsLookedAt + 1))
  await giveWay(some, widths, some.map(leastOf), widestOnA3)
  await giveWay(
    some,
    widths,
    some.map(() => narrowestShrunk),
    widestUnbroken,
  )
  const isText = columns.map((cells) => longestOf(cells) > short)
  for (const [at, cells] of some.entries()) {
    if (!isText[at] || longestOf(cells) <= (widths[at] ?? widest)) continue
    const texts = rows.slice(0, rowsLookedAt).map((row) => String(row[at] ?? ''))
    widths[at] = await wellBroken(texts, widths[at] ?? widest, widestUnbroken - sumOf(widths, some.length))
  }
  return widths.map((width, at) => ({ width, isText: isText[at] ?? false }))
}

/** So far a column of sentences goes from the width it was given. */
const aside = 4

/**
 * The width nearby at which the fewest lines begin with a closing sign or end with an opening one. Excel and WPS see to that
 * themselves; LibreOffice does not in workbooks that come from elsewhere.
 */
async function wellBroken(texts: readonly string[], width: number, room: number): Promise<number> {
  let best = { width, faults: Number.POSITIVE_INFINITY }
  const steps = Array.from({ length: aside }, (_, at) => at + 1).flatMap((step) => [step, -step])
  for (const step of [0, ...steps]) {
    if (step > Math.max(0, room) || width + step < narrowestText - aside) continue
    const faults = texts.reduce((sum, words) => sum + brokenBadly(words, width + step), 0)
    if (faults < best.faults) best = { width: width + step, faults }
    await breath()
  }
  return best.width
}

/** Points of a Chinese sign, of a figure in the font that stands in for a missing 宋体, and of a column's edges. */
const [signPoints, figurePoints, edgePoints] = [11, 7, 10]

/** Lines that begin or end with a sign that may not stand there. */
function brokenBadly(words: string, width: number): number {
  const room = width * figurePoints - edgePoints
  let [faults, used, last] = [0, 0, '']
  // A figure goes over to the next line whole.
  for (const [part] of words.matchAll(/[\w.%→-]+|[\s\S]/gu)) {
    const points = part > '\u2e80' || /[“”—…]/.test(part) ? signPoints : part.length * figurePoints
    if (part === '\n') used = 0
    else if (used + points > room) {
      if (/[，。；：、）》”〕！？]/.test(part) || /[（《“〔]/.test(last)) faults += 1
      used = points
    } else used += points
    last = part
  }
  return faults
}

/** Takes from the widths, none below its least, until together they are no wider than asked, or nothing is left to take. */
async function giveWay(
  columns: readonly number[][][],
  widths: number[],
  least: readonly number[],
  most: number,
): Promise<void> {
  const heights = (columns[0] ?? []).map((_, row) => heightIn(columns, widths, row))
  for (let over = sumOf(widths, columns.length) - most; over > 0; over -= 1) {
    if (over % placesAtOnce === 0) await breath()
    let cheapest: { at: number; cost: number } | null = null
    for (const [at, cells] of columns.entries()) {
      const width = (widths[at] ?? 0) - 1
      if (width < (least[at] ?? narrowestShrunk)) continue
      const cost = cells.reduce(
        (all, cell, row) =>
          all +
          Math.max(0, linesOf(cell, width) - (heights[row] ?? 1)) +
          (lonely(cell, width) - lonely(cell, width + 1)),
        0,
      )
      if (!cheapest || cost < cheapest.cost || (cost === cheapest.cost && width >= (widths[cheapest.at] ?? 0)))
        cheapest = { at, cost }
    }
    if (!cheapest) break
    const { at } = cheapest
    widths[at] = (widths[at] ?? 0) - 1
    for (const [row, cell] of (columns[at] ?? []).entries())
      heights[row] = Math.max(heights[row] ?? 1, linesOf(cell, widths[at] ?? 0))
  }
}

const sumOf = (widths: readonly number[], printed: number): number =>
  widths.slice(0, printed).reduce((all, one) => all + one, 0)
const heightIn = (columns: readonly number[][][], widths: readonly number[], row: number): number =>
  columns.reduce((most, cells, at) => Math.max(most, linesOf(cells[row] ?? [], widths[at] ?? widest)), 1)

/** Wide enough for the longest line within bounds; a heading takes two lines where its column holds less. */
const widthOf = (cells: readonly number[][]): number =>
  Math.min(widest, Math.max(narrowest, longestOf(cells) + edges + 1, headOf(cells) + edges))

/** The narrowest a column is made while a sheet can be read all the same. */
const leastOf = (cells: readonly number[][]): number =>
  longestOf(cells) > short ? narrowestText : Math.max(narrowest, longestOf(cells) + edges, headOf(cells) + edges)

const longestOf = ([, ...rows]: readonly number[][]): number =>
  rows.reduce((most, lines) => Math.max(most, ...lines.slice(0, 20)), 0)

/** A heading of five signs and more stands on two lines; four keep one, set a little closer. */
const headOf = ([[title = 0] = []]: readonly number[][]): number =>
  title < 10 ? Math.min(title, 7) : Math.ceil(title / 4) * 2

/** The places of each line of a text; a Chinese character takes two. */
const linePlaces = (text: string): number[] => (text.includes('\n') ? text.split('\n').map(places) : [places(text)])
const places = (line: string): number => line.length + (line.match(/[\u2e80-\uffff]/g)?.length ?? 0)

const linesOf = (lines: readonly number[], width: number): number =>
  lines.reduce((all, one) => all + Math.max(1, Math.ceil(one / (width - edges))), 0)

/** A sign or two alone on the last line look like a slip; what that costs, in lines. */
const lonely = (lines: readonly number[], width: number): number =>
  lines.some((one) => one > width - edges && one % (width - edges) > 0 && one % (width - edges) <= 4) ? 0.5 : 0

/** Lines of a text in a column of a width. */
export const linesIn = (text: string, width: number): number =>
  text.length < (width - edges) / 2 && !text.includes('\n') ? 1 : linesOf(linePlaces(text), width)
