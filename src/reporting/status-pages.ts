import type { z } from 'zod'
import type { Call, Reply, World } from '../act/command.ts'
import { goalCard } from '../cards/goal.ts'
import { behindCard, goalsCard, groupsCard } from '../cards/goals.ts'
import { type Card, notice } from '../cards/kit.ts'
import { needsCard, needsOf, type Waiting } from '../cards/needs.ts'
import { oneLineCard } from '../cards/one-line.ts'
import { outlookCard } from '../cards/outlook.ts'
import { partsCard, partsOfGoalCard } from '../cards/parts.ts'
import { changesCard, notYetCard, pastCard } from '../cards/past.ts'
import { sourcesCard } from '../cards/sources.ts'
import { goalName } from '../cards/state-words.ts'
import { statusCard } from '../cards/status.ts'
import { tasksCard } from '../cards/tasks.ts'
import { unitCard } from '../cards/unit.ts'
import { partBoard, partStandings, partState, partUnits, sideBySide } from '../domain/amendments/parts.ts'
import type { GoalState } from '../domain/attainment.ts'
import { byLead, isLedBy } from '../domain/by-lead.ts'
import { addDays, dayLabel, daysInclusive } from '../domain/day.ts'
import { shortName, unitById } from '../domain/look.ts'
import { may } from '../domain/permissions.ts'
import type { Facts } from '../domain/report.ts'
import { neverReportedBy } from '../domain/reporting/never.ts'
import { lateOf, owedBy, owedByUnits } from '../domain/reporting/owed.ts'
import { ownTasks } from '../domain/reporting/own-tasks.ts'
import { inScope, ofRows } from '../domain/reporting/scope.ts'
import { pendingOf } from '../domain/reporting/submission.ts'
import { changes, worstFirst } from '../domain/status.ts'
import { taskStates } from '../domain/tasks.ts'
import { dayOf } from '../domain/time.ts'
import type { Moment } from '../store/facts.ts'
import { wholeRoster } from '../store/people.ts'
import { type Topic, topicAbout } from '../understand/topic.ts'
import { type Standing, standingAt, standingNow } from './board.ts'
import { judgingOf, rulesOf } from './context.ts'
import { gapsPage } from './gaps-page.ts'
import type { statusArgs } from './status-args.ts'
import { concernedUnits } from './visible.ts'

type Args = z.output<typeof statusArgs>

/** What a reader may see and do beyond everybody: null where the answer is for a group or a plain member. */
type Inside = { manned: ReadonlySet<string>; reader: 'leader' | 'admin' } | null

/** One page of the status: now, on a past day as it was known then, or the honest answer that a day is to come. */
export async function statusPage(call: Call<Args>): Promise<Reply> {
  const { args, world } = call
  const now = await standingNow(world, ...momentsOf(args, world))
  const topic = topicOf(args, world)
  const inside = await insideOf(call)
  if (args.at && args.at < now.day) return { card: past(call, now, args.at), topic }
  if (args.at && args.at > now.day) return { card: notYetCard(world.plan, args.at, now.day, args.of), topic }
  return { card: await viewOf(call, now, inside), topic }
}

/** “上周这时候呢” after one goal's page is asked of that goal, after the whole picture of all of them. */
function topicOf({ view, of }: Args, { plan }: World): Topic | null | undefined {
  const indicator = plan.indicators.find(({ no }) => String(no) === of)
  if (view === 'goal' && indicator) {
    const topic = topicAbout({ kind: 'indicator', no: indicator.no })
    return { ...topic, queries: topic.queries.map((query) => ({ ...query, show: ['progress'] })) }
  }
  return ofMany.has(view) && of === undefined ? null : undefined
}

/** Pages of many goals: what is said next is of all of them, and not of the row spoken of before. */
const ofMany: ReadonlySet<Args['view']> = new Set([
  'overview',
  'goals',
  'behind',
  'outlook',
  'changes',
  'oneLine',
  'needs',
])

/** What of the past a page is made from beside the present. */
function momentsOf({ view, at, days }: Args, { now }: World): Moment[] {
  if (at && at < dayOf(now)) return [asThen(at), { day: at, known: now }]
  return view === 'overview' || view === 'changes' ? [daysBefore(dayOf(now), view === 'changes' ? days : week)] : []
}

const week = 7
/** A day as it was known at its end. */
const asThen = (day: string): Moment => ({ day, known: day })
const daysBefore = (day: string, days: number): Moment => asThen(addDays(day, -days))

