import type { Plan } from '../domain/plan.ts'
import type { Config } from './config.ts'

/** Where a rehearsal begins unless told otherwise, of every plan that runs on that day. */
const usualStart = new Date('2024-03-18T08:00:00+08:00')
const dayMs = 86_400_000

/** A Monday morning within the plan: the usual one, else the first after two fifths of its days. */
function rehearsalStart({ start, end }: Pick<Plan, 'start' | 'end'>): Date {
  const [first, last] = [start, end].map((day) => Date.parse(`${day}T08:00:00+08:00`))
  if (first === undefined || last === undefined) return usualStart
  if (usualStart.getTime() >= first && usualStart.getTime() <= last) return usualStart
  const some = new Date(first + Math.floor(((last - first) * 2) / 5 / dayMs) * dayMs)
  return new Date(some.getTime() + ((8 - some.getUTCDay()) % 7) * dayMs)
}

/** Where the clock starts, or null for real time. */
export const startOf = (
  { clockStart, mode }: Pick<Config, 'clockStart' | 'mode'>,
  plan: Pick<Plan, 'start' | 'end'>,
): Date | null => clockStart ?? (mode === 'sandbox' ? rehearsalStart(plan) : null)
