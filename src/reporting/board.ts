import type { World } from '../act/command.ts'
import { board, type GoalState } from '../domain/attainment.ts'
import { asKnown } from '../domain/counting.ts'
import type { Facts } from '../domain/report.ts'
import { dayOf } from '../domain/time.ts'
import { readFacts } from '../store/reports.ts'
import { judgingOf } from './context.ts'

/** The state of every goal and what it was computed from. */
export type Standing = { day: string; facts: Facts; goals: GoalState[] }

/** Now: everything confirmed so far, as of today. */
export async function standingNow(world: World): Promise<Standing> {
  const day = dayOf(world.now)
  const facts = await readFacts(world.db)
  return { day, facts, goals: board(world.plan, facts, day, judgingOf(world)) }
}

/** A past day as it was known at an instant (a day means its end); from facts already read. */
export function standingAt(world: World, facts: Facts, day: string, known: string): Standing {
  const then = asKnown(facts, known)
  return { day, facts: then, goals: board(world.planAt(day, known), then, day, judgingOf(world)) }
}
