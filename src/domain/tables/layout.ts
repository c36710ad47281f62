import { type Axes, axesOf, namedAt } from './axes.ts'
import { blockColumn } from './blocks.ts'
import { isNumber } from './cells.ts'
import { withDays } from './days.ts'
import { Found } from './found.ts'
import { addressOf, type Grid, textAt, turned } from './grid.ts'
import { headingOf } from './headings.ts'
import { islandsOf } from './islands.ts'
import { labelIn } from './label-in.ts'
import { isNameColumn } from './label-of-row.ts'
import { readProse, saysFigures } from './prose.ts'
import type { Layout, Reading } from './reading.ts'
import { readTable } from './rows.ts'
import { silentIn } from './silent.ts'
import { stateIn } from './states.ts'
import { readTitled } from './titled.ts'
import { overallRow, readTitledTask } from './titled-task.ts'
import { Titles, titleTexts } from './titles.ts'

/**
 * One sheet → its cells with their places: a row an indicator or, turned, a column an indicator; or a table about one
 * indicator, which its title names. Where the likeliest way to read it finds nothing, the others are tried.
 */
export function layoutOf(reading: Reading, sheet: Grid): Layout {
  if (sheet.hidden) return { placed: [], unplaced: [], questions: [], notes: [`隐藏的工作表“${sheet.name}”没有读`] }
  if (sheet.columns === 1) {
    const found = new Found(reading, sheet, (row, column) => addressOf(sheet, row, column))
    readProse(found, new Titles(reading, sheet.name))
    return found.layout()
  }
  const sentences = sentencesOf(reading, sheet)
  const table = sentences ? withoutRows(sheet, sentences.rows) : sheet
  const islands = [
    ...islandsOf(reading.labels, withDays(table)).map((grid) => tableOf(reading, grid)),
    ...(sentences ? [sentences.layout] : []),
  ]
  const all = {
    placed: islands.flatMap(({ placed }) => placed),
    unplaced: islands.flatMap(({ unplaced }) => unplaced),
    questions: islands.flatMap(({ questions }) => questions),
    notes: islands.flatMap(({ notes }) => notes),
  }
  return { ...all, unplaced: [...all.unplaced, ...silentIn(sheet, all)] }
}

/** Sentences with figures above or below a table, read as a message's are; null where none stands there. */
function sentencesOf(reading: Reading, sheet: Grid): { rows: number[]; layout: Layout } | null {
  const titles = new Titles(reading, sheet.name)
  const lines = Array.from({ length: sheet.rows }, (_, row) => titleTexts(textsOf(sheet, row)) ?? [])
  const cells = lines.map(([text = '', ...more]) => {
    if (more.length === 0 && saysFigures(reading, text)) return [{ text }]
    for (const line of [text, ...more]) if (line !== '') titles.add(line)
    return []
  })
  const rows = cells.flatMap((row, at) => (row.length > 0 ? [at] : []))
  if (rows.length === 0) return null
  const columnOf = (row: number) => sheet.cells[row]?.findIndex((cell) => cell && cell.text.trim() !== '') ?? 0
  const found = new Found(reading, { ...sheet, columns: 1, cells, merges: [] }, (row) =>
    addressOf(sheet, row, columnOf(row)),
  )
  readProse(found, titles)
  return { rows, layout: found.layout() }
}

function tableOf(reading: Reading, grid: Grid): Layout {
  const lines = titleRows(grid)
  const sideways = turned(withoutRows(grid, lines))
  const [named, ofColumns] = [axesOf(reading.labels, grid), axesOf(reading.labels, sideways)]
  const block = blockColumn(grid)
  const ofRows = block !== null && named.columns.length === 0 ? { columns: [block + 1], score: 1 } : named
  const asRows = () => readRows(reading, grid, ofRows)
  const asColumns = () => readColumns(reading, grid, { lines, sideways, axes: ofColumns })
  const titled = () => readAsTitled(reading, grid)
  const across = () => readAcross(reading, grid, lines, sideways)
  const ofTask = () => readOfTask(reading, grid)
  const isTurned = block === null && ofColumns.score > ofRows.score
  const [likely, other] = isTurned ? [asColumns, asRows] : [asRows, asColumns]
  const isSure = isTurned
    ? namesSurely(reading, sideways, ofColumns, headsRatio(reading, grid, ofRows))
    : !headsRatio(reading, grid, ofRows) && namesSurely(reading, grid, ofRows, false)
  // Where nothing is named outright, the title may say the rest of what its first column says.
  const joined = () => readRows(reading, grid, firstWords(grid))
  const saysAll = overallRow((row) => textsOf(grid, row), grid.rows) !== null
  const usual = isSure
    ? [likely, titled, across, other, ofTask, joined]
    : [titled, across, likely, other, ofTask, joined]
  const ways = saysAll ? [ofTask, ...usual] : usual
  let first: Layout | null = null
  for (const way of ways) {
    const layout = way()
    if (layout && (layout.placed.length > 0 || layout.questions.length > 0)) return layout
    // Of a sheet with states every row is named; of a list of figures nobody knows, the sheet.
    if (layout && (!first || (first.unplaced.length === 0 && !hasFigures(grid)))) first = layout
  }
  const headed = isSure || block !== null ? [] : nameColumn(grid)
  const unknown = headed.length > 0 ? readRows(reading, grid, { columns: headed, score: 0 }) : first
  const none = unknown ?? { placed: [], unplaced: [], questions: [], notes: [] }
  // Nothing is passed over in silence.
  const isSilent = none.unplaced.length + none.notes.length === 0 && holdsReports(grid)
  return isSilent ? { ...none, notes: [`“${grid.name}”里没有认出方案的指标或任务`] } : none
}

