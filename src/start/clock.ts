import type { Clock } from '../domain/time.ts'
import type { Config } from './config.ts'

/** A clock that starts at an instant and runs on at the pace of real time; it can be moved ahead, never back. */
export type MovableClock = Clock & { moveTo(instant: Date): void }

export const realClock: Clock = { now: () => new Date() }

export function clockFrom(start: Date, realMs: () => number = () => performance.now()): MovableClock {
  let base = start.getTime() - realMs()
  return {
    now: () => new Date(base + realMs()),
    moveTo(instant) {
      base = Math.max(base, instant.getTime() - realMs())
    },
  }
}

/** Where a rehearsal begins: a working Monday in the middle of the first plan's pilot (contract.md, CLOCK_START). */
const rehearsalStart = new Date('2024-03-18T08:00:00+08:00')

/** Where the clock starts, or null for real time. */
export const startOf = ({ clockStart, mode }: Pick<Config, 'clockStart' | 'mode'>): Date | null =>
  clockStart ?? (mode === 'sandbox' ? rehearsalStart : null)
