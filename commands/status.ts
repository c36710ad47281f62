import { z } from 'zod'
import { goalCard } from '../src/cards/goal.ts'
import { behindCard, goalsCard, groupsCard } from '../src/cards/goals.ts'
import { type Card, notice } from '../src/cards/kit.ts'
import { oneLineCard } from '../src/cards/one-line.ts'
import { changesCard, notYetCard, pastCard } from '../src/cards/past.ts'
import { goalName } from '../src/cards/state-words.ts'
import { statusCard } from '../src/cards/status.ts'
import { tasksCard } from '../src/cards/tasks.ts'
import { unitCard } from '../src/cards/unit.ts'
import { byLead, isLedBy } from '../src/domain/by-lead.ts'
import { addDays, dayLabel, daysInclusive, isDay } from '../src/domain/day.ts'
import { unitById } from '../src/domain/look.ts'
import { may } from '../src/domain/permissions.ts'
import { owedBy } from '../src/domain/reporting/owed.ts'
import { ownTasks } from '../src/domain/reporting/own-tasks.ts'
import { pendingOf } from '../src/domain/reporting/submission.ts'
import { changes, worstFirst } from '../src/domain/status.ts'
import { taskStates } from '../src/domain/tasks.ts'
import { dayOf } from '../src/domain/time.ts'
import { type Standing, standingAt, standingNow } from '../src/reporting/board.ts'
import { rulesOf } from '../src/reporting/context.ts'
import { concernedUnits } from '../src/reporting/visible.ts'
import { type Call, type Command, command, type Reply, type World } from '../src/talk/command.ts'
import { type Topic, topicAbout } from '../src/understand/topic.ts'

const args = z.object({
  view: z
    .enum([
      'overview',
      'goals',
      'categories',
      'category',
      'units',
      'unit',
      'behind',
      'tasks',
      'goal',
      'changes',
      'oneLine',
    ])
    .default('overview'),
  /** A category's name, a unit's id, or an indicator's number, by the view. */
  of: z.coerce.string().optional(),
  page: z.coerce.number().int().default(1),
  /** A past day, as it was known at its end. */
  at: z.string().refine(isDay).optional(),
  /** Days back to compare with. */
  days: z.coerce.number().int().min(1).max(2000).default(30),
})
type Args = z.output<typeof args>

/** The state of things for a leader: one screen, and ways deeper. */
export const status = command({
  name: 'status',
  words: ['状态', '进展', '完成情况', '总体情况'],
  help: '完成情况：一屏看全部目标，逐级点开',
  right: 'seeFigures',
  place: 'anywhere',
  args,
  run: show,
})

/** A view people ask for in words of its own. */
const view = (name: string, words: string[], help: string | null, given: z.input<typeof args>): Command =>
  command({
    name,
    words,
    help,
    right: 'seeFigures',
    place: 'anywhere',
    args: z.object({ page: z.coerce.number().int().optional() }),
    run: (call) => show({ ...call, args: args.parse({ ...given, ...call.args }) }),
  })

export const statusViews: Command[] = [
  view('oneLine', ['一句话', '一句话汇报'], '一句话说完成情况', { view: 'oneLine' }),
  view('behind', ['滞后', '滞后有哪些', '哪些滞后', '滞后的有哪些', '滞后目标'], null, { view: 'behind' }),
  view('allGoals', ['全部目标'], null, { view: 'goals' }),
  view('tasksByState', ['任务进展', '任务情况'], null, { view: 'tasks' }),
  view('byCategory', ['按类别'], null, { view: 'categories' }),
  view('byUnit', ['按单位', '按牵头单位'], null, { view: 'units' }),
  view('sinceMonth', ['比上月多了多少', '比上个月多了多少', '近一个月变化'], null, { view: 'changes', days: 30 }),
  view('sinceWeek', ['比上周多了多少', '近一周变化'], null, { view: 'changes', days: 7 }),
]

async function show(call: Call<Args>): Promise<Reply> {
  const { args, world } = call
  const now = await standingNow(world)
  const topic = topicOf(args, world)
  if (args.at && args.at < now.day) return { card: past(call, now, args.at), topic }
  if (args.at && args.at > now.day) return { card: notYetCard(world.plan, args.at, now.day, args.of), topic }
  return { card: viewOf(call, now), topic }
}

/** “上周这时候呢” after one goal's page is asked of that goal, after the whole picture of all of them. */
function topicOf({ view, of }: Args, { plan }: World): Topic | null | undefined {
  const indicator = plan.indicators.find(({ no }) => String(no) === of)
  if (view === 'goal' && indicator) {
    const topic = topicAbout({ kind: 'indicator', no: indicator.no })
    return { ...topic, read: `${topic.read}完成多少了` }
  }
  return view === 'overview' && of === undefined ? null : undefined
}

function viewOf(call: Call<Args>, standing: Standing): Card {
  const { args, world } = call
  const { plan } = world
  const { day, goals } = standing
  const turn = { view: args.view, of: args.of, page: args.page }
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
      return unitPage(call, standing)
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
      return goal ? goalCard(plan, goal) : notice('没有这项指标', `方案共有${plan.indicators.length}项指标。`)
    }
    case 'changes':
      return changesCard(plan, day, args.days, changes(since(world, standing, args.days).goals, goals))
    case 'oneLine':
      return oneLineCard(plan, goals, day)
    case 'overview':
      return statusCard({
        plan,
        day,
        goals,
        recent: changes(since(world, standing, 7).goals, goals),
        tasks: taskStates(plan, standing.facts),
        pending: pendingFor(call, standing),
      })
  }
}

/** How it stood so many days ago, as it was known then. */
function since(world: World, { day, facts }: Standing, days: number): Standing {
  const then = addDays(day, -days)
  return standingAt(world, facts, then, then)
}

/** A unit's own page; what it owes is for those who may know, and not for groups. */
function unitPage({ args, asker, where, world }: Call<Args>, { day, facts, goals }: Standing): Card {
  const { plan } = world
  const unit = unitById(plan, args.of ?? '')
  if (!unit) return notice('没有这个单位', '请写方案里的单位名称，例如“市商务局的进展”，或点“按单位”。')
  const mayKnow = !where.group && may(asker, 'seeLate', { unit: unit.id })
  return unitCard(
    {
      plan,
      name: unit.name,
      goals: goals.filter((goal) => isLedBy(goal, unit.id)),
      tasks: ownTasks(plan, taskStates(plan, facts), unit.id),
      owed: mayKnow ? owedBy(rulesOf(world), facts, unit.id) : null,
      day,
    },
    { view: 'unit', of: unit.id, page: args.page },
  )
}

function leadUnits({ plan }: World, { goals }: Standing) {
  return byLead(plan, goals).map(({ unit, goals: led }) => ({
    id: unit,
    name: unitById(plan, unit)?.short ?? unit,
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
  const then = standingAt(world, facts, day, day)
  const goal = then.goals.find(({ goal: { indicators } }) => indicators.includes(Number(args.of)))
  if (goal) return { ...goalCard(world.plan, goal), title: `${dayLabel(day)} ${goalName(goal)}` }
  const now = standingAt(world, facts, day, world.now)
  const days = daysInclusive(day, dayOf(world.now)) - 1
  return pastCard(world.plan, { day, days }, then.goals, changes(then.goals, now.goals))
}
