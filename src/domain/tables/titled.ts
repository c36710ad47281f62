import type { Candidate } from './candidate.ts'
import { isAmount, isNumber } from './cells.ts'
import { withCompared } from './compared.ts'
import { placeFigures } from './figures.ts'
import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { headingsOf, isHeadingRow } from './heading-rows.ts'
import type { Heading } from './headings.ts'
import { isSumOfGroups, namedBy, ratioOf } from './named-by.ts'
import { noHeading } from './row-cells.ts'
import { periodSaid, type SaidPeriod, withinYear, withoutPeriod } from './said-period.ts'
import { columnFault, isSumOfSums } from './sums.ts'
import { type Titles, titleTexts } from './titles.ts'

/**
 * A table about one indicator, which its title names: a row a period, or a row a county, a bank, a kind, and the row of
 * their sum is the figure. Whether it was such a table.
 */
export function readTitled(found: Found, titles: Titles): boolean {
  const { grid } = found
  const first = firstRow(found)
  for (let row = 0; row < first; row++) {
    for (const line of titleTexts(textsOf(found, row)) ?? []) titles.add(line)
  }
  if (first >= grid.rows) return false
  const above: string[][] = []
  for (let row = 0; row < first; row++) {
    const texts = textsOf(found, row)
    if (texts.some((text) => text !== '') && titleTexts(texts) === null) above.push(texts)
  }
  const headings = withCompared(headingsOf(found, above.slice(-3)), titles)
  const named = namedBy(found, titles) ?? ratioOf(found, headings)
  if (named === null) return false
  const { no } = named
  const rows = Array.from({ length: grid.rows - first }, (_, at) => first + at)
  const { dated, unsure } = datedRows(found, rows)
  const used =
    dated.length >= 2
      ? dated
      : rows.filter((row) => textsOf(found, row).some(found.reading.isWhole) && hasNumber(found, row)).slice(-1)
  if (used.length === 0) return false
  if (!named.sure && used.length > 0) {
    const why = whyNotAll(found, no)
    if (why !== null) {
      for (const row of used) leaveRowNumbers(found, row, why)
      leaveOthers(
        found,
        rows.filter((row) => !used.includes(row)),
      )
      return true
    }
  }
  const about = {
    kind: 'indicator' as const,
    no,
    unit: titles.unit(),
    measure: titles.inBrackets(),
    of: null,
    label: '',
  }
  const all = used.flatMap((row) => {
    const period = dated.length >= 2 ? periodOf(found, row) : null
    return candidatesOf(found, titles, headings, { row, period, no, from: dated.length >= 2 ? null : first })
  })
  placeFigures(found, titles, about, all)
  for (const row of unsure) leaveRowNumbers(found, row, '这一期有几行，不能确定是哪一行')
  leaveOthers(
    found,
    rows.filter((row) => !used.includes(row) && !unsure.includes(row)),
  )
  return true
}

/** The row of each period; of several its sum, and where none is, nobody knows which. */
function datedRows(found: Found, rows: readonly number[]): { dated: number[]; unsure: number[] } {
  const groups = new Map<string, number[]>()
  for (const row of rows) {
    const period = hasNumber(found, row) ? periodOf(found, row) : null
    const key = JSON.stringify(period)
    if (period) groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const ofPeriod = [...groups.values()].map((all) => {
    const sums = all.filter((row) => textsOf(found, row).some(found.reading.isWhole))
    return all.length === 1 ? all : sums.length === 1 ? sums : null
  })
  const dated = ofPeriod.flatMap((all) => all ?? [])
  return { dated, unsure: [...groups.values()].flatMap((all, at) => (ofPeriod[at] ? [] : all)) }
}

const textsOf = ({ grid }: Found, row: number): string[] =>
  Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))

const hasNumber = ({ grid }: Found, row: number): boolean =>
  grid.cells[row]?.some((cell) => cell && cell.kind !== 'date' && isAmount(cell.text)) ?? false

