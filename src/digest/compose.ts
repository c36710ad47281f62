import type { World } from '../act/command.ts'
import { digestCard } from '../cards/digest.ts'
import type { UnitPart } from '../cards/digest-unit.ts'
import type { Card } from '../cards/kit.ts'
import { amendmentName } from '../domain/amendments/amendment.ts'
import { partBoard } from '../domain/amendments/parts.ts'
import { weekBefore } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'
import { owedByUnits } from '../domain/reporting/owed.ts'
import { ownTasks } from '../domain/reporting/own-tasks.ts'
import { inScope, kindsIn, knownScope, neverIn, owedIn, unitOfScope } from '../domain/reporting/scope.ts'
import { changes } from '../domain/status.ts'
import { type TaskState, taskStates } from '../domain/tasks.ts'
import { dayOf, secondsBetween, shift } from '../domain/time.ts'
import { type Standing, standingAt } from '../reporting/board.ts'
import { judgingOf, rulesOf } from '../reporting/context.ts'
import { factsAlsoAt } from '../store/facts.ts'
import { nextDue } from './next-due.ts'

export type DigestOf = {
  scope: string
  /** The day it is for, else today: it covers the seven days before. One that is sent late is for the day it was due. */
  day?: string
  /** When the last digest of this group was composed; without one the week before is compared with. */
  since: string | null
  /** Asked for outside the week's rhythm, marked and claiming nothing. */
  adHoc: boolean
}

const weekSeconds = 7 * 86400

/** The digest of a group, from facts read once for all groups. */
export const composeDigest = (world: World, standing: Standing, of: DigestOf): Promise<Card> =>
  digestComposer(world, standing)(of)

/**
 * Composes the digests of many groups at one moment: what is the same for all is worked out once, and so is the card
 * of groups that take the same part and had their last digest together.
 */
export function digestComposer(world: World, standing: Standing): (of: DigestOf) => Promise<Card> {
  const { plan } = world
  const today = dayOf(world.now)
  const rules = rulesOf(world)
  const owed = owedByUnits(rules, standing.facts)
  const common = { plan, day: today, all: standing.goals }
  const tasksNow = taskStates(plan, standing.facts)
  const asOf = remembered(async (known: string) => {
    const moment = { day: dayOf(known), known }
    const { facts, goals } = standingAt(world, await factsAlsoAt(world.db, standing.facts, [moment]), moment)
    return { goals, facts, tasks: taskStates(plan, facts) }
  })
  const ownOf = (unit: string, { facts }: Pick<Standing, 'facts'>, day: string, of: Plan) =>
    partBoard({ plan: of, facts, day, judging: judgingOf(world) }, unit)
  const made = remembered(async (key: string) => {
    const [wanted = '', day = today, since = '', adHoc] = key.split('\n')
    const scope = knownScope(plan, wanted)
    const within = (goals: Standing['goals']) => goals.filter((state) => inScope(scope, state))
    const late = secondsBetween(`${day}${world.now.slice(10)}`, world.now)
    const instant = since === '' ? shift(world.now, -weekSeconds - late) : since
    const then = await asOf(instant)
    // A county's digest tells of its own shares beside what it leads.
    const unit = unitOfScope(plan, scope)
    const own = unit ? ownOf(unit.id, standing, today, plan) : []
    const thenPlan = world.planAt(dayOf(instant), instant)
    const ownThen = new Map(unit ? ownOf(unit.id, then, dayOf(instant), thenPlan).map((one) => [one.name, one]) : [])
    const goals = [...within(standing.goals), ...own]
    const before = [...within(then.goals), ...own.map((one) => ownThen.get(one.name) ?? one)]
    return digestCard({
      ...common,
      week: weekBefore(day),
      scope,
      next: nextDue(world, kindsIn(plan, scope)),
      owed: owedIn(scope, owed, world.settings.namesInGroups),
      unheard: { never: neverIn(scope, rules, standing.facts), since: rules.since },
      goals,
      before,
      moved: changes(before, goals),
      tasks: scope === 'all' ? tasksNow : [],
      part: partOf(plan, scope, { now: tasksNow, before: then.tasks }),
      papers: papersSince(world, instant),
      adHoc: adHoc === 'adHoc',
      at: world.now,
    })
  })
  return ({ scope, day = today, since, adHoc }) => made([scope, day, since ?? '', adHoc ? 'adHoc' : ''].join('\n'))
}

/** Papers entered or taken back after an instant, as a line says them. */
const papersSince = ({ amendments }: World, instant: string): string[] => [
  ...amendments
    .filter(({ at, withdrawn }) => at > instant && !withdrawn)
    .map((one) => `${amendmentName(one)}《${one.title}》`),
  ...amendments
    .filter(({ withdrawn }) => withdrawn && withdrawn.at > instant)
    .map((one) => `${amendmentName(one)}已收回`),
]

/** One unit's own tasks, now and then; null for a part that is not one unit's. */
function partOf(plan: Plan, scope: string, states: { now: TaskState[]; before: TaskState[] }): UnitPart | null {
  const unit = unitOfScope(plan, scope)
  if (!unit) return null
  const tasks = ownTasks(plan, states.now, unit.id)
  const groups = new Set(tasks.map(({ group }) => group))
  return {
    unit,
    tasks,
    before: ownTasks(plan, states.before, unit.id),
    groups: plan.groups.filter(({ name }) => groups.has(name)),
  }
}

function remembered<Value>(make: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    const value = known.get(key) ?? make(key)
    known.set(key, value)
    return value
  }
}
