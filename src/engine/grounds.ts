import type { Amendment } from '../domain/amendments/amendment.ts'
import { type PartsKnown, partState } from '../domain/amendments/parts.ts'
import type { GoalState } from '../domain/attainment.ts'
import { board } from '../domain/attainment.ts'
import { asKnown } from '../domain/counting.ts'
import { addDays } from '../domain/day.ts'
import type { DueDays } from '../domain/due.ts'
import { heldBy } from '../domain/held.ts'
import type { Judging } from '../domain/judging.ts'
import { type Act, may, type Role } from '../domain/permissions.ts'
import type { Plan } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import type { Facts } from '../domain/report.ts'
import { type OwedRules, owedByUnits } from '../domain/reporting/owed.ts'
import type { Owing } from '../domain/reporting/owers.ts'
import { type TaskState, taskStates } from '../domain/tasks.ts'
import { dayOf } from '../domain/time.ts'

/** What answers are made from. `facts` are missing where only the plan itself may be told (guests). */
export type Grounds = {
  plan: Plan
  /** The plan as it held on a day, as known by its end; without it, as it holds now. */
  planAt?: (on: string, known: string) => Plan
  /** Papers after the plan. */
  amendments?: readonly Amendment[]
  asker: { role: Role; units: readonly string[] }
  /** ISO time in the plan's zone. */
  now: string
  group: boolean
  facts: Facts | undefined
  /** The office's due days; without them the plan's own. */
  dueDays?: DueDays
  /** Whether the office set them itself. */
  dueSet?: boolean
  /** Day of the bot's first start: nothing before it is owed. */
  since?: string
  /** Who owes what, where the office set it. */
  owing?: Owing
  /** Who reports for a unit, from the roster; left out where the roster is not known. */
  liaisons?: readonly { unit: string; name: string }[]
}

/** Those who ask as the same on one day of the same facts; a new report makes new facts. */
const mostShared = 64
const sharedOf = heldBy((_: Facts) => new Map<string, Grounds>())

/**
 * The grounds somebody before has asked on, where nothing that an answer is made from differs: then what was made of
 * them, the answer itself too, need not be made again. Of the time only the day goes into an answer.
 */
export function sharedGrounds(grounds: Grounds): Grounds {
  const { facts, plan, planAt: _, amendments, now, ...rest } = grounds
  if (!facts) return grounds
  const shared = sharedOf(facts)
  const key = JSON.stringify([dayOf(now), rest])
  const known = shared.get(key)
  if (known?.plan === plan && known.amendments === amendments) return known
  if (shared.size >= mostShared) shared.clear()
  shared.set(key, grounds)
  return grounds
}

type Units = ReturnType<typeof owedByUnits>

/** The grounds of one query, with what is computed from reports made once, when first asked for. */
export type Context = Grounds & {
  query: Query
  today: string
  /** The day the state of things is asked for. */
  day: string
  goals: () => GoalState[]
  goalsOn: (day: string) => GoalState[]
  /** The state on a day from what is known now. */
  goalsAsOf: (day: string) => GoalState[]
  /** What a unit's own figures are judged from, and how one stands with its share of a goal. */
  partsKnown: () => PartsKnown
  partState: (unit: string, no: number) => GoalState | null
  taskStates: () => TaskState[]
  owed: () => Units
  may: (act: Act, units?: readonly string[]) => boolean
}

/** The context of a query: what it shows, what it names and its answer are all made from one. */
export const contextOf = (grounds: Grounds, query: Query): Context => contextsOf(grounds)(query)
const contextsOf = heldBy((grounds: Grounds) => heldBy((query: Query) => newContext(grounds, query)))

function newContext(grounds: Grounds, query: Query): Context {
  const { plan, facts = { reports: [], baselines: [] }, now, asker } = grounds
  const today = dayOf(now)
  const day = query.at ?? today
  const dueDays = grounds.dueDays ?? plan.dueDays
  const known = day < today ? asKnown(facts, day) : facts
  const rules: OwedRules = { plan, since: grounds.since ?? today, today, dueDays, owing: grounds.owing ?? {} }
  const planOn = (then: string) => grounds.planAt?.(then, then) ?? plan
  const judging: Judging = { dueDays, since: grounds.since ?? plan.start, owing: rules.owing }
  const partsKnown = (): PartsKnown => ({ plan: day < today ? planOn(day) : plan, facts: known, day, judging })
  return {
    ...grounds,
    dueDays,
    query,
    today,
    day,
    goals: once(() => board(day < today ? planOn(day) : plan, known, day, judging)),
    goalsOn: (then) => board(planOn(then), asKnown(facts, then), then, judging),
    goalsAsOf: (then) => board(planOn(then), facts, then, judging),
    partsKnown,
    partState: (unit, no) => {
      const goal = plan.goals.find(({ indicators }) => indicators.includes(no))
      return goal ? partState(partsKnown(), goal, unit) : null
    },
    taskStates: once(() => taskStates(plan, known)),
    owed: once(() => owedByUnits(rules, facts)),
    may: (act, units = []) =>
      // What is asked about is never one person's own.
      may({ openId: '', roles: [asker.role], units: asker.units }, act, { units }),
  }
}

/** The past days a query is answered from beside the present: its own, and the one that changes are counted from. */
export function pastDaysOf(query: Query, today: string): string[] {
  const day = query.at ?? today
  return [day, ...(query.show.includes('changes') ? [changedSince(query, day)] : [])].filter((one) => one < today)
}

/** The day changes are counted from: a week ago where no days were said. */
export const changedSince = ({ days = 7 }: Query, day: string): string => addDays(day, -days)

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
