import type { MovableClock } from '../clock.ts'
import { nextDueAfter } from './tick.ts'
import { type App, nowIn } from './world.ts'

/**
 * Moves a clock ahead and stops at every instant at which something is due on the way, in order, so that a week or
 * three years pass as they would have passed. `settle` does what is due and waits until it is done.
 */
export async function advance(app: App, clock: MovableClock, to: Date, settle: () => Promise<void>): Promise<void> {
  for (;;) {
    const due = await nextDueAfter(app, nowIn(app))
    const next = due === null ? to : new Date(due)
    if (next >= to) break
    clock.moveTo(next)
    await settle()
  }
  clock.moveTo(to)
  await settle()
}
