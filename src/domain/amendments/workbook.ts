import { decimal, figure, sum } from '../decimal.ts'
import { goalOf, plain, targetFigure, unitByName } from '../look.ts'
import { readExact } from '../number-form.ts'
import type { Indicator, Plan } from '../plan.ts'
import { addressOf, type Grid, textAt } from '../tables/grid.ts'
import { type Label, plainLabel } from '../tables/label.ts'
import { labelIn } from '../tables/label-in.ts'
import { type Labels, labelsOf } from '../tables/labels.ts'
import type { TargetLine } from './amendment.ts'
import { partUnits } from './parts.ts'

/** What a workbook of targets was read as; every figure of it is in `lines` or in `left`. */
export type ReadTargets = {
  title: string
  number: string | null
  date: string | null
  lines: TargetLine[]
  left: { cell: string; text: string; why: string }[]
  /** A printed total that is not the sum of what stands above it. */
  sums: string[]
  /** Indicators whose yearly figures are read as the year's own amount, or as everything so far, without a word for it. */
  assumed: number[]
}

/** `basis`: how flows without a word for it are meant, once somebody has said so. */
export type Reading = { plan: Plan; fileName: string; basis?: 'total' | 'year' }

/** Sheets in any layout: of each figure its heads and its row say which indicator, whose, by when. Nothing is stored. */
export function readTargets(reading: Reading, grids: readonly Grid[]): ReadTargets {
  const labels = labelsOf(reading.plan)
  const several = grids.length > 1
  const cells = grids.flatMap((grid) =>
    cellsOf(grid).map((cell): Read => readCell({ ...reading, labels, grid, several }, cell)),
  )
  const placed = cells.flatMap((one) => ('line' in one ? [one] : []))
  const texts = grids.flatMap(textsOf)
  const lines = withBasis(reading, placed)
  return {
    title:
      texts.map(withoutNumber).find((text) => text.length >= 6 && /目标|分解|方案|通知|计划/.test(text)) ??
      reading.fileName,
    number: texts.map(numberIn).find((one) => one !== null) ?? null,
    date: texts.map(dateIn).find((one) => one !== null) ?? null,
    lines: lines.map(({ line }) => line),
    left: cells.flatMap((one) => ('why' in one ? [one] : [])),
    sums: printedSums(reading.plan, lines, cells),
    assumed: [...new Set(lines.filter(({ said }) => !said).map(({ line }) => line.no))],
  }
}

type Cell = { row: number; column: number; text: string }
type Placed = { line: TargetLine; said: boolean }
type Read = Placed | { cell: string; text: string; why: string } | { total: TargetLine }

const isYear = (text: string): boolean => /^20\d{2}(\s*年.*)?$/.test(text)
const isFigure = (text: string): boolean =>
  !isYear(text) && /^[-+]?[\d,，]+(\.\d+)?\s*[%‰]?$|^[\d.]+\s*[\u4e00-\u9fa5]{1,4}$/.test(text)

const textsOf = ({ cells, name }: Grid): string[] =>
  [...cells.flatMap((row) => row.flatMap((cell) => cell?.text.trim() ?? [])), name].filter((text) => text !== '')

/** Figures that stand to the right of a label and below one. */
function cellsOf(grid: Grid): Cell[] {
  const all: Cell[] = []
  for (let row = 0; row < grid.rows; row += 1) {
    if (grid.hiddenRows.has(row)) continue
    for (let column = 1; column < grid.columns; column += 1) {
      const text = grid.cells[row]?.[column]?.text.trim() ?? ''
      if (isFigure(text) && !grid.hiddenColumns.has(column)) all.push({ row, column, text })
    }
  }
  return all
}

type Sheet = Reading & { labels: Labels; grid: Grid; several: boolean }

/** Words of a figure's row, nearest first, then those above it, then the sheet's and the file's name. */
function wordsAround({ grid, fileName }: Sheet, { row, column }: Cell): { own: string[]; around: string[] } {
  const isWord = (text: string) => text !== '' && !isFigure(text)
  const left = range(column).map((at) => textAt(grid, row, at))
  const above = range(row).map((at) => headAt(grid, at, column))
  return { own: [...left, ...above].filter(isWord), around: [...captions(grid), grid.name, fileName] }
}

