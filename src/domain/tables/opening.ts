import { baselineOf } from '../counting.ts'
import { dayLabel, dayTyped } from '../day.ts'
import { decimal } from '../decimal.ts'
import type { Indicator, Plan } from '../plan.ts'
import type { Facts } from '../report.ts'
import { isLevel, type ReadBaseline, readBaseline } from '../reporting/baseline.ts'
import { figureWords } from '../reporting/words.ts'
import { readingOf } from './draft.ts'
import { addressOf, type Grid, textAt } from './grid.ts'
import { written } from './judge.ts'
import { layoutOf } from './layout.ts'
import type { Reading } from './reading.ts'
import type { SaidPeriod } from './said-period.ts'

/** A start value or opening total as a workbook gives it, with the cells it comes from. */
type OpeningItem = { indicator: Indicator; made: ReadBaseline; cells: string[]; line: string }

export type OpeningDraft = { items: OpeningItem[]; same: string[]; left: { cells: string[]; why: string }[] }

const openingWords = /(期初|起始|基期|基础|基准)(累计(数|值)?|数据|数|值|量)|基数|(上年末|年初)(数|值)?/
const openingDates = /(期初|起始|基期|基础|基准)(?=日期|时间|时点|年份)/

/**
 * A workbook of start values and opening totals (its name, a title or a heading says so) → what it would set; null where
 * it is none. The table is read as any other, what stands at its beginning as a level; its source stands beside or is the file.
 */
export function openingOf(
  { plan, facts, today, beside }: { plan: Plan; facts: Facts; today: string; beside: string },
  grids: readonly Grid[],
  fileName: string,
): OpeningDraft | null {
  const name = fileName.replace(/\.[^.]*$/, '')
  const tables = grids.filter((grid) => !grid.hidden && saysOpening(grid, `${name} ${beside}`))
  if (tables.length === 0) return null
  const units = plan.units.map(({ id }) => id)
  const reading: Reading = {
    ...readingOf({ plan, facts, today, units, owed: [] }, `${name} ${beside}`, {}, ''),
    isOfTotals: true,
  }
  const found = tables.flatMap((grid) => rowsOf(plan, reading, grid, grids.length > 1))
  const draft: OpeningDraft = { items: [], same: [], left: found.flatMap((row) => ('why' in row ? [row] : [])) }
  const byNo = new Map<number, Row[]>()
  for (const row of found) if ('no' in row) byNo.set(row.no, [...(byNo.get(row.no) ?? []), row])
  for (const [no, rows] of byNo) {
    const indicator = plan.indicators.find((one) => one.no === no)
    const cells = rows.flatMap((row) => row.cells)
    const typed: Record<string, string> = { source: fileName }
    const isTwice = rows.some((row) =>
      Object.entries(row.typed).some(([field, text]) => rows.some((one) => (one.typed[field] ?? text) !== text)),
    )
    for (const row of rows) Object.assign(typed, row.typed)
    if (!indicator) continue
    const read = isTwice ? null : readBaseline(plan, indicator, typed, today)
    const head = `指标${no} ${indicator.short}`
    if (read === null) draft.left.push({ cells, why: `${head}出现两次，数不一样` })
    else if ('problems' in read) draft.left.push({ cells, why: `${head}：${Object.values(read.problems).join('；')}` })
    else {
      const current = baselineOf(facts, no, today)
      const isSame = current && current.date === read.date && decimal(current.value).eq(read.value)
      const line = `${head}：${isLevel(indicator) ? '基数' : '期初累计'}${wordsOf(indicator, read)}`
      if (isSame) draft.same.push(line)
      else {
        const replaced = current ? `；原来是${wordsOf(indicator, current)}，记录里留着` : ''
        draft.items.push({ indicator, made: read, cells, line: line + coveredWords(facts, indicator, read) + replaced })
      }
    }
  }
  return draft
}

type Amount = Pick<ReadBaseline, 'value' | 'date' | 'source'> & {
  numerator?: string | null | undefined
  denominator?: string | null | undefined
}

const wordsOf = (indicator: Indicator, { value, numerator = null, denominator = null, date, source }: Amount): string =>
  `${figureWords(indicator, { value, numerator, denominator })}（截至${dayLabel(date)}，${source}）`