function viewOf(call: Call<Args>, standing: Standing, inside: Inside): Card | Promise<Card> {
  const { args, world } = call
  const { plan } = world
  const { day, goals } = standing
  const share = inside !== null
  const turn = { view: args.view, of: args.of, page: args.page, share }
  switch (args.view) {
    case 'goals':
      return goalsCard(plan, '全部目标', goals, day, turn)
    case 'behind':
      return behindCard(plan, { all: goals, behind: worstFirst(goals) }, day, turn)
    case 'tasks':
      return tasksCard(plan, taskStates(plan, standing.facts), turn)
    case 'category':
      return goalsCard(
        plan,
        args.of ?? '',
        goals.filter(({ indicators }) => indicators[0]?.category === args.of),
        day,
        turn,
      )
    case 'unit':
      return unitPage(call, standing, inside)
    case 'parts':
      return partsPage(call, standing)
    case 'categories':
      return groupsCard(
        plan,
        '按类别',
        plan.categories.map(({ name }) => ({
          name,
          id: name,
          goals: goals.filter(({ indicators }) => indicators[0]?.category === name),
        })),
        'category',
        { day, turn },
      )
    case 'units':
      return groupsCard(plan, '按牵头单位', leadUnits(world, standing), 'unit', { day, turn })
    case 'goal': {
      const goal = goals.find((state) => state.goal.indicators.includes(Number(args.of)))
      return goal
        ? goalPage(call, standing, goal, inside)
        : notice('没有这项指标', `方案共有${plan.indicators.length}项指标。`)
    }
    case 'changes': {
      const looked = args.of === undefined ? goals : ofRows(goals, args.of)
      return changesCard(
        plan,
        { day, days: args.days, goals: looked, of: args.of, share },
        changes(since(world, standing, args.days).goals, goals).filter(({ goal }) => looked.includes(goal)),
      )
    }
    case 'sources':
      return sourcesCard(plan, ofRows(goals, args.of), day, turn)
    case 'oneLine':
      return oneLineCard(plan, goals, day)
    case 'outlook':
      return outlookPage(call, standing, inside)
    case 'gaps':
      return gapsPage(call, standing, turn)
    case 'needs':
      return needsCard(plan, {
        waiting: waitingIn(plan, goals, inside),
        goals,
        tasks: taskStates(plan, standing.facts),
        reader: inside?.reader ?? null,
        late: inside === null ? null : lateUnits(call, standing),
        day,
        startFirst: args.asked === 'start',
      })
    case 'overview':
      return statusCard({
        plan,
        day,
        goals,
        recent: changes(since(world, standing, week).goals, goals),
        tasks: taskStates(plan, standing.facts),
        pending: pendingFor(call, standing),
        waiting: waitingIn(plan, goals, inside),
        share,
        ...(args.asked === 'year' && { asked: args.asked }),
      })
  }
}

/** Units with overdue reports, the most first. */
const lateUnits = ({ world }: Call<Args>, { facts }: Standing) => lateOf(owedByUnits(rulesOf(world), facts))

/** In private a leader or the office reads more, and may tell it on. */
async function insideOf({ asker, where, world }: Call<Args>): Promise<Inside> {
  if (where.group || !may(asker, 'tell')) return null
  const roster = await wholeRoster(world.db)
  const manned = new Set(roster.filter(({ role }) => role === 'liaison').map(({ unit }) => unit))
  return { manned, reader: may(asker, 'baseline') ? 'admin' : 'leader' }
}

/** Goals that wait for somebody to act before they can be judged. */
const waitingIn = (plan: World['plan'], goals: readonly GoalState[], inside: Inside): Waiting[] =>
  goals
    .map((state) => ({ state, needs: needsOf(plan, state, inside?.manned ?? null) }))
    .filter(({ needs }) => needs.length > 0)

function goalPage({ args, world }: Call<Args>, { facts, day }: Standing, goal: GoalState, inside: Inside): Card {
  const needs = needsOf(world.plan, goal, inside?.manned ?? null)
  const beside = sideBySide({ plan: world.plan, facts, day, judging: judgingOf(world) }, goal.goal, goal.current)
  return goalCard(world.plan, goal, {
    from: args.from,
    needs,
    reader: inside?.reader ?? null,
    share: inside !== null,
    beside,
  })
}