/** A name in the title may mean all of the indicator or a part of it: null where the sender says all. */
function whyNotAll(found: Found, no: number): string | null {
  const { grid, reading } = found
  const answer = found.answer({
    id: `t:${grid.name}`,
    asks: `“${grid.name}”这张表的合计，就是“${reading.nameOf('indicator', no)}”的全部吗？`,
    options: [{ value: 'yes', label: '是全部' }],
  })
  if (answer === 'yes') return null
  return answer === undefined ? '要先回答上面的问题' : '按您的回答没有用'
}

function leaveRowNumbers(found: Found, row: number, why: string): void {
  for (const [column, cell] of (found.grid.cells[row] ?? []).entries())
    if (cell && cell.kind !== 'date' && isAmount(cell.text)) found.leave(row, column, why)
}

/** The first row with figures that is no heading. */
function firstRow(found: Found): number {
  for (let row = 0; row < found.grid.rows; row++) {
    if (hasNumber(found, row) && !isHeadingRow(found, row, textsOf(found, row), false)) return row
  }
  return found.grid.rows
}

/** The period a row is of, by its cells of words: 1月, not the quarter it is in. */
function periodOf(found: Found, row: number): SaidPeriod | null {
  let narrowest: SaidPeriod | null = null
  for (const [column, own] of (found.grid.cells[row] ?? []).entries()) {
    const text = textAt(found.grid, row, column)
    if (text !== '' && (own?.kind === 'date' || !isNumber(text)) && text.length <= 12) {
      const period = periodSaid(text)
      // A day in the middle of a month is of one thing that happened, not of a period.
      if (period && withoutPeriod(text).replace(/[末底]/, '') === '' && !isMidMonth(text)) {
        const isWithin = narrowest === null || kinds.indexOf(period.kind) < kinds.indexOf(narrowest.kind)
        if (isWithin) narrowest = period
      }
    }
  }
  return narrowest
}

const kinds = ['month', 'quarter', 'half', 'year']

const isMidMonth = (text: string): boolean => {
  const [, year, month, day] = /(20\d\d)\D(\d{1,2})\D(\d{1,2})/.exec(text) ?? []
  return day !== undefined && Number(day) !== new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
}

/** The figures of a row; of a row of sums the one column of sums where there is one, and only where the sum is right. */
function candidatesOf(
  found: Found,
  titles: Titles,
  headings: readonly Heading[],
  { row, period, no, from }: { row: number; period: SaidPeriod | null; no: number; from: number | null },
): Candidate[] {
  const numbers = (found.grid.cells[row] ?? []).flatMap((cell, column) =>
    cell && cell.kind !== 'date' && isAmount(cell.text) && periodSaid(cell.text) === null
      ? [{ column, text: cell.text.replace(/^\D*[:：计共]\s*/, '') }]
      : [],
  )
  const sums = numbers.filter(({ column }) => isSumOfGroups(headings[column] ?? noHeading, headings))
  const used = sums.length > 0 ? sums : numbers
  for (const { column } of numbers) if (!used.some((one) => one.column === column)) found.leave(row, column, '只用合计')
  return used.flatMap(({ column, text }): Candidate[] => {
    const above = headings[column] ?? noHeading
    // A sum alone in its row is of the whole table, whatever its column holds.
    const heading =
      from !== null && numbers.length === 1 && above.role === 'aside' ? { ...noHeading, role: 'value' as const } : above
    const isSummed = from !== null && !found.reading.byHead.has(no)
    const fault = isSummed && !isSumOfSums(found, row, column, from) ? columnFault(found, row, column, from) : null
    if (fault !== null) {
      found.leave(row, column, fault)
      return []
    }
    const own = withinYear(period, heading.period) ?? heading.period
    const isSum = sums.length > 0
    const isPart = heading.role === 'numerator' || heading.role === 'denominator'
    const role = isSum && !isPart ? (/[本当][月季期]/.test(heading.text) ? 'new' : 'value') : heading.role
    return [
      { row, column, text, heading: { ...heading, role }, period: own === null ? titles.period() : titles.dated(own) },
    ]
  })
}

function leaveOthers(found: Found, rows: readonly number[]): void {
  for (const row of rows) {
    for (const [column, cell] of (found.grid.cells[row] ?? []).entries()) {
      if (cell && cell.kind !== 'date' && isNumber(cell.text)) found.leave(row, column, '是其中一部分，只用合计')
    }
  }
}
