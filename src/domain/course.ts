import type Big from 'big.js'
import { addDays } from './day.ts'
import { decimal, share } from './decimal.ts'
import { isLevel, type Part } from './part.ts'
import type { Indicator, Measure, Plan } from './plan.ts'
import { timeShare } from './time-share.ts'

/** The way from a start value (0 for flows) to a target, in the days of a span. */
export type Way = {
  measure: Measure
  /** Judged by what is done, not by time. */
  step: boolean
  target: Big
  /** Sum of the parts' start values; null for flows and ratios, and where one of a level is missing. */
  baseline: Big | null
  /** From the pilot's start, or the day after a level's start value; null where that is missing. */
  span: { first: string; last: string } | null
}

/** A target of 1–3 has no course in time; nor has a stock of whole units that began 1–3 of them below its target. */
export function isStep({ measure, decimals }: Indicator, baseline: Big | null, target: Big): boolean {
  if (measure === 'step') return true
  if (measure !== 'stock' || baseline === null || decimals > 0) return false
  const left = target.minus(baseline)
  return left.gt(0) && left.lte(3)
}

/** Where the span of a measure's time share begins and ends; of a shared goal from its latest start value. */
export function spanOf({ start, end }: Plan, measure: Measure, parts: readonly Part[]): Way['span'] {
  if (!isLevel(measure)) return { first: start, last: end }
  const dates = parts.flatMap(({ baseline }) => baseline?.date ?? []).sort()
  const latest = dates.at(-1)
  return latest === undefined || dates.length < parts.length ? null : { first: addDays(latest, 1), last: end }
}

/** What was due on a day, in the plan's unit; null for what has no course: steps, and levels without a start value. */
export function dueOn(way: Way, day: string): Big | null {
  const { measure, step, target, baseline, span } = way
  if (step || span === null) return null
  if (measure === 'ratio' || isHeldFromStart(way)) return target
  const gone = timeShare(span.first, span.last, day)
  return measure === 'stock' && baseline ? baseline.plus(target.minus(baseline).times(gone)) : target.times(gone)
}

/** Already there at the start: what matters is what is missing now. */
const isHeldFromStart = ({ measure, baseline, target }: Way): boolean =>
  measure === 'stock' && baseline !== null && baseline.gte(target)

export type Course = { progress: Big | null; expected: Big | null; gap: Big | null }

/** Progress share, what was due and the gap on a reference day (design.md 3). */
export function courseOf(way: Way, current: Big | null, day: string | null): Course {
  const { measure, target, baseline, span } = way
  const expected = day === null || current === null ? null : dueOn(way, day)
  if (day === null || current === null || expected === null || span === null) {
    return { progress: null, expected: null, gap: null }
  }
  if (measure === 'ratio') return { progress: null, expected, gap: share(current.minus(target), decimal(100)) }
  if (isHeldFromStart(way)) return { progress: null, expected, gap: share(current.minus(target), target) }
  const start = measure === 'stock' && baseline ? baseline : decimal(0)
  const progress = share(current.minus(start), target.minus(start))
  return { progress, expected, gap: progress.minus(timeShare(span.first, span.last, day)) }
}
