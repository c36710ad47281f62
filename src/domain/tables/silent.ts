import { isAmount, isFault, isOrdinal } from './cells.ts'
import { addressOf, type Grid } from './grid.ts'
import type { Layout, UnplacedCell } from './reading.ts'
import { periodSaid } from './said-period.ts'

/**
 * Figures of a sheet that no way of reading it has placed or named: whatever the ways leave out, nothing is passed over
 * in silence. Not what counts rows, years of a list, or a sheet of which nothing at all was read.
 */
export function silentIn(grid: Grid, { placed, unplaced }: Layout): UnplacedCell[] {
  const known = new Set([...placed, ...unplaced].map(({ at }) => at))
  if (known.size === 0) return []
  const counts = Array.from({ length: grid.columns }, (_, column) => isCounting(grid, column))
  return grid.cells.flatMap((cells, row) =>
    cells.flatMap((cell, column): UnplacedCell[] => {
      const at = addressOf(grid, row, column)
      const isOther = cell === undefined || cell.kind === 'date' || counts[column] || known.has(at)
      if (isOther || !(isAmount(cell.text) || isFault(cell.text)) || periodSaid(cell.text) !== null) return []
      const why = isFault(cell.text) ? '公式出错，没有数' : '没有认出是哪一项的数'
      return [{ sheet: grid.name, at, text: cell.text, why }]
    }),
  )
}

/** 1, 2, 3 down a column, or years: what tells rows apart. */
function isCounting(grid: Grid, column: number): boolean {
  const texts = grid.cells.flatMap((row) => row[column]?.text ?? [])
  const numbers = texts.filter((text) => /^\d+$/.test(text)).map(Number)
  const [first = 0] = numbers
  const isRun = first === 1 && numbers.length > 1 && numbers.every((number, at) => number === first + at)
  return texts.some(isOrdinal) || isRun || (numbers.length > 0 && numbers.every((one) => one >= 1990 && one <= 2050))
}
