import type { PeriodKind, Plan } from '../../src/domain/plan.ts'

/** A period with its days as the plan cuts it. */
export type Span = { id: string; kind: PeriodKind; first: string; last: string }

const dayMs = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString().slice(0, 10)
export const after = (day: string): string => iso(Date.parse(day) + dayMs)
export const before = (day: string): string => iso(Date.parse(day) - dayMs)
export const total = (numbers: number[]): number => numbers.reduce((sum, number) => sum + number, 0)

const days = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1

/** Days gone of a span, both ends counted, within 0…1. */
export function elapsed(first: string, last: string, day: string): number {
  const gone = days(first, day)
  return gone <= 0 ? 0 : gone >= days(first, last) ? 1 : gone / days(first, last)
}

const monthsOf: Record<PeriodKind, number> = { month: 1, quarter: 3, half: 6, year: 12 }
const lastDay = (year: number, month: number): string => iso(Date.UTC(year, month, 1) - dayMs)

/** `2024-03`, `2024Q1`, `2024H1`, `2024` */
export function spanOf({ start, end }: Plan, id: string): Span {
  const year = Number(id.slice(0, 4))
  const kind: PeriodKind = id.includes('Q') ? 'quarter' : id.includes('H') ? 'half' : id.length === 7 ? 'month' : 'year'
  const no = kind === 'year' ? 1 : Number(id.slice(5 - (kind === 'month' ? 0 : 0)).replace(/^[QH-]/, ''))
  const lastMonth = no * monthsOf[kind]
  const first = `${year}-${String(lastMonth - monthsOf[kind] + 1).padStart(2, '0')}-01`
  const last = lastDay(year, lastMonth)
  return { id, kind, first: first < start ? start : first, last: last > end ? end : last }
}

/** All periods of a kind that touch the plan, in order. */
export function spansOf(plan: Plan, kind: PeriodKind): Span[] {
  const mark = { month: '-', quarter: 'Q', half: 'H', year: '' }[kind]
  const all: Span[] = []
  for (let year = Number(plan.start.slice(0, 4)); year <= Number(plan.end.slice(0, 4)); year++) {
    for (let no = 1; no <= 12 / monthsOf[kind]; no++) {
      const id = kind === 'year' ? String(year) : `${year}${mark}${kind === 'month' ? String(no).padStart(2, '0') : no}`
      const span = spanOf(plan, id)
      if (span.first <= span.last) all.push(span)
    }
  }
  return all
}
