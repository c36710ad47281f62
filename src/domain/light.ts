import type Big from 'big.js'
import { decimal } from './decimal.ts'
import type { Measure, Plan } from './plan.ts'

/** How a goal stands. After the end `unmet` takes the place of all that still hoped. */
export const lights = ['met', 'onCourse', 'behind', 'farBehind', 'inProgress', 'unmet', 'noBaseline', 'noData'] as const
export type Light = (typeof lights)[number]

export type Judged = {
  measure: Measure
  /** There is a confirmed report; of a level one of every part. */
  reported: boolean
  /** The value counts as reached. */
  reached: boolean
  /** A level whose start value nobody has set, a flow whose past is missing, a year before that is not known. */
  noBaseline: boolean
  step: boolean
  current: Big | null
  gap: Big | null
  /** The plan has ended. */
  ended: boolean
  /** It has, and its last period is confirmed or overdue. */
  closed: boolean
}

/** The first that fits (docs/rules.md 3, Light), on unrounded values. */
export function lightOf(thresholds: Pick<Plan['thresholds'], 'behind' | 'farBehind'>, judged: Judged): Light {
  const { measure, reported, reached, noBaseline, step, current, gap, ended, closed } = judged
  if (!reported) return step && !ended ? 'inProgress' : 'noData'
  if (reached) return 'met'
  // A ratio of nothing: reported, but no value to judge.
  if (measure === 'ratio' && current === null) return 'noData'
  if (noBaseline && !step) return 'noBaseline'
  if (current === null) return 'noData'
  if (closed) return 'unmet'
  if (step || gap === null) return 'inProgress'
  if (measure === 'ratio') return gap.gte(decimal(thresholds.behind).neg()) ? 'behind' : 'farBehind'
  if (gap.gt(decimal(thresholds.behind).neg())) return 'onCourse'
  return gap.gte(decimal(thresholds.farBehind).neg()) ? 'behind' : 'farBehind'
}
