import { type App, nowIn } from '../act/world.ts'
import type { MovableClock } from './clock.ts'
import { nextDueAfter } from './tick.ts'

/**
 * Moves a clock ahead and stops at every instant at which something is due on the way, in order, so that a week or
 * three years pass as they would have passed. `settle` does what is due and waits until it is done;
 * `alsoDue` is when the platform's side next wants to be called.
 */
export async function advance(
  app: App,
  clock: MovableClock,
  to: Date,
  { settle, alsoDue }: { settle: () => Promise<void>; alsoDue: () => Date | null },
): Promise<void> {
  for (;;) {
    const own = await nextDueAfter(app, nowIn(app))
    const others = alsoDue()
    const instants = [...(own ? [new Date(own)] : []), ...(others ? [others] : [])].sort((a, b) => +a - +b)
    const next = instants.find((instant) => instant > clock.now())
    if (!next || next >= to) break
    clock.moveTo(next)
    await settle()
  }
  clock.moveTo(to)
  await settle()
}
