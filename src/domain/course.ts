import type Big from 'big.js'
import { addDays } from './day.ts'
import { decimal, share, zero } from './decimal.ts'
import { isLevel, type Part } from './part.ts'
import type { Goal, Indicator, Measure, Plan } from './plan.ts'
import { type Ends, isOpen, isReached } from './sense.ts'
import { timeShare } from './time-share.ts'

/** A value wanted by a day. */
type Mark = { on: string; value: Big }

/**
 * How a value is judged against time: along a way from a start value over milestones to the nearer end; by what it is
 * short of an end that held from the start (or that last year set); a ratio, and a growth that must stay low, by the
 * distance to what is wanted at that date; a sum with a ceiling only once it is above it; or not at all.
 */
export type Course =
  | { kind: 'way'; start: Big; aim: Big; points: Mark[] }
  | { kind: 'held'; aim: Big }
  | { kind: 'distance'; points: Mark[] }
  | { kind: 'ceiling' }
  | { kind: 'none' }

/** A target of 1–3 has no course in time; nor has a stock of whole units that began 1–3 of them away from its target. */
export function isStep({ measure, decimals }: Indicator, ends: Ends | null, baseline: Big | null): boolean {
  if (measure === 'step') return true
  if (measure !== 'stock' || baseline === null || decimals > 0 || ends === null || isReached(ends, baseline))
    return false
  const left = aimOf(ends, baseline).minus(baseline).abs()
  return left.gt(0) && left.lte(3)
}

/** The end that is nearer to a start value; the lower one where there is no choice. */
function aimOf({ low, high }: Ends, start: Big): Big {
  if (low === null) return high ?? start
  return high !== null && start.gt(high) ? high : low
}

type Known = { plan: Plan; goal: Goal; measure: Measure; step: boolean; ends: Ends | null; baseline: Big | null }

/** The course of a goal; `year` is the one a yearly sum is of. */
export function courseOf(known: Known, parts: readonly Part[], year: string): Course {
  const { plan, goal, measure, step, ends, baseline } = known
  if (step || ends === null || isOpen(goal)) return { kind: 'none' }
  if (goal.sense === 'notBelowLast')
    return measure === 'flow' ? { kind: 'none' } : { kind: 'held', aim: aimOf(ends, zero) }
  if (isLevel(measure) && baseline === null) return { kind: 'none' }
  if (measure === 'flow' && goal.sense === 'atMost') return { kind: 'ceiling' }
  if (measure === 'stock' && baseline && isReached({ ...ends, strict: false }, baseline)) {
    return { kind: 'held', aim: ends.low ?? ends.high ?? baseline }
  }
  const start = measure === 'stock' && baseline ? baseline : zero
  const aim = measure === 'stock' ? aimOf(ends, start) : (ends.low ?? ends.high ?? zero)
  const { first, last } = spanOf(plan, goal, measure, parts, year)
  const marks =
    goal.perYear && !isLevel(measure)
      ? []
      : milestonesAfter(goal, first, aim.eq(ends.high ?? aim) && ends.high !== null)
  const points = [{ on: addDays(first, -1), value: start }, ...marks, { on: last, value: aim }]
  if (measure === 'ratio' || (measure === 'growth' && goal.sense === 'atMost')) {
    // What is wanted of a ratio is wanted at every date: the first of it from the start.
    const wanted = marks[0]?.value ?? aim
    return { kind: 'distance', points: [{ on: addDays(first, -1), value: wanted }, ...points.slice(1)] }
  }
  return { kind: 'way', start, aim, points }
}

/** Milestones before the last, of those that lie after a start. */
const milestonesAfter = ({ targets }: Goal, first: string, upper: boolean): Mark[] =>
  targets
    .slice(0, -1)
    .flatMap(({ on, value, to }) =>
      value === null || on < first ? [] : [{ on, value: decimal(upper ? (to ?? value) : value) }],
    )

/** From the day after a level's latest start value, the plan's start, or 1 January of a yearly sum; to the end. */
function spanOf({ start, end }: Plan, { perYear }: Goal, measure: Measure, parts: readonly Part[], year: string) {
  if (isLevel(measure)) {
    const latest = parts
      .flatMap(({ baseline }) => baseline?.date ?? [])
      .sort()
      .at(-1)
    return { first: latest === undefined ? start : addDays(latest, 1), last: end }
  }
  if (!perYear || year === '') return { first: start, last: end }
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  return { first: first < start ? start : first, last: last > end ? end : last }
}

/** What was due on a day, in the plan's unit; null for what has no course. */
export function dueOn(course: Course, day: string): Big | null {
  if (course.kind === 'held') return course.aim
  return course.kind === 'way' || course.kind === 'distance' ? valueAt(course.points, day) : null
}

/** Straight from point to point; the last value from its day on. */
function valueAt(points: readonly Mark[], day: string): Big {
  const [begin = { on: day, value: zero }] = points
  const at = points.findIndex(({ on }, index) => index > 0 && day <= on)
  const to = points[at < 0 ? points.length - 1 : at] ?? begin
  const from = points[(at < 0 ? points.length - 1 : at) - 1] ?? begin
  const gone = timeShare(addDays(from.on, 1), to.on, day)
  return from.value.plus(to.value.minus(from.value).times(gone))
}

export type Stand = { progress: Big | null; expected: Big | null; gap: Big | null }

/** Progress share, what was due and the gap on a reference day (docs/rules.md 3). */
export function standOn(course: Course, ends: Ends | null, current: Big | null, day: string | null): Stand {
  const nothing = { progress: null, expected: null, gap: null }
  if (day === null || current === null || ends === null || course.kind === 'none') return nothing
  if (course.kind === 'ceiling')
    return { ...nothing, gap: isReached({ ...ends, strict: false }, current) ? null : shortOf(ends, current) }
  const expected = dueOn(course, day)
  if (expected === null) return nothing
  if (course.kind === 'held') return { progress: null, expected, gap: shortOf(ends, current) }
  if (course.kind === 'distance') {
    const above = ends.high !== null && (ends.low === null || current.gt(ends.high))
    const [from, to] = above ? [current, ends.low === null ? expected : (ends.high ?? expected)] : [expected, current]
    return { progress: null, expected, gap: share(to.minus(from), decimal(100)) }
  }
  const { start, aim } = course
  if (start.eq(aim)) return { ...nothing, expected }
  const progress = share(current.minus(start), aim.minus(start))
  const passed = aim.gt(start) ? ends.high !== null && current.gt(ends.high) : ends.low !== null && current.lt(ends.low)
  if (passed) return { progress: null, expected, gap: shortOf(ends, current) }
  return { progress, expected, gap: progress.minus(share(expected.minus(start), aim.minus(start))) }
}

/** How far from what is wanted, as a share of the end it misses (below 0), or of the end it keeps. */
function shortOf({ low, high }: Ends, value: Big): Big {
  if (high && value.gt(high)) return over(high.minus(value), high)
  if (low && value.lt(low)) return over(value.minus(low), low)
  return high ? over(high.minus(value), high) : over(value.minus(low ?? value), low ?? value)
}

const over = (part: Big, whole: Big): Big => (whole.eq(0) ? zero : share(part, whole.abs()))
