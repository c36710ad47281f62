import type Big from 'big.js'
import type { GoalState } from './attainment.ts'
import { daysInclusive } from './day.ts'
import { decimal, share, sum, zero } from './decimal.ts'
import type { Figure } from './figures.ts'
import { periodOf, periodsIn } from './period.ts'
import type { Plan } from './plan.ts'

/** Where the pace so far leads by the end, or why nothing is said about it. */
export type Forecast =
  | { least: Big; most: Big; points: number }
  | { refused: 'step' | 'ratio' | 'noBaseline' | 'fewPoints'; points: number }

/** Confirmed periods a forecast needs at least. */
export const neededPoints = 3
const paceMonths = [3, 6, 12]

/**
 * The pace of the last 3, 6 and 12 months carried from the newest figure to the end, as a range (design.md 3,
 * Forecast). In the plan's unit; of growth in percent.
 */
export function forecast(plan: Plan, state: GoalState): Forecast {
  const curve = curveOf(state)
  const points = curve.length
  if (state.step) return { refused: 'step', points }
  if (state.measure === 'ratio') return { refused: 'ratio', points }
  if ((state.measure === 'stock' || state.measure === 'growth') && state.baseline === null) {
    return { refused: 'noBaseline', points }
  }
  const last = curve.at(-1)
  if (points < neededPoints || !last) return { refused: 'fewPoints', points }
  const left = decimal(Math.max(0, daysInclusive(last.day, plan.end) - 1))
  const ends = paceMonths.map((months) => last.value.plus(paceOver(curve, months).times(left)))
  const sorted = ends.toSorted((a, b) => a.cmp(b))
  return { least: sorted[0] ?? last.value, most: sorted.at(-1) ?? last.value, points }
}

export type Point = { day: string; value: Big }

/** The goal's value after each of its periods, oldest first: sums of flows, levels of stocks, growth in percent. */
export function curveOf(state: GoalState): Point[] {
  const days = [...new Set(state.figures.map(({ period }) => period.last))].sort()
  return days.flatMap((day) => {
    const value = valueOn(state, day)
    return value === null ? [] : [{ day, value }]
  })
}

function valueOn({ measure, figures, goal, baseline }: GoalState, day: string): Big | null {
  const upTo = figures.filter(({ period }) => period.last <= day)
  if (measure === 'ratio') {
    const accepted = sum(upTo.map(({ denominator }) => denominator))
    return accepted.eq(0) ? null : share(sum(upTo.map(({ numerator }) => numerator)), accepted).times(100)
  }
  if (measure === 'flow' || measure === 'step') return sum(upTo.map(({ value }) => value ?? zero))
  const levels = goal.indicators.map((no) => newestLevel(upTo, no))
  const known = levels.filter((level) => level !== null)
  if (known.length < levels.length) return null
  const level = sum(known)
  if (measure === 'stock') return level
  return baseline && !baseline.eq(0) ? share(level, baseline).minus(1).times(100) : null
}

function newestLevel(figures: readonly Figure[], no: number): Big | null {
  const own = figures.filter((figure) => figure.no === no).sort((a, b) => (a.period.last < b.period.last ? -1 : 1))
  return own.at(-1)?.value ?? null
}

/** Change per day over the last so many months of a curve, or over all of it where it is shorter. */
function paceOver(curve: readonly Point[], months: number): Big {
  const last = curve.at(-1)
  if (!last) return zero
  const from = curve.findLast(({ day }) => monthsBetween(day, last.day) >= months) ?? curve[0]
  if (!from || from.day === last.day) return zero
  return share(last.value.minus(from.value), decimal(daysInclusive(from.day, last.day) - 1))
}

function monthsBetween(first: string, last: string): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return month(last) - month(first)
}

/**
 * 还需每月: what is left, divided by the months from the one after the newest figure to the end; whole counts rounded
 * up. Null where nothing is left, no month is, or there is no value.
 */
export function neededPerMonth(plan: Plan, state: GoalState): { amount: Big; months: number } | null {
  const { current, target, figureDay, indicators, step, measure } = state
  if (current === null || figureDay === null || step || measure === 'ratio' || current.gte(target)) return null
  const newest = periodOf('month', figureDay)
  const months = periodsIn('month', newest.first, plan.end).length - 1
  if (months <= 0) return null
  const amount = share(target.minus(current), decimal(months))
  const decimals = measure === 'growth' ? 2 : (indicators[0]?.decimals ?? 0)
  return { amount: amount.round(decimals, 3), months }
}
