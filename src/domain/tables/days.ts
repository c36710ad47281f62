import type { Grid, GridCell } from './grid.ts'

type Line = { row: number; column: number; cell: GridCell }[]

/**
 * Numbers that are days or months: 45382, a day whose format was lost; 202403 and 2024.03. Only where all numbers of a
 * row, or of a column, are such.
 */
export function withDays(grid: Grid): Grid {
  const cells = grid.cells.map((row) => [...row])
  for (const line of linesOf(grid)) {
    const numbers = line.filter(({ cell }) => cell.kind !== 'date' && /^\d+(\.\d+)?$/.test(cell.text))
    const said = daysOf(numbers.map(({ cell }) => cell.text))
    for (const [at, { row, column, cell }] of numbers.entries()) {
      const own = cells[row]
      const text = said?.[at]
      if (own && text !== undefined) own[column] = { ...cell, text, kind: 'date' }
    }
  }
  return { ...grid, cells }
}

function linesOf({ cells, columns }: Grid): Line[] {
  const at = (row: number, column: number): Line => {
    const cell = cells[row]?.[column]
    return cell ? [{ row, column, cell }] : []
  }
  const places = Array.from({ length: columns }, (_, column) => column)
  return [
    ...cells.map((_, row) => places.flatMap((column) => at(row, column))),
    ...places.map((column) => cells.flatMap((_, row) => at(row, column))),
  ]
}

/** What all numbers of a line say as days or months; null where one of them says none. */
function daysOf(texts: readonly string[]): string[] | null {
  if (texts.length < 2) return null
  // 2024.1 beside 2024.09 is October, its last nought lost.
  const isPadded = texts.some((text) => /\.0\d$/.test(text))
  const said = texts.map((text) => dayOf(text) ?? monthOf(text, isPadded))
  // 2024.1 between 2024.9 and 2024.11 may be either: its month is not said.
  const isLost = (at: number) => /\.1$/.test(texts[at] ?? '') && (said[at - 1] ?? '') > (said[at] ?? '')
  if (!isPadded && said.every((one) => one !== null) && texts.some((_, at) => isLost(at)))
    return said.map((one, at) => (isLost(at) ? `${texts[at]?.slice(0, 4)}年?月` : (one ?? '')))
  const all = said.flatMap((one) => one ?? [])
  return all.length === texts.length ? all : null
}

/** `45382` → `2024-03-31`, where that is the end of a month. */
function dayOf(text: string): string | null {
  if (!/^4\d{4}$/.test(text)) return null
  const at = (serial: number) => new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10)
  return at(Number(text) + 1).endsWith('-01') ? at(Number(text)) : null
}

/** `202403`, `2024.03` → `2024-03`. */
function monthOf(text: string, isPadded: boolean): string | null {
  const [, year, point, written = ''] = /^(20\d\d)(\.?)(\d{1,2})$/.exec(text) ?? []
  if (year === undefined || (point === '' && written.length < 2)) return null
  const month = isPadded && written === '1' ? '10' : written.padStart(2, '0')
  return Number(month) >= 1 && Number(month) <= 12 ? `${year}-${month}` : null
}
