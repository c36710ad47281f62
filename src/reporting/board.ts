import type { World } from '../act/command.ts'
import { board, type GoalState } from '../domain/attainment.ts'
import { asKnown } from '../domain/counting.ts'
import type { Facts } from '../domain/report.ts'
import { dayOf } from '../domain/time.ts'
import { breath } from '../store/breath.ts'
import { factsAlsoAt, type Moment, readFacts } from '../store/facts.ts'
import { judgingOf } from './context.ts'

/** The state of every goal and what it was computed from. */
export type Standing = { day: string; facts: Facts; goals: GoalState[] }

/** Now: everything confirmed so far, as of today; from facts that tell of moments of the past as well. */
export async function standingNow(world: World, ...moments: Moment[]): Promise<Standing> {
  const day = dayOf(world.now)
  const facts = await factsAlsoAt(world.db, await readFacts(world.db), moments)
  // What was read and what is made of it are two turns of the event loop.
  await breath()
  return { day, facts, goals: board(world.plan, facts, day, judgingOf(world)) }
}

/** A past day as it was known at an instant (a day means its end); from facts that tell of that moment. */
export function standingAt(world: World, facts: Facts, { day, known }: Moment): Standing {
  // What is known by now is all there is: cut by the clock, a paper would leave out what the chat has from the same reading.
  const then = known < world.now && known !== dayOf(world.now) ? asKnown(facts, known) : facts
  return { day, facts: then, goals: board(world.planAt(day, known), then, day, judgingOf(world)) }
}