/** The first column of words with a number in its row. */
function firstWords({ cells, columns }: Grid): Axes {
  const isFirst = (column: number) =>
    cells.some((row) => {
      const own = row[column]
      return own && !isNumber(own.text) && row.slice(column + 1).some((cell) => cell && isNumber(cell.text))
    })
  const first = Array.from({ length: columns }, (_, column) => column).find(isFirst)
  return { columns: [first ?? 0], score: 0 }
}

function readRows(reading: Reading, grid: Grid, { columns }: Axes): Layout {
  const found = new Found(reading, grid, (row, column) => addressOf(grid, row, column))
  if (columns.length > 0) readTable(found, new Titles(reading, grid.name), columns)
  else if (hasFigures(grid)) found.note(`“${grid.name}”里没有认出方案的指标或任务`)
  return found.layout()
}

/** Where nothing is known, the column headed as one of names: its rows are then named as unknown. */
const nameColumn = (grid: Grid): number[] =>
  Array.from({ length: grid.columns }, (_, column) => column)
    .filter((column) => isNameColumn(grid, column, grid.rows))
    .slice(0, 1)

type Sideways = { lines: readonly number[]; sideways: Grid; axes: Axes }

/** Turned, a title above the table would be a column beside it: it is told apart before. */
function readColumns(reading: Reading, grid: Grid, { lines, sideways, axes }: Sideways): Layout | null {
  if (axes.columns.length === 0) return null
  const found = new Found(reading, sideways, (row, column) => addressOf(grid, column, row))
  const titles = new Titles(reading, grid.name)
  for (const row of lines) for (const line of titleTexts(textsOf(grid, row)) ?? []) titles.add(line)
  readTable(found, titles, axes.columns)
  return found.layout()
}

/** A table about what its title names, its periods side by side. */
function readAcross(reading: Reading, grid: Grid, lines: readonly number[], sideways: Grid): Layout | null {
  const found = new Found(reading, sideways, (row, column) => addressOf(grid, column, row))
  const titles = new Titles(reading, grid.name)
  for (const row of lines) for (const line of titleTexts(textsOf(grid, row)) ?? []) titles.add(line)
  // 2024年 in the corner is the year of the months beside it.
  for (const text of sideways.cells[0]?.map((cell) => cell?.text ?? '') ?? [])
    if (/^20\d\d年?度?$/.test(text)) titles.add(text)
  return readTitled(found, titles) ? found.layout() : null
}

/** A table about the task its title names. */
function readOfTask(reading: Reading, grid: Grid): Layout | null {
  const found = new Found(reading, grid, (row, column) => addressOf(grid, row, column))
  return readTitledTask(found, new Titles(reading, grid.name)) ? found.layout() : null
}

function readAsTitled(reading: Reading, grid: Grid): Layout | null {
  const found = new Found(reading, grid, (row, column) => addressOf(grid, row, column))
  return readTitled(found, new Titles(reading, grid.name)) ? found.layout() : null
}

/** 受理 beside 办结 over 专利, 商标: kinds of case, whatever else has these names. */
function headsRatio({ labels, ratios, isOwn }: Reading, { cells, rows }: Grid, { columns }: Axes): boolean {
  const isHeaded = cells.some((row) => {
    const said = row.map((cell) => (cell ? headingOf([cell.text]).role : ''))
    return said.includes('numerator') && said.includes('denominator')
  })
  const nos = columns.flatMap((column) =>
    Array.from({ length: rows }, (_, row) => labelIn(labels, cells[row]?.[column]?.text ?? '')?.nos ?? []).flat(),
  )
  return isHeaded && [...ratios].some((no) => isOwn('indicator', no)) && !nos.some((no) => ratios.has(no))
}

/** Some row or column names something of the plan without doubt; `besideCases`: that is no kind of case (商标 over 受理). */
const namesSurely = ({ labels }: Reading, grid: Grid, { columns }: Axes, besideCases: boolean): boolean =>
  columns.some((column) =>
    Array.from({ length: grid.rows }, (_, row) => namedAt(labels, grid, row, column)).some(
      (label, row) =>
        label?.sure &&
        !label.weak &&
        !(besideCases && (grid.cells[row] ?? []).some((cell) => cell && isOfCases(cell.text))),
    ),
  )

const isOfCases = (text: string): boolean => ['numerator', 'denominator'].includes(headingOf([text]).role)

const textsOf = (grid: Grid, row: number): string[] =>
  Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))

/** Rows that say something of the whole table, above or below it. */
const titleRows = (grid: Grid): number[] =>
  grid.columns < 2
    ? []
    : Array.from({ length: grid.rows }, (_, row) => row).filter((row) => titleTexts(textsOf(grid, row)) !== null)

const withoutRows = (grid: Grid, rows: readonly number[]): Grid => ({
  ...grid,
  cells: grid.cells.map((cells, row) => (rows.includes(row) ? [] : cells)),
  merges: grid.merges.filter(({ top, bottom }) => top !== bottom || !rows.includes(top)),
})

const holdsReports = (grid: Grid): boolean =>
  hasFigures(grid) || grid.cells.some((row) => row.some((cell) => cell && stateIn(cell.text) !== null))

const hasFigures = ({ cells }: Grid): boolean => cells.some((row) => row.some((cell) => cell && isNumber(cell.text)))