/** Reports of periods that ended by its date are in an opening total already: it counts in their place. */
function coveredWords({ reports }: Facts, indicator: Indicator, { date }: ReadBaseline): string {
  if (isLevel(indicator)) return ''
  const last = (id: string) => (/^\d{4}$/.test(id) ? `${id}-12` : id.replace(/Q([1-4])$/, (_, q) => `-${q * 3}`))
  const covered = reports.filter(
    (one) =>
      one.kind === 'indicator' &&
      one.no === indicator.no &&
      one.events.at(-1)?.state === 'confirmed' &&
      last(one.period)
        .replace(/-(\d)$/, '-0$1')
        .slice(0, 7) <= date.slice(0, 7),
  )
  return covered.length === 0 ? '' : `；这天以前已确认的${covered.length}期含在里面，不重复计算`
}

/** The name of the file or the sheet, a line about the table or one of its headings says what it holds. */
const saysOpening = (grid: Grid, named: string): boolean =>
  openingWords.test(named) ||
  openingWords.test(grid.name) ||
  Array.from({ length: Math.min(grid.rows, 6) }, (_, row) => row).some((row) => {
    const texts = Array.from({ length: grid.columns }, (_, column) => textAt(grid, row, column))
    // 期初 beside 本期 and 期末 is a period's own table.
    const isOfPeriod = texts.some((text) =>
      /本期|期末|[本上][月季年](?!末)|新增|实际|完成|现状|季度|[1-9]月/.test(text),
    )
    return (
      texts.some((text) => openingWords.test(text)) && (texts.filter((text) => text !== '').length === 1 || !isOfPeriod)
    )
  })

type Row = { no: number; typed: Record<string, string>; cells: string[] }

function rowsOf(
  plan: Plan,
  reading: Reading,
  grid: Grid,
  hasSheets: boolean,
): (Row | { cells: string[]; why: string })[] {
  const named = (at: string) => `${hasSheets ? `${grid.name}!` : ''}${at}`
  const { placed, unplaced } = layoutOf(reading, asLevels(grid))
  const left = unplaced.map(({ at, why }) => ({
    cells: [named(at)],
    why: why.replace(/^要先回答(“.*”)?.*$/, '$1不能确定是哪一项，请写全名或“指标”和编号'),
  }))
  const read = placed.map((cell): Row => {
    const source = besideIn(grid, cell.at, /来源|依据|文号|出处/)
    const date = dayTyped(besideIn(grid, cell.at, /日期|时点|时间|截至|截止/)) ?? dayOf(grid, cell.period)
    const typed = { [cell.field]: written(plan, cell), ...(date && { date }), ...(source !== '' && { source }) }
    return { no: cell.no, typed, cells: [named(cell.at)] }
  })
  return [...read, ...left]
}

/** What stands at the beginning is a level of that day, whatever it is called. */
const asLevels = (grid: Grid): Grid => ({
  ...grid,
  cells: grid.cells.map((row) =>
    row.map((cell) => {
      const text = cell?.text.replace(openingDates, '').replace(openingWords, '期末数')
      return cell && { ...cell, text: text ?? '' }
    }),
  ),
})

/** What a row, or a column, says under a heading like one of these; '' where no such heading stands. */
function besideIn(grid: Grid, at: string, heading: RegExp): string {
  const places = grid.cells.flatMap((cells, row) => cells.map((_, column) => ({ row, column })))
  const own = places.find(({ row, column }) => addressOf(grid, row, column) === at)
  const head = places.find(({ row, column }) => {
    const text = textAt(grid, row, column)
    return text.length <= 8 && heading.test(text) && dayTyped(text) === null
  })
  if (!own || !head) return ''
  const [below, right] = [textAt(grid, own.row, head.column), textAt(grid, head.row, own.column)]
  return head.row < own.row && head.column !== own.column
    ? below
    : head.column < own.column && head.row !== own.row
      ? right
      : ''
}

/** The day a period ends on; within that month the one the table names, where it names one. */
function dayOf(grid: Grid, period: SaidPeriod | null): string | null {
  if (period === null || period.year === null || period.loose) return null
  const month = { month: 1, quarter: 3, half: 6, year: 12 }[period.kind] * period.no
  const day = dayTyped(`${period.year}年${month}月底`)
  const said = grid.cells.flatMap((row) => row.flatMap((cell) => dayOfWords(cell?.text ?? '') ?? []))
  return said.find((one) => one.slice(0, 7) === day?.slice(0, 7)) ?? day
}

/** A day some words name: 截至2023年底. */
function dayOfWords(words: string): string | null {
  const [said] =
    /\d{4}\s*(?:年|[-./])\s*(?:\d{1,2}\s*(?:月|[-./]))?\s*(?:\d{1,2}日?|[底末])/.exec(words.normalize('NFKC')) ?? []
  return said === undefined ? null : dayTyped(said)
}
