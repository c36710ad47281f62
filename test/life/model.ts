import type { Plan } from '../../src/domain/plan.ts'
import { lastDay, total } from '../numbers/by-hand.ts'

/**
 * What ought to be true, kept by hand beside the bot: a list of what happened, and plain arithmetic on it. It shares no
 * code with the bot's domain; figures are integers in ten-thousandths.
 */
export type Happened = {
  /** `10` for an indicator, `t31 justice` for a unit's part of a task. */
  what: string
  period: string
  unit: string
  /** The day it was sent in. */
  on: string
  figures: Record<string, number>
  state: 'pending' | 'confirmed' | 'returned' | 'withdrawn'
}

export const scale = 10_000

export function createModel() {
  const all: Happened[] = []
  /** A figure of a period that still ran is asked for again when it has ended; progress of a task is not. */
  const isSettling = ({ what, period, on }: Happened): boolean => what.startsWith('t') || on > lastDay(period)
  const keyOf = ({ what, period }: Happened): string => `${what} ${period}`

  return {
    all,
    /** A new submission; one that waits for the same thing gives way to it. */
    submitted({ what, period, unit, on, figures }: Omit<Happened, 'state'>): Happened {
      const made: Happened = { what, period, unit, on, figures, state: 'pending' }
      for (const old of all) if (keyOf(old) === keyOf(made) && old.state === 'pending') old.state = 'withdrawn'
      all.push(made)
      return made
    },
    /** Whether a report of that day would replace a confirmed one; what was sent in while the period ran is followed up. */
    wouldCorrect: (what: string, period: string, on: string): boolean =>
      all.some(
        (one) =>
          one.what === what &&
          one.period === period &&
          one.state === 'confirmed' &&
          (isSettling(one) || on <= lastDay(period)),
      ),
    isSettled: (what: string, period: string): boolean =>
      all.some(
        (one) =>
          one.what === what && one.period === period && ['confirmed', 'pending'].includes(one.state) && isSettling(one),
      ),
    /** The figures that count: of each thing and period the last submitted that is confirmed. */
    counting(what: string): Happened[] {
      const last = new Map<string, Happened>()
      for (const one of all) if (one.what === what && one.state === 'confirmed') last.set(one.period, one)
      return [...last.values()]
    },
  }
}

export type Model = ReturnType<typeof createModel>

/** A goal's current value in ten-thousandths of its unit, from what happened; null where there is none. */
export function currentOf(
  plan: Plan,
  model: Model,
  goal: Plan['goals'][number],
  baselines: Record<number, number>,
): number | null {
  const [first = 0] = goal.indicators
  const measure = plan.indicators.find(({ no }) => no === first)?.measure
  const counted = model.counting(String(first))
  if (counted.length === 0) return null
  const sumOf = (field: string) => total(counted.map(({ figures }) => figures[field] ?? 0))
  if (measure === 'flow' || measure === 'step') return total(goal.indicators.map((no) => sumOf(String(no))))
  if (measure === 'ratio') return Math.round((sumOf('handled') * 100 * scale) / sumOf('accepted'))
  const newest = counted.sort((a, b) => (lastDay(a.period) < lastDay(b.period) ? -1 : 1)).at(-1)
  const level = total(goal.indicators.map((no) => newest?.figures[String(no)] ?? 0))
  if (measure === 'stock') return level
  const start = baselines[first]
  return start === undefined ? null : Math.round((level / start - 1) * 100 * scale)
}

/** current ÷ target with four decimals, half away from zero, never rounded up to 1. */
export function attainmentOf(current: number, target: string): string {
  const share = current / scale / Number(target)
  const rounded = Math.round(share * scale + 1e-6) / scale
  return (share < 1 && rounded >= 1 ? 0.9999 : rounded).toFixed(4)
}
