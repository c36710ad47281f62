import type { Inline } from '../../cards/kit.ts'
import { endedHead, outlookHead, outlookLine, outlooksOf, unknownWords } from '../../cards/outlook-words.ts'
import { countsWords, lightText, ruleWords } from '../../cards/state-words.ts'
import { type GoalState, isGoalReported, timeProgress } from '../../domain/attainment.ts'
import { dayLabel, daysInclusive } from '../../domain/day.ts'
import { percent } from '../../domain/decimal.ts'
import { shortName } from '../../domain/look.ts'
import { parsePeriod } from '../../domain/period.ts'
import type { Indicator } from '../../domain/plan.ts'
import { changes, shortFirst, worstFirst } from '../../domain/status.ts'
import { tableOf, wordsOf } from '../book.ts'
import type { Fact } from '../fact.ts'
import { type Context, changedSince } from '../grounds.ts'
import { goalRow, type Row } from '../rows.ts'
import { unitNames } from '../words.ts'
import { guests, standing } from './state.ts'
import { besideOther, spanOf } from './time-span.ts'

/** What is asked of many goals together. */
export const boardFacets = [
  'progress',
  'behind',
  'atRisk',
  'met',
  'missing',
  'best',
  'worst',
  'changes',
  'reported',
] as const
export type BoardFacet = (typeof boardFacets)[number]

const heads: Record<'behind' | 'met' | 'best' | 'worst' | 'reported', string> = {
  behind: '滞后',
  met: '已达标',
  best: '完成率最高',
  worst: '滞后最多',
  reported: '已填报',
}

/** Goals are counted, not indicators: two of them may share one. */
const rowsOf = (goals: readonly GoalState[]): Row[] => goals.flatMap(({ indicators }) => goalRow(indicators))

const stateOf = (goals: readonly GoalState[], row: Row): GoalState | undefined =>
  goals.find(({ indicators }) => row.kind === 'indicator' && indicators.includes(row.item))

function listed(context: Context, goals: readonly GoalState[], byRate = false) {
  return (row: Row): Inline[] => {
    const state = stateOf(goals, row)
    if (!state) return []
    const { label, value, rest = '' } = standing(context, state, true)
    const leads = [...new Set(state.indicators.flatMap((one) => one.leads))]
      .map((id) => shortName(context.plan, id))
      .join('、')
    // What a list is sorted by stands in it.
    const rate = byRate && state.attainment ? `完成率${percent(state.attainment)}，` : ''
    return [`：${rate}${label}${value}${rest}，牵头${leads}`]
  }
}

const byRate = (a: GoalState, z: GoalState): number =>
  a.attainment && z.attainment ? z.attainment.cmp(a.attainment) : 0

/** The question a leader asks of a plan, a category or a unit: answered from the goals of these indicators. */
export function boardOf(facet: BoardFacet, indicators: readonly Indicator[], context: Context, scope = ''): Fact {
  if (!context.facts) return guests
  const { plan } = context
  if (context.day > context.today)
    return { label: '', value: `${dayLabel(context.day)}还没到`, rest: '，没有数据', silent: true }
  const goals = context.goals().filter((goal) => goal.indicators.some((one) => indicators.includes(one)))
  const filled = goals.filter(isGoalReported)
  const all = `${goals.length}个目标`
  const time = percent(timeProgress(plan, context.day))
  const places = [tableOf(plan, 'indicator'), ...(filled.length > 0 ? ['已确认的填报'] : [])]
  const rule = filled.length > 0 ? [ruleWords(plan, goals)] : []
  if (filled.length === 0 && facet !== 'missing')
    return {
      label: '',
      value: `${scope}${all}都尚未填报`,
      rest: `，没有已确认的数据，${facet === 'progress' ? '无法判断进度' : facet === 'best' || facet === 'worst' ? '排不出先后' : facet === 'atRisk' ? '无法预计哪些完不成' : '无法判断'}；序时进度${time}`,
      rows: [],
      silent: true,
      places,
    }
  if (facet === 'missing') {
    const empty = goals.filter((state) => !isGoalReported(state))
    const value =
      empty.length === 0
        ? `${all}都填报过`
        : empty.length === goals.length
          ? `${all}都尚未填报`
          : `${empty.length}个目标尚未填报`
    return {
      label: '',
      value,
      rest:
        empty.length > 0 && empty.length < goals.length
          ? `（共${all}）${missingUnits(context, empty)}`
          : missingUnits(context, empty),
      rows: rowsOf(empty),
      listed: () => [],
      places,
    }
  }
  if (facet === 'progress') {
    const worst = shortFirst(goals).slice(0, 3)
    return {
      label: `${scope}${all}：`,
      value: countsWords(goals),
      rest: `；序时进度${time}${worst.length > 0 ? `。${context.day > plan.end ? '差得' : '滞后'}最多的` : ''}`,
      rows: rowsOf(worst),
      listed: listed(context, goals),
      notes: rule,
      places,
    }
  }
  if (facet === 'changes') return changed(context, goals, scope)
  const isOver = context.day > plan.end
  if (isOver && (facet === 'behind' || facet === 'atRisk')) return notReached(context, goals, scope)
  if (facet === 'atRisk') return atRisk(context, goals, scope)
  const top = context.query.top
  const chosen = {
    behind: () => worstFirst(goals),
    worst: () => shortFirst(goals).slice(0, top ?? 3),
    met: () => goals.filter(({ light }) => light === 'met'),
    best: () =>
      filled
        .filter(({ attainment }) => attainment !== null)
        .toSorted(byRate)
        .slice(0, top ?? 3),
    reported: () => filled,
  }[facet]()
  const head = isOver && facet === 'worst' ? '差得最多' : heads[facet]
  const scopeWords = `（共${all}，已填报${filled.length}个，未填报${goals.length - filled.length}个）`
  return {
    label: chosen.length > 0 ? `${scope}${head}的有` : '',
    value: chosen.length > 0 ? `${chosen.length}个目标` : `${scope}没有${head}的目标`,
    rest: scopeWords,
    rows: rowsOf(chosen),
    listed: listed(context, goals, facet === 'best'),
    notes: rule,
    places,
  }
}

