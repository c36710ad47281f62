import type { Area, Grid, GridCell } from '../../../src/domain/tables/grid.ts'
import { pastedGrid } from '../../../src/tables/read.ts'
import type { Truth } from '../blind/truth.ts'

type Said = Truth['cells'][number]
type Place = { sheet: string; cell: string }
export type Drawn = { truth: Truth; grids: Grid[] | string }

/**
 * Tables as text, with what their cells mean. `== about`, then `@ unit, day, file name`, sheets as `# name`, rows as
 * `cell | cell`. A cell `<` is merged with the one left of it, `^` with the one above; `d:2024-03-31` is a day.
 * After ` ~` stands what a cell is: `3@2024Q1` a figure, `=1.48` its value where that is not what is written, `9n` and
 * `9d` what was handled and accepted, `T5@2024Q1=推进中` a task; `?` before it where it may be asked or named instead;
 * `!` alone where it is to be named. Several in one cell stand with a space between them. Text pasted in the chat has the
 * name 粘贴: its lines stay as they are, and where a line has columns its meaning says which, `C:2@2024Q2=14.8`.
 */
export const drawnIn = (text: string): Drawn[] =>
  text
    .split(/^== /m)
    .slice(1)
    .map((one, at) => drawn(one, String(at + 1)))

function drawn(text: string, no: string): Drawn {
  const [about = '', sender = '', ...lines] = text.split('\n').filter((line) => line.trim() !== '')
  const [unit = '', day = '', name = ''] = sender.replace(/^@ */, '').split(/\s*,\s*/)
  const grids: Grid[] = []
  const cells: Said[] = []
  const unplaced: Place[] = []
  const isPasted = name === '粘贴'
  for (const [at, line] of lines.entries()) {
    if (isPasted) sayMeant(line, { sheet: '粘贴的表', cell: `A${at + 1}` }, cells, unplaced)
    else if (line.startsWith('# ')) grids.push(emptyGrid(line.slice(2).trim()))
    else {
      if (grids.length === 0) grids.push(emptyGrid('Sheet1'))
      const grid = grids.at(-1)
      if (grid) addRow(grid, line, cells, unplaced)
    }
  }
  const truth: Truth = {
    set: 'drawn',
    file: isPasted ? `${no}.txt` : `${no}.xlsx`,
    sent_as: name === '' ? '工作簿1.xlsx' : name,
    sender_unit: unit,
    now: `${day}T10:00:00+08:00`,
    kind: 'ordinary',
    about: `${no} ${about.trim()}`,
    cells,
    unplaced,
  }
  if (!isPasted) return { truth, grids }
  const pasted = pastedGrid(lines.map((line) => line.replace(/\s*~.*$/, '')).join('\n'))
  return { truth, grids: pasted ? [pasted] : 'no table' }
}

const emptyGrid = (name: string): Grid => ({
  name,
  rows: 0,
  columns: 0,
  cells: [],
  merges: [],
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
})

function addRow(grid: Grid, line: string, cells: Said[], unplaced: Place[]): void {
  const row = grid.rows++
  const texts = line.split('|').map((text) => text.trim())
  grid.columns = Math.max(grid.columns, texts.length)
  grid.cells.push(texts.map(cellOf))
  for (const [column, text] of texts.entries()) {
    if (text === '<') widen(grid, row, column, { right: column })
    if (text === '^') widen(grid, row - 1, column, { bottom: row })
    sayMeant(text, { sheet: grid.name, cell: `${String.fromCharCode(65 + column)}${row + 1}` }, cells, unplaced)
  }
}

/** What is said of a cell behind its text. */
function sayMeant(text: string, place: Place, cells: Said[], unplaced: Place[]): void {
  const [written = '', all] = text.split(/\s*~/)
  for (const one of all?.split(' ') ?? []) {
    const [, column, said = ''] = /^(?:([A-Z]):)?(.*)$/.exec(one) ?? []
    const own = column === undefined ? place : { ...place, cell: place.cell.replace(/^[A-Z]+/, column) }
    if (said === '!') unplaced.push(own)
    else cells.push({ ...own, ...meant(said, written) })
  }
}

function widen(grid: Grid, row: number, column: number, to: Partial<Area>): void {
  const [atRow, atColumn] = to.right === undefined ? [row, column] : [row, column - 1]
  const inside = (area: Area) =>
    area.top <= atRow && area.bottom >= atRow && area.left <= atColumn && area.right >= atColumn
  const area = grid.merges.find(inside)
  if (area)
    Object.assign(area, { right: Math.max(area.right, to.right ?? 0), bottom: Math.max(area.bottom, to.bottom ?? 0) })
  else grid.merges.push({ top: atRow, left: atColumn, bottom: atRow, right: atColumn, ...to })
}

function cellOf(text: string): GridCell | undefined {
  const [written = ''] = text.split(/\s*~/)
  if (written === '' || written === '<' || written === '^') return undefined
  if (written.startsWith('d:')) return { text: written.slice(2), kind: 'date' }
  return /^-?\d+(\.\d+)?$/.test(written) ? { text: written, kind: 'number' } : { text: written }
}

function meant(said: string, written: string): Omit<Said, 'sheet' | 'cell'> {
  const [, doubt = '', task = '', no = '', part = '', period = '', value] =
    /^(\?)?(T)?(\d+)?([nd])?(?:@([^=]*))?(?:=(.*))?$/.exec(said) ?? []
  const figure = value ?? written
  return {
    value: task === '' ? figure : null,
    indicator: task === '' ? Number(no) : null,
    task: task === '' ? null : Number(no),
    state: task === '' ? null : figure,
    period,
    part: part === 'n' ? 'numerator' : part === 'd' ? 'denominator' : null,
    certain: doubt === '',
  }
}
