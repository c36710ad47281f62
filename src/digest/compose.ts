import { type Standing, standingAt } from '../app/board.ts'
import { digestCard } from '../cards/digest.ts'
import type { Card } from '../cards/kit.ts'
import type { World } from '../command.ts'
import { weekOf } from '../domain/day.ts'
import { changes } from '../domain/status.ts'
import { taskStates } from '../domain/tasks.ts'
import { rulesOf } from '../reporting/context.ts'
import { owedByUnits } from '../reporting/owed.ts'
import { dayOf, shift } from '../time.ts'
import { nextDue } from './next-due.ts'
import { inScope, owedIn } from './scope.ts'

export type DigestOf = {
  scope: string
  /** When the last digest of this group was composed; without one the week before is compared with. */
  since: string | null
  /** Asked for outside the week's rhythm, marked and claiming nothing. */
  adHoc: boolean
}

const weekSeconds = 7 * 86400

/** The digest of a group, from facts read once for all groups. */
export const composeDigest = (world: World, standing: Standing, of: DigestOf): Card =>
  digestComposer(world, standing)(of)

/**
 * Composes the digests of many groups at one moment: what is the same for all is worked out once, and so is the card
 * of groups that take the same part and had their last digest together.
 */
export function digestComposer(world: World, standing: Standing): (of: DigestOf) => Card {
  const { plan } = world
  const today = dayOf(world.now)
  const owed = owedByUnits(rulesOf(world), standing.facts)
  const common = {
    plan,
    day: today,
    week: weekOf(today),
    next: nextDue(world),
  }
  const allTasks = taskStates(plan, standing.facts)
  const standingThen = remembered((then: string) => standingAt(world, standing.facts, dayOf(then), then).goals)
  const made = remembered((key: string) => {
    const [scope = '', since = '', adHoc] = key.split('\n')
    const within = (goals: Standing['goals']) => goals.filter((state) => inScope(scope, state))
    const goals = within(standing.goals)
    const before = within(standingThen(since === '' ? shift(world.now, -weekSeconds) : since))
    const tasks = scope === 'all' ? allTasks : []
    return digestCard({
      ...common,
      scope,
      owed: owedIn(scope, owed),
      goals,
      before,
      moved: changes(before, goals),
      tasks,
      adHoc: adHoc === 'adHoc',
    })
  })
  return ({ scope, since, adHoc }) => made([scope, since ?? '', adHoc ? 'adHoc' : ''].join('\n'))
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}
