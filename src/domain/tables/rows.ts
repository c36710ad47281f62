import { type Block, blockColumn, isField, keyedLine, openedBlock, readField } from './blocks.ts'
import { isNumber, isTotal } from './cells.ts'
import { placeFigures } from './figures.ts'
import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { headingsOf, isHeadingRow } from './heading-rows.ts'
import type { Heading, SaidPeriod } from './headings.ts'
import { joinedLabel } from './joined.ts'
import { describedWords, type Label, perhaps, toldBy } from './label.ts'
import { labelIn } from './label-in.ts'
import { labelOfRow } from './label-of-row.ts'
import { leaveRow, type Place } from './leave.ts'
import { partsIn } from './parts.ts'
import { placeProgress } from './progress.ts'
import { resolved } from './resolve.ts'
import { cellsOfRow } from './row-cells.ts'
import { stateIn } from './states.ts'
import { type Titles, titleTexts } from './titles.ts'

/** A cell that may hold something of its row, with what stands above it. */
export type Candidate = { row: number; column: number; text: string; heading: Heading; period: SaidPeriod | null }

/** What a row says of all its cells. */
export type About = {
  kind: 'indicator' | 'task'
  no: number
  unit: string
  measure: string
  of: Label['of']
  label: string
  /** To be read back to the sender: how the row was found. */
  said?: string
}

/** Reads a table from top to bottom, a row an indicator or a task; `axes` are the columns with their names. */
export function readTable(found: Found, titles: Titles, axes: readonly number[]): void {
  const { grid } = found
  const sure = surelyNamed(found, axes)
  const parts = axes.map((axis) => partsIn(found, axis))
  const hasTotal = axes.some((axis) => hasWeakTotal(found, axis))
  let headings: Heading[] = []
  let above: string[][] = []
  let hasRows = false
  const isBlocks = blockColumn(grid) !== null
  let before: Label | null = null
  let block: Block | null = null
  for (let row = 0; row < grid.rows; row++) {
    const texts = Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))
    if (isFarBelow(found, row)) {
      leaveRow(found, texts, { row, axis: axes[0] ?? 0, from: 0, to: grid.columns }, headings, '离上面的表太远，没有用')
      continue
    }
    if (block && isField(found, row, block.names)) {
      readField(found, titles, block, row)
      continue
    }
    const about = isBlocks ? keyedLine(texts) : null
    if (about !== null) {
      titles.add(about)
      continue
    }
    block = openedBlock(found, titles, row, texts)
    if (block) {
      titles.close()
      continue
    }
    const isProgress = saysProgress(above.length > 0 ? headingsOf(found, above) : headings)
    const saysState = texts.some((text) => stateIn(text) !== null) && !texts.some(isNumber)
    const isTask = isProgress || saysState
    const labels = axes.map((axis, at) => {
      const whole = parts[at]?.sums.get(row)
      if (whole !== undefined) return perhaps([whole], () => true)
      const isFigure = !isTask && texts.slice(axis + 1).some(isNumber)
      const holdsState = texts.some((text) => stateIn(text) !== null)
      const own = labelOfRow(found, texts[axis] ?? '', { isTask, isFigure, holdsState })
      return isFigure ? (joinedLabel(found, titles, texts, axis, own) ?? own) : own
    })
    if (labels.some((label) => label !== null)) {
      titles.close()
      if (above.length > 0) headings = headingsOf(found, above)
      above = []
      hasRows = false
      for (const [at, label] of labels.entries()) {
        const axis = axes[at] ?? 0
        const place = { row, axis, from: at === 0 ? 0 : axis, to: axes[at + 1] ?? grid.columns }
        const isPart =
          parts[at]?.rows.has(row) || (label?.weak && hasTotal && !(texts[axis - 1] && isTotal(texts[axis - 1] ?? '')))
        if (isPart) leaveRow(found, texts, place, headings, '是其中一部分，只用合计')
        else if (!label) leaveRow(found, texts, place, headings)
        else if (label.part && before?.sure && isSameRow(before, label)) {
          leaveRow(found, texts, place, headings, '是上面一项的一部分，不单独填')
        } else block = readRow(found, titles, headings, texts, place, label, sure)
        if (label && !label.part) before = label
      }
    } else if (titleTexts(texts)) for (const line of titleTexts(texts) ?? []) titles.add(line)
    else if (isHeadingRow(found, row, texts, headings.length > 0)) {
      above = hasRows ? [texts] : [...above.slice(-2), texts]
      hasRows = false
    } else {
      // Headings after rows nobody knows are another table's.
      hasRows ||= texts.some(isNumber) || saysState
      const heads = above.length > 0 ? headingsOf(found, above) : headings
      leaveRow(found, texts, { row, axis: axes[0] ?? 0, from: 0, to: grid.columns }, heads)
    }
  }
}

