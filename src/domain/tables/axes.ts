import { isAmount, isNumber } from './cells.ts'
import { saysNumber } from './figures.ts'
import { coverOf, type Grid, textAt } from './grid.ts'
import type { Label } from './label.ts'
import { labelIn } from './label-in.ts'
import type { Labels } from './labels.ts'
import { stateIn } from './states.ts'
import { strangerAt } from './stranger.ts'

/** The columns whose cells name rows of the plan, from left to right; none where nothing of the plan is named. */
export type Axes = { columns: number[]; score: number }

/** The column with most names of the plan, of equal ones the one with a number beside a name, and others like it. */
export function axesOf(labels: Labels, grid: Grid): Axes {
  const named = Array.from({ length: grid.columns }, (_, column) => rowsNamed(labels, grid, column))
  let best = { column: 0, score: 0 }
  for (const [column, rows] of named.entries()) {
    const beside = [...rows.keys()].some((row) => hasNumber(grid, row, column + 1, grid.columns))
    const states = [...rows.keys()].filter((row) => hasState(grid, row, column)).length
    const others = [...rows.keys()].some((row) => grid.cells[row]?.slice(column + 1).some((cell) => cell))
    const names = [...rows.values()].reduce((sum, { weak }) => sum + (weak ? 1 : 2), 0)
    const score = names === 0 ? 0 : names + states + (beside ? 1 : others ? 0.5 : 0)
    if (score > best.score) best = { column, score }
  }
  if (best.score === 0) return { columns: [], score: 0 }
  const main = named[best.column] ?? new Map<number, Named>()
  const [first] = [...main.values()]
  const columns = [best.column]
  let { score } = best
  // Names each with its figure right beside it: pairs in one line.
  const holds = (row: number, column: number) => {
    const text = grid.cells[row]?.[column]?.text ?? ''
    return text.length <= mostFigure && saysNumber(text)
  }
  const isPair = (rows: readonly number[], column: number) =>
    rows.some((row) => main.has(row)) &&
    rows.every((row) => holds(row, column + 1) && (!main.has(row) || holds(row, best.column + 1)))
  // A second table beside the first: other names of the same kind, with figures of the first between them.
  for (const [column, rows] of named.entries()) {
    const last = columns.at(-1) ?? 0
    if (column <= last) continue
    const isOther = [...rows].every(([row, { name }]) => main.get(row)?.name !== name)
    const isAlike = [...rows.values()].every(({ kind }) => kind === first?.kind)
    const between = [...main.keys()].some((row) => hasNumber(grid, row, last + 1, column) || holds(row, column - 1))
    if ((rows.size >= 2 || isPair([...rows.keys()], column)) && isOther && isAlike && between) {
      columns.push(column)
      score += rows.size
    }
  }
  return { columns, score }
}

const [enoughWords, mostFigure] = [6, 12]

type Named = { name: string; kind: string; weak: boolean }

function rowsNamed(labels: Labels, grid: Grid, column: number): Map<number, Named> {
  const rows = new Map<number, Named>()
  for (let row = 0; row < grid.rows; row++) {
    const label = namedAt(labels, grid, row, column)
    if (label && strangerAt(labels, grid, row, column) === null)
      rows.set(row, { name: `${label.kind} ${label.nos.join()}`, kind: label.kind, weak: label.weak })
  }
  return rows
}

/** What a cell names; not a task where its line holds nothing but numbers. */
export function namedAt(labels: Labels, grid: Grid, row: number, column: number): Label | null {
  const own = grid.cells[row]?.[column]
  // A name over several rows is of them all; what else stands in them says whether it is a task's.
  const isOver = own === undefined && coverOf(grid, row, column)?.left === column
  const label = labelIn(labels, isOver ? textAt(grid, row, column) : (own?.text ?? ''))
  if (label?.kind !== 'task') return label
  if (isOver) return null
  const beside = (grid.cells[row] ?? []).flatMap((cell, at) => (cell && at > column ? [cell.text] : []))
  const isTold = beside.some((text) => !isAmount(text) && (text.length >= enoughWords || stateIn(text) !== null))
  return beside.some(isNumber) && !isTold ? null : label
}

/** A state beside a name: a row of it is a task's. */
const hasState = (grid: Grid, row: number, axis: number): boolean =>
  grid.cells[row]?.some((cell, column) => cell && column !== axis && stateIn(cell.text) !== null) ?? false

const hasNumber = (grid: Grid, row: number, from: number, to: number): boolean =>
  grid.cells[row]?.slice(from, to).some((cell) => cell && isNumber(cell.text)) ?? false
