import type { Clock } from '../domain/time.ts'

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