/** A head, also where it stands over several columns without being merged. */
function headAt(grid: Grid, row: number, column: number): string {
  const own = textAt(grid, row, column)
  if (own !== '' || column < 2) return own
  const texts = range(column).map((at) => textAt(grid, row, at))
  const before = texts.slice(0, -1).find((text) => text !== '')
  return before !== undefined && !isFigure(before) && texts.some((text, at) => at > 0 && text !== '') ? before : ''
}

const range = (to: number): number[] => Array.from({ length: to }, (_, at) => to - 1 - at)

/** Rows of a single text are the table's title and remarks. */
const captions = (grid: Grid): string[] =>
  grid.cells.flatMap((row) => {
    const texts = row.flatMap((cell) => cell?.text.trim() ?? []).filter((text) => text !== '')
    return texts.length === 1 ? texts : []
  })

const notTargets = /^(序号|编号|备注|增长|增幅|同比|占比|排名|权重|分值)/
const sumWords = ['合计', '总计', '小计', '各县合计', '合计数']

function readCell(sheet: Sheet, cell: Cell): Read {
  const { plan, grid, labels, several } = sheet
  const address = `${several ? `${grid.name}!` : ''}${addressOf(grid, cell.row, cell.column)}`
  const left = (why: string): Read => ({ cell: address, text: cell.text, why })
  const { own, around } = wordsAround(sheet, cell)
  const head = textAt(grid, 0, cell.column)
  if ([head, own[0] ?? ''].some((text) => notTargets.test(text))) return left('不是目标数')
  const label = own.map((text) => labelOf(plan, labels, text)).find((one) => one !== null)
  if (!label) return left('看不出是哪项指标')
  if (label.nos.length > 1) return left(`可能是指标${label.nos.join('、')}`)
  const indicator = plan.indicators.find(({ no }) => no === label.nos[0])
  if (!indicator) return left(label.unknown ?? '方案里没有这一项')
  const who = whoIn(plan, own)
  const isTotal = own.some((text) => sumWords.includes(plain(text)))
  if (who === undefined && !isTotal && namesParts(sheet))
    return left(`看不出是全${plan.words.whole.slice(-1)}还是哪个地方的`)
  const on = [...own, ...around].map((text) => dayIn(plan, text)).find((one) => one !== null)
  if (!on) return left('没有写是哪一年的目标')
  const range = { min: '-999999999999', max: '999999999999' }
  const measure = /[\u4e00-\u9fa5%]$/.test(cell.text) ? '' : label.measure
  const read = readExact(`${cell.text}${measure}`, { unit: indicator.unit, decimals: 4, range })
  if ('problem' in read) return left(read.problem)
  const said = basisSaid(own, indicator)
  if (said !== 'start' && (on < plan.start || on > plan.end)) return left('不在方案的时间内')
  const line: TargetLine = {
    kind: 'target',
    no: indicator.no,
    unit: who ?? null,
    on,
    basis: said ?? 'total',
    value: read.value,
    cell: address,
  }
  return isTotal && who === undefined ? { total: line } : { line, said: said !== null || !isAmount(indicator) }
}

/** Flows are given by the year or in total; a level is what it is. */
const isAmount = ({ measure }: Indicator): boolean => measure === 'flow' || measure === 'step'

/** An indicator a cell names, with or without the year and 目标 beside it. */
function labelOf(plan: Plan, labels: Labels, text: string): Label | null {
  const bare = text.replace(/20\d{2}年(度|底|末)?/g, '').replace(/(年度)?(目标|任务)(数|值)?|累计|新增|当年/g, '')
  const found = [text, bare.trim()].map((one) => labelIn(labels, one)).find((one) => one?.kind === 'indicator') ?? null
  return found ?? byNumber(plan, text)
}

const byNumber = (plan: Plan, text: string): Label | null => {
  const [, no] = /^(\d{1,2})[.、．]\S/.exec(text) ?? []
  const fits = plan.indicators.some((one) => String(one.no) === no && text.includes(one.short))
  return fits ? plainLabel('indicator', Number(no)) : null
}

/** A unit of the plan's parts, null for the whole, undefined where nobody is named. */
function whoIn(plan: Plan, texts: readonly string[]): string | null | undefined {
  const parts = partUnits(plan)
  for (const text of texts) {
    const unit = unitByName(plan, text)
    if (unit && parts.includes(unit.id)) return unit.id
    if ([plan.words.whole, `${plan.words.whole}合计`, `${plan.words.whole}目标`, plan.city].includes(plain(text)))
      return null
  }
  return undefined
}

