import type { Candidate } from './candidate.ts'
import { isNumber } from './cells.ts'
import { withoutPeriod } from './said-period.ts'
import { numberOf } from './sums.ts'

/**
 * Figures of several periods of one year under the same words: where one is less than the one before, none of them is a
 * running total, whatever their heading leaves open.
 */
export function withFalls(cells: readonly Candidate[]): Candidate[] {
  const series = new Map<string, Candidate[]>()
  for (const one of cells) {
    if (!one.period || !isNumber(one.text) || one.text.includes('%')) continue
    const { kind, year } = one.period
    const key = [kind, year, withoutPeriod(one.heading.text), one.heading.unit, one.heading.whole].join()
    series.set(key, [...(series.get(key) ?? []), one])
  }
  const falling = new Set([...series.values()].flatMap((all) => (isFalling(all) ? all : [])))
  return cells.map((one) => (falling.has(one) ? { ...one, falls: true } : one))
}

function isFalling(series: readonly Candidate[]): boolean {
  const inOrder = series.toSorted((a, b) => (a.period?.no ?? 0) - (b.period?.no ?? 0))
  const numbers = inOrder.map(({ text }) => numberOf(text))
  const isOne = new Set(inOrder.map(({ period }) => period?.no)).size === inOrder.length
  return isOne && numbers.some((number, at) => numbers[at - 1]?.gt(number))
}