/** 哪些目标可能完不成: of the whole plan, a category, a unit; of one goal that goal's own page. */
function outlookPage(call: Call<Args>, { goals, day }: Standing, inside: Inside): Card {
  const { plan } = call.world
  const { of } = call.args
  const within = of === undefined ? goals : goals.filter((state) => inScope(of, state))
  const unit = of?.startsWith('unit:') ? unitById(plan, of.slice('unit:'.length)) : undefined
  const category = of?.startsWith('category:') ? of.slice('category:'.length) : undefined
  const name = unit?.short ?? category
  const title = name === undefined ? '哪些目标可能完不成' : `${name}：哪些目标可能完不成`
  return outlookCard(plan, { title, of, goals: within, day, share: inside !== null, whole: call.args.page > 1 })
}

/** How it stood so many days ago, as it was known then. */
function since(world: World, { day, facts }: Standing, days: number): Standing {
  return standingAt(world, facts, daysBefore(day, days))
}

/** A unit's own page; what it owes is for those who may know, and not for groups. */
function unitPage({ args, asker, where, world }: Call<Args>, standing: Standing, inside: Inside): Card {
  const { day, facts, goals } = standing
  const { plan } = world
  const unit = unitById(plan, args.of ?? '')
  if (!unit) return notice('没有这个单位', '请写方案里的单位名称，例如“市商务局的进展”，或点“按单位”。')
  const mayKnow = !where.group && may(asker, 'seeLate', { unit: unit.id })
  return unitCard(
    {
      plan,
      name: unit.name,
      goals: goals.filter((goal) => isLedBy(goal, unit.id)),
      own: partBoard({ plan, facts, day, judging: judgingOf(world) }, unit.id),
      tasks: ownTasks(plan, taskStates(plan, facts), unit.id),
      owed: mayKnow ? owedOfUnit(world, facts, unit.id) : null,
      day,
      waiting: waitingIn(
        plan,
        goals.filter((goal) => isLedBy(goal, unit.id)),
        inside,
      ),
      reader: inside?.reader ?? null,
    },
    { view: 'unit', of: unit.id, page: args.page, share: inside !== null, from: args.from },
  )
}

/** Where the parts stand: all of them, or one goal's. */
function partsPage({ args, where, world }: Call<Args>, standing: Standing): Card {
  const { plan } = world
  const { day, facts, goals } = standing
  const known = { plan, facts, day, judging: judgingOf(world) }
  const turn = { view: args.view, of: args.of, page: args.page }
  const goal = goals.find((state) => state.goal.indicators.includes(Number(args.of)))
  if (!goal) {
    const tasks = taskStates(plan, facts)
    return partsCard({ plan, day, standings: partStandings(known), names: !where.group, tasks }, turn)
  }
  const of = plan.goals.find(({ indicators }) => indicators[0] === goal.goal.indicators[0]) ?? goal.goal
  const parts = partUnits(plan)
    .flatMap((unit) => ({ unit, state: partState(known, of, unit) }))
    .flatMap(({ unit, state }) => (state ? [{ unit, state }] : []))
  const beside = sideBySide(known, of, goal.current)
  return partsOfGoalCard(plan, { goal, parts, beside, day }, turn)
}

function owedOfUnit(world: World, facts: Facts, unit: string) {
  const rules = rulesOf(world)
  return { list: owedBy(rules, facts, unit), never: neverReportedBy(rules, facts, unit), since: rules.since }
}

function leadUnits({ plan }: World, { goals }: Standing) {
  return byLead(plan, goals).map(({ unit, goals: led }) => ({
    id: unit,
    name: shortName(plan, unit),
    goals: led,
  }))
}

/** Said in private only, and only to those who may see reports that are not reviewed yet. */
function pendingFor({ asker, where, world }: Call<Args>, { facts }: Standing): number | null {
  if (where.group) return null
  return pendingOf(world.plan, facts.reports).filter(({ subject, unit }) =>
    may(asker, 'seePending', { units: concernedUnits(subject, unit) }),
  ).length
}

/** A past day as known then, and what is known of it now that was not then. */
function past({ args, world }: Call<Args>, { facts }: Standing, day: string): Card {
  const then = standingAt(world, facts, asThen(day))
  const goal = then.goals.find(({ goal: { indicators } }) => indicators.includes(Number(args.of)))
  if (goal) return { ...goalCard(world.plan, goal), title: `${dayLabel(day)} ${goalName(goal)}` }
  if (args.view === 'oneLine') return oneLineCard(world.plan, then.goals, day)
  const now = standingAt(world, facts, { day, known: world.now })
  const days = daysInclusive(day, dayOf(world.now)) - 1
  return pastCard(world.plan, { day, days }, then.goals, changes(then.goals, now.goals))
}
