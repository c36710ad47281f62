import type Big from 'big.js'
import { decimal } from './decimal.ts'
import { lastTarget } from './look.ts'
import type { Goal } from './plan.ts'

/** What counts as reached: between two ends, both of them counted unless `strict`; null where there is no such end. */
export type Ends = { low: Big | null; high: Big | null; strict: boolean }

/**
 * The ends of a goal in its indicators' unit. Null where there is no figure to compare with: a state, or a level that
 * must not fall below last year's while that is not known.
 */
export function endsOf(goal: Goal, lastYear: Big | null): Ends | null {
  const { sense, strict } = goal
  if (sense === 'notBelowLast') return lastYear && { low: lastYear, high: null, strict: false }
  const { value, to } = lastTarget(goal)
  if (sense === 'state' || value === null) return null
  const figure = decimal(value)
  if (sense === 'atMost') return { low: null, high: figure, strict }
  if (sense === 'within') return { low: figure, high: decimal(to ?? value), strict: false }
  if (sense === 'about') {
    const tolerance = goal.tolerance ?? '0'
    return { low: figure.minus(tolerance), high: figure.plus(tolerance), strict: false }
  }
  return { low: figure, high: null, strict }
}

export function isReached({ low, high, strict }: Ends, value: Big): boolean {
  if (low && (strict ? value.lte(low) : value.lt(low))) return false
  return !(high && (strict ? value.gte(high) : value.gt(high)))
}

/** 左右 without what the office allows around it: only the very figure is said to be reached, and nothing is judged. */
export const isOpen = ({ sense, tolerance }: Goal): boolean => sense === 'about' && tolerance === undefined
