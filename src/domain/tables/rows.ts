import { type Block, blockColumn, isField, keyedLine, leaveField, openedBlock, readField } from './blocks.ts'
import { isAmount, isNumber, isTotal } from './cells.ts'
import { withCompared } from './compared.ts'
import { type Corner, cornerIn, underCorner } from './corners.ts'
import type { Found } from './found.ts'
import { textAt } from './grid.ts'
import { headingsOf, isHeadingRow } from './heading-rows.ts'
import type { Heading } from './headings.ts'
import { joinedLabel } from './joined.ts'
import { type Label, perhaps, plainLabel } from './label.ts'
import { labelIn } from './label-in.ts'
import { labelOfRow, nameOfRow } from './label-of-row.ts'
import { leaveRow } from './leave.ts'
import { namedBy } from './named-by.ts'
import { type Orphan, readOrphan } from './orphans.ts'
import { partsIn } from './parts.ts'
import { readRow } from './row.ts'
import { sumsKinds } from './said-period.ts'
import { stateIn } from './states.ts'
import { strangerAt } from './stranger.ts'
import { type Titles, titleTexts } from './titles.ts'

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
  let parent = ''
  let orphan: Orphan | null = null
  const onlyAxis = axes.length === 1 ? (axes[0] ?? null) : null
  let corner: Corner | null = null
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
    if (block && leaveField(found, block, row)) continue
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
    const opened = onlyAxis === null ? null : cornerIn(found, row, texts, onlyAxis)
    if (opened) {
      corner = opened
      headings = withCompared(headingsOf(found, [texts]), titles)
      above = []
      titles.close()
      continue
    }
    const isProgress = saysProgress(above.length > 0 ? headingsOf(found, above) : headings)
    const saysState = texts.some((text) => stateIn(text) !== null) && !texts.some(isNumber)
    const isTask = isProgress || saysState
    const [name = ''] = axes.map((axis) => texts[axis] ?? '')
    if (name !== '' && !/^\s*其中/.test(name)) parent = name
    const labels = axes.map((axis, at) => {
      const whole = parts[at]?.sums.get(row)
      if (whole !== undefined) {
        const titled = namedBy(found, titles)
        return titled?.sure && titled.no === whole ? plainLabel('indicator', whole) : perhaps([whole], () => true)
      }
      const stranger = strangerAt(found.reading.labels, grid, row, axis)
      if (stranger !== null) return stranger
      const isFigure = !isTask && texts.slice(axis + 1).some(isNumber)
      const holdsState = texts.some((text) => stateIn(text) !== null)
      const own = labelOfRow(found, nameOfRow(grid, row, axis), { isTask, isFigure, holdsState })
      return isFigure ? (joinedLabel(found, titles, texts, { row, axis }, own, parent) ?? own) : own
    })
    if (corner?.hasSum === false && labels.some((label) => label?.sure && !label.weak)) corner = null
    if (corner && onlyAxis !== null && texts.slice(onlyAxis + 1).some(isNumber)) {
      const under = underCorner(found, corner, row, texts, onlyAxis)
      const place = { row, axis: onlyAxis, from: 0, to: grid.columns }
      if ('why' in under) leaveRow(found, texts, place, headings, under.why)
      else readRow(found, titles, headings, texts, place, under, sure)
      continue
    }
    const isNamed = labels.some((label) => label !== null)
    const open: Orphan | null = isNamed ? null : readOrphan(found, titles, row, texts, orphan)
    orphan = open
    if (isNamed) {
      titles.close()
      if (above.length > 0) headings = withCompared(headingsOf(found, above), titles)
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
    } else if (readPair(found, titles, row, texts, sure)) hasRows = true
    else if (orphan) hasRows = true
    else if (titleTexts(texts)) for (const line of titleTexts(texts) ?? []) titles.add(line)
    else if (isHeadingRow(found, row, texts, headings.length > 0)) {
      corner = null
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
  const isSum = sumsKinds(Array.from({ length: grid.rows }, (_, row) => textAt(grid, row, axis - 1)))
  return Array.from({ length: grid.rows }, (_, row) => row).some(
    (row) => isSum(textAt(grid, row, axis - 1)) && labelIn(reading.labels, textAt(grid, row, axis))?.weak,
  )
}

/** Indicators some row names without doubt: what may be a part of one of them is then no more than that. */
function surelyNamed({ grid, reading }: Found, axes: readonly number[]): ReadonlySet<number> {
  const sure = new Set<number>()
  for (const axis of axes) {
    let whole: Label | null = null
    for (let row = 0; row < grid.rows; row++) {
      const label = labelIn(reading.labels, textAt(grid, row, axis))
      if (label && !label.part) whole = label
      // 其中 of what may be more than the indicator, by the indicator's own name, is the indicator.
      if (!label?.sure || (label.part && whole?.sure) || label.kind === 'task') continue
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

/** A name with its figure right beside it, in a line that names nothing where the table has its names. */
function readPair(
  found: Found,
  titles: Titles,
  row: number,
  texts: readonly string[],
  sure: ReadonlySet<number>,
): boolean {
  const { reading } = found
  const filled = texts.flatMap((text, column) => (text !== '' && text !== texts[column - 1] ? [{ text, column }] : []))
  const pairs = filled.flatMap(({ text, column }, at) => {
    const [value, next] = [filled[at + 1], filled[at + 2]]
    const label = isAmount(text) ? null : labelIn(reading.labels, text)
    const isStrange = strangerAt(reading.labels, found.grid, row, column) !== null
    const isNamed = label?.kind === 'indicator' && label.sure && label.rank === 3 && !label.part && !isStrange
    const isOwn = label?.nos.some((no) => reading.isOwn('indicator', no)) ?? false
    // Of 数量 | 12 | 14 it is not said which is meant.
    const isOne = value !== undefined && isAmount(value.text) && !(next && isAmount(next.text))
    return label && isNamed && isOwn && isOne ? [{ label, column, to: (value?.column ?? 0) + 1 }] : []
  })
  for (const { label, column, to } of pairs)
    readRow(found, titles, [], texts, { row, axis: column, from: column, to }, label, sure)
  return pairs.length > 0
}