/** Names of the late are for leaders and the office, in private; others see how many. */
function missingUnits(context: Context, goals: readonly GoalState[]): string {
  const ids = [...new Set(goals.flatMap(({ indicators }) => indicators.flatMap(({ leads }) => leads)))]
  if (ids.length === 0) return ''
  if (context.group || !context.may('seeLate')) return `，涉及${ids.length}个${wordsOf(context.plan).lead}`
  return `；${wordsOf(context.plan).lead}：${unitNames(context.plan, ids)}`
}

/** Where the goals will be at the end: as the card of it, whatever words it is asked in. */
function atRisk(context: Context, goals: readonly GoalState[], scope: string): Fact {
  const { plan } = context
  const outlooks = outlooksOf(plan, goals)
  const { wont, may, unknown } = outlooks
  const { all, bold, rest } = outlookHead(plan, outlooks)
  const shown = [...wont, ...may]
  return {
    label: `${scope}${all}`,
    value: bold,
    rest,
    rows: rowsOf(shown),
    listed: (row) => {
      const state = stateOf(goals, row)
      return state ? [`：${may.includes(state) ? '有可能完成，不稳；' : ''}${outlookLine(plan, state)}`] : []
    },
    tail: unknown.length === 0 ? '' : `还不能预计：${unknownWords(plan, unknown).join('；')}`,
    places: [tableOf(plan, 'indicator'), '已确认的填报'],
  }
}

/** After the end: what did not reach its target and by how much, largest first. */
function notReached(context: Context, goals: readonly GoalState[], scope: string): Fact {
  const { ended, bold, rest } = endedHead(context.plan, goals)
  const short = shortFirst(goals)
  return {
    label: `${scope}${ended}`,
    value: bold,
    rest,
    rows: rowsOf(short),
    listed: listed(context, goals),
    places: [tableOf(context.plan, 'indicator'), '已确认的填报'],
  }
}

/** Two periods side by side, goal by goal; of how many there are not both is said. */
function beside(context: Context, goals: readonly GoalState[], scope: string): Fact {
  const [later, earlier] = [parsePeriod(context.query.period ?? ''), parsePeriod(context.query.against ?? '')]
  const told = goals.flatMap((goal) => {
    const fact = besideOther(goal, context)
    return fact && !fact.silent ? [{ goal, fact }] : []
  })
  const without = goals.length - told.length
  return {
    label: '',
    value: `${scope}两期都有已确认数的有${told.length}个目标`,
    rest: `（${later?.label}比${earlier?.label}）${without > 0 ? `；${without}个目标没有其中一期或两期的数` : ''}`,
    rows: rowsOf(told.map(({ goal }) => goal)),
    listed: (row) => {
      const one = told.find(({ goal }) => row.kind === 'indicator' && goal.indicators.includes(row.item))
      return one ? [`：${one.fact.value}${one.fact.rest ?? ''}`] : []
    },
    places: ['已确认的填报'],
  }
}

/** What moved over the days asked for, a week where none were said. */
function changed(context: Context, goals: readonly GoalState[], scope: string): Fact {
  if (context.query.against !== undefined) return beside(context, goals, scope)
  const span = spanOf(context)
  const { since, until } = span ?? { since: changedSince(context.query, context.day), until: context.day }
  const days = daysInclusive(since, until) - 1
  const own = (all: readonly GoalState[]) => all.filter(({ goal }) => goals.some((one) => one.goal === goal))
  const before = own(span ? context.goalsAsOf(since) : context.goalsOn(since))
  const moved = changes(before, span ? own(context.goalsAsOf(until)) : goals)
  const rows = rowsOf(moved.map(({ goal }) => goal))
  return {
    label: '',
    value: moved.length > 0 ? `${scope}${moved.length}个目标有变化` : `${scope}没有变化`,
    rest: `（${span ? `${dayLabel(since)}至${dayLabel(until)}` : `${dayLabel(since)}以来${days}天`}，共${goals.length}个目标）`,
    rows,
    listed: (row) => {
      const change = moved.find(({ goal }) => row.kind === 'indicator' && goal.indicators.includes(row.item))
      if (!change) return []
      const words = (state: GoalState): string => standing(context, state, true).value
      const [then, now] = [words(change.before), words(change.goal)]
      // What moved is its light, where the value stayed.
      const lights = then === now ? `（${lightText(change.before)} → ${lightText(change.goal)}）` : ''
      return [`：${then === now ? now : `${then} → ${now}`}${lights}${change.corrected ? '（有更正）' : ''}`]
    },
    places: ['已确认的填报'],
  }
}