const named = new WeakMap<Grid, boolean>()

/** A sheet in which some part is named: there a figure without one is nobody's. */
function namesParts({ plan, grid }: Sheet): boolean {
  const known = named.get(grid)
  if (known !== undefined) return known
  const has = textsOf(grid).some((text) => whoIn(plan, [text]))
  named.set(grid, has)
  return has
}

/** `2024年`, `2024年底`, `2024年6月` → the last day of it, no later than the plan's; null where none is said. */
function dayIn(plan: Pick<Plan, 'end'>, text: string): string | null {
  const [, year, month] = /(20\d{2})(?:\s*年度?|\.)(?:(\d{1,2})月?)?/.exec(text) ?? /^(20\d{2})$/.exec(text) ?? []
  if (year === undefined || numberIn(text)) return null
  const last = month === undefined ? `${year}-12-31` : lastOfMonth(Number(year), Number(month))
  return last !== null && last > plan.end && plan.end.startsWith(year) ? plan.end : last
}

function lastOfMonth(year: number, month: number): string | null {
  if (month < 1 || month > 12) return null
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
}

const basisSaid = (own: readonly string[], indicator: Indicator): TargetLine['basis'] | null => {
  const words = own.join(' ')
  if (/基数|基期|基准|起点|现状/.test(words)) return 'start'
  if (!isAmount(indicator)) return 'total'
  if (/累计|总量|合计达到/.test(words)) return 'total'
  return /新增|当年|年度|每年/.test(words) ? 'year' : null
}

/** Flows without a word for it: said by somebody, else by whether the years add up to the target or grow to it. */
function withBasis({ plan, basis }: Reading, placed: readonly Placed[]): Placed[] {
  return placed.map((one) => {
    if (one.said) return one
    const own = placed.filter(({ line }) => line.no === one.line.no && line.unit === one.line.unit)
    return {
      ...one,
      line: {
        ...one.line,
        basis:
          basis ??
          guessed(
            plan,
            own.map(({ line }) => line),
            placed,
          ),
      },
    }
  })
}

function guessed(plan: Plan, [first, ...others]: TargetLine[], placed: readonly Placed[]): 'total' | 'year' {
  if (!first) return 'total'
  if (others.length === 0) return first.on === plan.end ? 'total' : 'year'
  const target = targetFigure(goalOf(plan, first.no))
  const { no } = first
  const all = placed.filter(({ line }) => line.no === no && line.unit !== null)
  const rows = all.length > 0 ? all : placed.filter(({ line }) => line.no === no)
  const newest = rows
    .map(({ line }) => line.on)
    .sort()
    .at(-1)
  const atEnd = sum(rows.filter(({ line }) => line.on === newest).map(({ line }) => decimal(line.value)))
  return target !== null && atEnd.lt(target) ? 'year' : 'total'
}

/** Printed totals against the sum of the parts. */
function printedSums(plan: Plan, placed: readonly Placed[], cells: readonly Read[]): string[] {
  return cells.flatMap((one) => {
    if (!('total' in one)) return []
    const { no, on, value, cell } = one.total
    const parts = placed.filter(
      ({ line }) => line.no === no && line.on === on && line.unit !== null && line.basis !== 'start',
    )
    const total = sum(parts.map(({ line }) => decimal(line.value)))
    const short = plan.indicators.find((row) => row.no === no)?.short ?? ''
    if (parts.length === 0 || total.eq(value)) return []
    return [`${short}：表里的合计（${cell}）是${figure(value)}，各地相加是${figure(total)}`]
  })
}

/** A document number as papers print it; null where the text holds none. */
export function numberIn(text: string): string | null {
  const [, found] = /([\u4e00-\u9fa5]{1,14}\s*[〔[［(（]\s*20\d{2}\s*[〕\]］)）]\s*\d{1,4}\s*号)/.exec(text) ?? []
  return (
    found
      ?.replace(/\s/g, '')
      .replace(/[[［(（]/, '〔')
      .replace(/[\]］)）]/, '〕') ?? null
  )
}

const withoutNumber = (text: string): string => text.replace(/[（(][^（()）]*号[^（()）]*[)）]/g, '').trim()

/** A full date a text prints: `2024年1月15日`. */
function dateIn(text: string): string | null {
  const [, year, month, day] = /(20\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/.exec(text) ?? []
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}
