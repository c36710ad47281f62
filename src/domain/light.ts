import type Big from 'big.js'
import { decimal } from './decimal.ts'
import type { Measure, Plan } from './plan.ts'

/** How a goal stands. After the end `unmet` takes the place of all that still hoped. */
export const lights = ['met', 'onCourse', 'behind', 'farBehind', 'inProgress', 'noBaseline', 'noData', 'unmet'] as const
export type Light = (typeof lights)[number]

export type Judged = {
  measure: Measure
  /** The plan wants more than the target (“超过”). */
  strict: boolean
  /** There is a confirmed report. */
  reported: boolean
  /** A level whose start value nobody has set. */
  noBaseline: boolean
  step: boolean
  current: Big | null
  target: Big
  gap: Big | null
  /** The plan has ended and its last period is confirmed or overdue. */
  closed: boolean
}

export const isMet = (current: Big, target: Big, strict: boolean): boolean =>
  strict ? current.gt(target) : current.gte(target)

/** The first that fits (design.md 3, Light), on unrounded values. */
export function lightOf(thresholds: Plan['thresholds'], judged: Judged): Light {
  const { measure, strict, reported, noBaseline, step, current, target, gap, closed } = judged
  if (!reported) return step && !closed ? 'inProgress' : 'noData'
  if (current !== null && isMet(current, target, strict)) return 'met'
  if (noBaseline) return 'noBaseline'
  // A ratio of nothing, or a shared stock with one part: reported, but no value to judge.
  if (current === null) return 'noData'
  if (closed) return 'unmet'
  if (step || gap === null) return 'inProgress'
  if (measure === 'ratio') return gap.gte(decimal(thresholds.behind).neg()) ? 'behind' : 'farBehind'
  if (gap.gt(decimal(thresholds.behind).neg())) return 'onCourse'
  return gap.gte(decimal(thresholds.farBehind).neg()) ? 'behind' : 'farBehind'
}
