import Big from 'big.js'
import type { GoalState } from './attainment.ts'
import { curveOf, openedOn, type Point, valueOn } from './curve.ts'
import { addDays, daysInclusive } from './day.ts'
import { decimal, share, zero } from './decimal.ts'
import { isLevel } from './part.ts'
import { type Period, periodOf, periodsIn } from './period.ts'
import type { Plan } from './plan.ts'
import { isReached } from './sense.ts'

export { curveOf, type Point } from './curve.ts'

/** Where the pace so far leads by the end, or why nothing is said about it. */
export type Forecast =
  | { least: Big; most: Big; points: number }
  | { refused: 'state' | 'step' | 'ratio' | 'noBaseline' | 'fewPoints'; points: number }

/** Confirmed periods a forecast needs at least. */
export const neededPoints = 3
const paceMonths = [3, 6, 12]

/**
 * The pace of the last 3, 6 and 12 months carried from the newest figure to the end, as a range (docs/rules.md 3,
 * Forecast). In the plan's unit; of growth in percent.
 */
export function forecast(plan: Plan, state: GoalState): Forecast {
  const curve = curveOf(state)
  const points = curve.length
  if (state.measure === 'state') return { refused: 'state', points }
  if (state.step || state.course.kind === 'ceiling') return { refused: 'step', points }
  if (state.measure === 'ratio') return { refused: 'ratio', points }
  if (state.missingPast > 0 || (isLevel(state.measure) && state.baseline === null))
    return { refused: 'noBaseline', points }
  const last = curve.at(-1)
  if (points < neededPoints || !last) return { refused: 'fewPoints', points }
  const left = decimal(Math.max(0, daysInclusive(last.day, plan.end) - 1))
  const track = [...beginningOf(plan, state), ...curve]
  const ends = paceMonths.map((months) => last.value.plus(paceOver(track, months).times(left)))
  const sorted = ends.toSorted((a, b) => a.cmp(b))
  return { least: sorted[0] ?? last.value, most: sorted.at(-1) ?? last.value, points }
}

type Mark = Pick<Point, 'day' | 'value'>

/** Of a sum the day before its first period, or of its opening total: the first period's amount is pace as well. */
function beginningOf(plan: Plan, state: GoalState): Mark[] {
  const [first] = state.figures
  if (isLevel(state.measure) || !first) return []
  const begun = first.period.first < plan.start ? plan.start : first.period.first
  const day = openedOn(state) || addDays(begun, -1)
  return [{ day, value: valueOn(state, day) ?? zero }]
}

/** Change per day over the last so many months of a track, or over all of it where it is shorter. */
function paceOver(track: readonly Mark[], months: number): Big {
  const last = track.at(-1)
  if (!last) return zero
  const from = track.findLast(({ day }) => monthsBetween(day, last.day) >= months) ?? track[0]
  if (!from || from.day === last.day) return zero
  return share(last.value.minus(from.value), decimal(daysInclusive(from.day, last.day) - 1))
}

function monthsBetween(first: string, last: string): number {
  const month = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
  return month(last) - month(first)
}

/** What is left to the end: in all, in each month but the last, in the last; and the months it is spread over. */
export type Needed = { left: Big; perMonth: Big; lastMonth: Big; from: Period; months: number }

/**
 * 还需每月: what is left, over the months from the one after the newest figure to the end; rounded up to what can be
 * reported, so that the last month needs less. `from` is the first of these months. Null where nothing is left, no month
 * is, or there is no value or no amount that would add up: a ratio, a level that must fall, a state.
 */
export function neededPerMonth(plan: Plan, state: GoalState): Needed | null {
  const { current, target, figureDay, indicators, step, measure, goal, day, ends, missingPast } = state
  if (current === null || target === null || ends?.low === null || ends === null) return null
  if (
    figureDay === null ||
    step ||
    measure === 'state' ||
    measure === 'ratio' ||
    day > plan.end ||
    missingPast > 0 ||
    goal.perYear
  )
    return null
  if (current.gt(ends.low) || isReached(ends, current)) return null
  const [, ...rest] = periodsIn('month', periodOf('month', figureDay).first, plan.end)
  const [from] = rest
  if (!from) return null
  const months = rest.length
  const decimals = measure === 'growth' ? 2 : (indicators[0]?.decimals ?? 0)
  const left = leftTo(state, current)
  if (left === null) return null
  const perMonth = share(left, decimal(months)).round(decimals, Big.roundUp)
  const lastMonth = left.minus(perMonth.times(months - 1))
  return { left, perMonth, lastMonth: lastMonth.gt(0) ? lastMonth : zero, from, months }
}

/** What is missing to the end that counts; “超过” wants one more of the smallest thing that is counted. */
function leftTo({ ends, measure, indicators }: GoalState, current: Big): Big | null {
  if (!ends?.low) return null
  const decimals = measure === 'growth' || measure === 'ratio' ? 2 : (indicators[0]?.decimals ?? 0)
  const smallest = decimal(10).pow(-decimals)
  const left = (ends.strict ? ends.low.plus(smallest) : ends.low).minus(current)
  return left.gt(0) ? left : null
}
