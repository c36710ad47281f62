import { type Standing, standingAt } from '../app/board.ts'
import { type DigestView, digestCard } from '../cards/digest.ts'
import type { Card } from '../cards/kit.ts'
import type { World } from '../command.ts'
import { weekOf } from '../domain/day.ts'
import { changes } from '../domain/status.ts'
import { taskStates } from '../domain/tasks.ts'
import { rulesOf } from '../reporting/context.ts'
import { countOwed, owedByUnits } from '../reporting/owed.ts'
import { dayOf, shift } from '../time.ts'
import { nextDue } from './next-due.ts'
import { inScope } from './scope.ts'

export type DigestOf = {
  scope: string
  /** When the last digest of this group was composed; without one the week before is compared with. */
  since: string | null
  /** Asked for outside the week's rhythm, marked and claiming nothing. */
  adHoc: boolean
}

const weekSeconds = 7 * 86400

/** The digest of a group, from facts read once for all groups. */
export function composeDigest(world: World, standing: Standing, { scope, since, adHoc }: DigestOf): Card {
  const { plan } = world
  const today = dayOf(world.now)
  const before = since ?? shift(world.now, -weekSeconds)
  const then = standingAt(world, standing.facts, dayOf(before), before)
  const within = (goals: Standing['goals']) => goals.filter((state) => inScope(scope, state))
  const [goals, goalsBefore] = [within(standing.goals), within(then.goals)]
  const owed = owedByUnits(rulesOf(world), standing.facts)
  const view: DigestView = {
    plan,
    day: today,
    week: weekOf(today),
    scope,
    goals,
    before: goalsBefore,
    moved: changes(goalsBefore, goals),
    tasks: scope === 'all' ? taskStates(plan, standing.facts) : [],
    owed: { all: countOwed(owed), late: countOwed(owed, true) },
    next: nextDue(world),
    adHoc,
  }
  return digestCard(view)
}
