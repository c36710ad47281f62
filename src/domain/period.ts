import { addDays } from './day.ts'
import type { PeriodKind } from './plan.ts'

/** A reporting period as a value: `2024-03`, `2024Q1`, `2024H1` or `2024`, with its first and last day. */
export type Period = { id: string; kind: PeriodKind; first: string; last: string; label: string }

const months: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 }
const forms = [/^(\d{4})-(0[1-9]|1[0-2])$/, /^(\d{4})Q([1-4])$/, /^(\d{4})H([12])$/, /^(\d{4})$/]
const kinds: PeriodKind[] = ['month', 'quarter', 'half', 'year']

/** First and last day of a plan: what its periods are cut to. */
export type Span = { start: string; end: string }

/** A period without its days outside a span: the year of a plan that ends in June ends in June. */
export const cutTo = ({ start, end }: Span, period: Period): Period => ({
  ...period,
  first: period.first < start ? start : period.first,
  last: period.last > end ? end : period.last,
})

/** The period of that id as a plan has it, cut where the plan begins or ends; undefined where it is none. */
export function periodIn(span: Span, id: string): Period | undefined {
  const period = parsePeriod(id)
  return period && cutTo(span, period)
}

/** Ids as they were read: few, and each of them is read thousands of times for one answer. */
const read = new Map<string, Period | undefined>()

/** The period of that id, or undefined where it is none. */
export function parsePeriod(id: string): Period | undefined {
  if (read.has(id)) return read.get(id)
  const period = readPeriod(id)
  if (read.size < mostKept) read.set(id, period)
  return period
}

function readPeriod(id: string): Period | undefined {
  for (const [index, form] of forms.entries()) {
    const found = form.exec(id)
    const kind = kinds[index]
    if (found && kind) return periodAt(kind, Number(found[1]), Number(found[2] ?? 1))
  }
  return undefined
}

/** Periods are asked for thousands of times for one answer, and there are few: each is made once. */
const made = new Map<string, Period>()
const mostKept = 2000

/** The `no`-th period of its kind in a year, counted from 1. */
function periodAt(kind: PeriodKind, year: number, no: number): Period {
  const id = periodId(kind, year, no)
  const known = made.get(id)
  if (known) return known
  const period = calendarPeriod(kind, year, no)
  if (made.size < mostKept) made.set(id, period)
  return period
}

function calendarPeriod(kind: PeriodKind, year: number, no: number): Period {
  const length = months[kind]
  const firstMonth = (no - 1) * length + 1
  const first = `${year}-${two(firstMonth)}-01`
  const after = firstMonth + length > 12 ? `${year + 1}-01-01` : `${year}-${two(firstMonth + length)}-01`
  return { id: periodId(kind, year, no), kind, first, last: addDays(after, -1), label: labelOf(kind, year, no) }
}

const two = (number: number): string => String(number).padStart(2, '0')

/** `2024-03`, `2024Q1`, `2024H1`, `2024`. */
export function periodId(kind: PeriodKind, year: number, no: number): string {
  if (kind === 'month') return `${year}-${two(no)}`
  if (kind === 'quarter') return `${year}Q${no}`
  return kind === 'half' ? `${year}H${no}` : String(year)
}

function labelOf(kind: PeriodKind, year: number, no: number): string {
  if (kind === 'month') return `${year}年${no}月`
  if (kind === 'quarter') return `${year}年第${no}季度`
  return kind === 'half' ? `${year}年${no === 1 ? '上' : '下'}半年` : `${year}年`
}

/** The period of a kind that holds a day. */
export function periodOf(kind: PeriodKind, day: string): Period {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return periodAt(kind, year, Math.ceil(month / months[kind]))
}

/** The whole period as the calendar has it, also of a cut one. */
const whole = (period: Period): Period => periodOf(period.kind, period.first)

export const nextPeriod = (period: Period): Period => periodOf(period.kind, addDays(whole(period).last, 1))
export const previousPeriod = (period: Period): Period => periodOf(period.kind, addDays(whole(period).first, -1))

const spans = new Map<string, readonly Period[]>()
const mostSpans = 200

/** All periods of a kind that share a day with a span, in order, cut to it. */
export function periodsIn(kind: PeriodKind, first: string, last: string): Period[] {
  const key = `${kind} ${first} ${last}`
  const held = spans.get(key) ?? cutPeriods(kind, first, last)
  if (spans.size < mostSpans) spans.set(key, held)
  return [...held]
}

function cutPeriods(kind: PeriodKind, first: string, last: string): Period[] {
  const all: Period[] = []
  for (let period = periodOf(kind, first); period.first <= last; period = nextPeriod(period)) all.push(period)
  return all.map((period) => cutTo({ start: first, end: last }, period))
}

/** How a kind of period is called: 按月, 按季度. */
export const kindLabel: Record<PeriodKind, string> = { month: '月', quarter: '季度', half: '半年', year: '年' }