/** Who reports a row. In a county's own table 责任单位 names its offices, not those of the city with these names. */
function unitOfRow({ reading }: Found, titles: Titles, written: string): string {
  const titled = titles.unit()
  const isOffice = written !== '' && !reading.isCounty(written)
  return isOffice && reading.isCounty(titled) && reading.isOwnUnit(titled) ? titled : written || titled
}

const farRows = 200

/** Below so many empty rows that nobody who looks at the table sees it. */
function isFarBelow({ grid: { rowNumbers } }: Found, row: number): boolean {
  const gaps = rowNumbers?.slice(1, row + 1).map((number, at) => number - (rowNumbers[at] ?? number)) ?? []
  return gaps.some((gap) => gap > farRows)
}

const isSameRow = (a: Label, b: Label): boolean => a.kind === b.kind && b.nos.some((no) => a.nos.includes(no))

/** 合计 before a bare 受理: of kinds of case each with its own, the sum is meant. */
function hasWeakTotal({ grid, reading }: Found, axis: number): boolean {
  if (axis === 0) return false
  return Array.from({ length: grid.rows }, (_, row) => row).some(
    (row) => isTotal(textAt(grid, row, axis - 1)) && labelIn(reading.labels, textAt(grid, row, axis))?.weak,
  )
}

/** Indicators some row names without doubt: what may be a part of one of them is then no more than that. */
function surelyNamed({ grid, reading }: Found, axes: readonly number[]): ReadonlySet<number> {
  const sure = new Set<number>()
  for (let row = 0; row < grid.rows; row++) {
    for (const axis of axes) {
      const label = labelIn(reading.labels, textAt(grid, row, axis))
      if (!label?.sure || label.part || label.kind === 'task') continue
      const [only, ...more] = label.nos.filter((no) => reading.isOwn('indicator', no))
      if (only !== undefined && more.length === 0) sure.add(only)
    }
  }
  return sure
}

/** Headings of what was done, not of figures: a name both a task and an indicator have is then the task's. */
const saysProgress = (headings: readonly Heading[]): boolean =>
  headings.some((one) => one.role === 'state' || one.role === 'done' || one.role === 'next' || isStateName(one)) &&
  !headings.some((one) => (one.role === 'new' || one.role === 'level' || one.role === 'value') && !isStateName(one))

/** 已完成 over ticks. */
const isStateName = ({ text }: Heading): boolean => stateIn(text.split(' ').at(-1) ?? '') !== null

/** 4月20日 in a quarter's table of tasks: when something was done, not which period is reported. */
const isWithinOf = (period: SaidPeriod | null, table: SaidPeriod | null): boolean =>
  period?.kind === 'month' && table?.kind === 'quarter' && Math.ceil(period.no / 3) === table.no

function readRow(
  found: Found,
  titles: Titles,
  headings: readonly Heading[],
  texts: readonly string[],
  place: Place,
  label: Label,
  sure: ReadonlySet<number>,
): Block | null {
  const { row, axis } = place
  const cells = cellsOfRow(found, headings, texts, place, label)
  // A chapter's name, or a name without anything beside it, reports nothing: there is nothing to ask.
  const opens = label.kind === 'task' && isField(found, row + 1, axis - 1)
  if (cells.candidates.length === 0 && !opens) return null
  const no = resolved(found, row, axis, texts[axis] ?? '', label, sure)
  if (typeof no === 'object') {
    for (const { column } of cells.candidates) found.leave(row, column, no.why)
    return null
  }
  const said = cells.candidates.flatMap(({ period }) => period ?? [])
  const only = new Set(said.map((period) => JSON.stringify(period))).size === 1 ? said[0] : undefined
  const written = label.kind === 'task' && isWithinOf(cells.period, titles.period()) ? null : cells.period
  const period = written ?? label.period ?? (label.kind === 'task' ? (only ?? null) : null)
  const candidates = cells.candidates.map((one) => {
    const own = one.period ?? period
    return { ...one, heading: toldBy(label, one.heading), period: own === null ? titles.period() : titles.dated(own) }
  })
  const about = {
    kind: label.kind,
    no,
    unit: unitOfRow(found, titles, cells.unit),
    measure: cells.measure,
    of: cells.of,
    label: texts[axis] ?? '',
    ...(label.described && label.sure && { said: describedWords(texts[axis] ?? '') }),
  }
  if (label.kind === 'task') placeProgress(found, about, candidates)
  else placeFigures(found, titles, about, candidates)
  return opens ? { about, names: axis - 1, columns: [axis], headings: [] } : null
}
