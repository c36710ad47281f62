import type Big from 'big.js'
import { daysInclusive } from './day.ts'
import { decimal, share, zero } from './decimal.ts'
import type { Plan } from './plan.ts'

/** The share of a span's days that is gone at the end of a day, both ends counted, within 0…1. */
export function timeShare(first: string, last: string, day: string): Big {
  const gone = daysInclusive(first, day)
  const all = daysInclusive(first, last)
  return gone <= 0 ? zero : gone >= all ? decimal(1) : share(decimal(gone), decimal(all))
}

/** 序时进度 of the plan. */
export const timeProgress = (plan: Plan, day: string): Big => timeShare(plan.start, plan.end, day)
