/** A cell of somebody's table as a person sees it. */
export type GridCell = {
  /** Numbers as plain decimals, dates as `2024-03-31`, percentages with their sign. */
  text: string
  /** It is computed; `text` is the value that was stored with it. */
  formula?: boolean
  /** What was stored comes from another file or the network. */
  foreign?: boolean
  /** Numbers and dates that were typed as such, not as text. */
  kind?: 'number' | 'date'
}

export type Area = { top: number; left: number; bottom: number; right: number }

/** A sheet, or a pasted table: rows and columns counted from 0, without what is empty. */
export type Grid = {
  name: string
  rows: number
  columns: number
  /** `cells[row]?.[column]` */
  cells: (GridCell | undefined)[][]
  merges: Area[]
  hiddenRows: ReadonlySet<number>
  hiddenColumns: ReadonlySet<number>
  /** The sheet is hidden: it is named and not read. */
  hidden?: true
  /** The number a person sees for a row, where that is not its place. */
  rowNumbers?: readonly number[]
}

/** 0 → A, 27 → AB. */
export function columnName(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}

export const addressOf = ({ rowNumbers }: Pick<Grid, 'rowNumbers'>, row: number, column: number): string =>
  `${columnName(column)}${rowNumbers?.[row] ?? row + 1}`

/** The merged area a place is in. */
export const coverOf = ({ merges }: Grid, row: number, column: number): Area | undefined =>
  merges.find(({ top, left, bottom, right }) => row >= top && row <= bottom && column >= left && column <= right)

/** Text at a place, of a merged area the text of its first cell; '' where there is none. */
export function textAt(grid: Grid, row: number, column: number): string {
  const own = grid.cells[row]?.[column]?.text.trim() ?? ''
  if (own !== '') return own
  const area = coverOf(grid, row, column)
  return area ? (grid.cells[area.top]?.[area.left]?.text.trim() ?? '') : ''
}

/** Rows as columns and columns as rows: a table with a column an indicator reads like one with a row. */
export function turned(grid: Grid): Grid {
  const cells = Array.from({ length: grid.columns }, (_, column) =>
    Array.from({ length: grid.rows }, (_, row) => grid.cells[row]?.[column]),
  )
  return {
    name: grid.name,
    rows: grid.columns,
    columns: grid.rows,
    cells,
    merges: grid.merges.map(({ top, left, bottom, right }) => ({ top: left, left: top, bottom: right, right: bottom })),
    hiddenRows: grid.hiddenColumns,
    hiddenColumns: grid.hiddenRows,
  }
}
