import type Big from 'big.js'
import { amendmentName } from './amendments/amendment.ts'
import { type GoalState, isGoalReported, timeProgress } from './attainment.ts'
import { fourDecimals, plainFigure } from './decimal.ts'
import { type Light, lights } from './light.ts'
import { lastTarget } from './look.ts'
import type { Plan } from './plan.ts'

export type Counts = Record<Light, number>

/** How many goals stand how; they add up to the number of goals. */
export function countsOf(goals: readonly GoalState[]): Counts {
  const counts = Object.fromEntries(lights.map((light) => [light, 0])) as Counts
  for (const { light } of goals) counts[light] += 1
  return counts
}

/** Behind or far behind; after the end nobody is, while the last period is still to come. */
export const isBehind = ({ light, waitsFor }: GoalState): boolean =>
  waitsFor === null && (light === 'behind' || light === 'farBehind')

/** Goals behind or far behind, the largest shortfall first. */
export function worstFirst(goals: readonly GoalState[]): GoalState[] {
  return goals.filter(isBehind).sort((a, b) => (a.gap && b.gap ? a.gap.cmp(b.gap) : 0))
}

/**
 * What a leader is to look at, the largest shortfall first: those behind; after the end those that did not reach their
 * target, then those that wait for their last period.
 */
export function shortFirst(goals: readonly GoalState[]): GoalState[] {
  const unmet = goals.filter(({ light, waitsFor }) => light === 'unmet' && waitsFor === null).sort(byGap)
  const waiting = goals.filter(({ waitsFor }) => waitsFor !== null).sort(byGap)
  return [...worstFirst(goals), ...unmet, ...waiting]
}

const byGap = (a: GoalState, b: GoalState): number => (a.gap && b.gap ? a.gap.cmp(b.gap) : a.gap ? -1 : b.gap ? 1 : 0)

/** What moved between two boards of the same plan. */
export type Change = {
  goal: GoalState
  before: GoalState
  /** A figure that counted then was replaced or undone since, so the difference is no progress. */
  corrected: boolean
}

/** What has another value, another state or a newly confirmed figure, be it the same one. */
export function changes(before: readonly GoalState[], after: readonly GoalState[]): Change[] {
  return after.flatMap((goal, index) => {
    const then = before[index]
    if (!then) return []
    const change = { goal, before: then, corrected: isCorrected(then, goal) }
    return hasNewFigure(change) || !same(then.current, goal.current) || !inSameState(change) ? [change] : []
  })
}

/** A report counts that did not count then, whatever its value; a start value that was set is no figure. */
export const hasNewFigure = ({ goal, before }: Pick<Change, 'goal' | 'before'>): boolean =>
  goal.figures.some(({ report }) => before.figures.every((figure) => figure.report.id !== report.id))

const inSameState = ({ goal, before }: Pick<Change, 'goal' | 'before'>): boolean =>
  goal.light === before.light && (goal.waitsFor === null) === (before.waitsFor === null)

/**
 * What a change is to a reader: better or worse in state, a new figure in the same one, the first figure there is, the
 * end come while the last period is still out, or bookkeeping (a start value set, a confirmation undone), which says
 * nothing of the work.
 */
export type ChangeKind = 'worse' | 'better' | 'fresh' | 'first' | 'ended' | 'books'

export function kindOfChange(change: Change): ChangeKind {
  const { goal, before } = change
  if (!isGoalReported(before)) return isGoalReported(goal) ? 'first' : 'books'
  const [then, now] = [rankOf(before), rankOf(goal)]
  if (then !== undefined && now !== undefined && then !== now) return now < then ? 'worse' : 'better'
  // What waited for its last period has its verdict.
  if (before.waitsFor !== null && goal.waitsFor === null) return goal.light === 'met' ? 'better' : 'worse'
  if (hasNewFigure(change)) return 'fresh'
  return goal.waitsFor !== null && before.waitsFor === null ? 'ended' : 'books'
}

const rankOf = ({ light, waitsFor }: GoalState): number | undefined => (waitsFor === null ? ranks[light] : undefined)

/** Only these compare; of the others nobody can say whether they are better. */
const ranks: Partial<Record<Light, number>> = {
  met: 3,
  onCourse: 2,
  inProgress: 2,
  behind: 1,
  farBehind: 0,
  unmet: -1,
}

/** Has a figure that can be compared. */
export const isComparable = ({ light }: GoalState): boolean => ranks[light] !== undefined

const same = (a: Big | null, b: Big | null): boolean => (a === null || b === null ? a === b : a.eq(b))

function isCorrected(before: GoalState, after: GoalState): boolean {
  return before.figures.some(({ no, period, report }) => {
    const now = after.figures.find((figure) => figure.no === no && figure.period.id === period.id)
    return now?.report.id !== report.id
  })
}

/** `status --json` (docs/contract.md): decimal strings or null, fractions with four decimals, nothing rounded up to 1. */
export type StatusJson = {
  plan: string
  at: string
  timeProgress: string
  counts: Counts
  goals: {
    indicators: number[]
    name: string
    unit: string
    target: string | null
    /** The target as it is printed: of a state and of 不低于上年 there is no figure. */
    targetWritten: string
    /** The later paper the target is from, and what held before it; null where it is the plan's own. */
    targetFrom: string | null
    targetWas: string | null
    current: string | null
    attainment: string | null
    progress: string | null
    expected: string | null
    gap: string | null
    light: Light
    figureOf: string | null
    pending: number
  }[]
}

export function statusJson(plan: Plan, goals: readonly GoalState[], day: string): StatusJson {
  return {
    plan: plan.id,
    at: day,
    timeProgress: fourDecimals(timeProgress(plan, day)),
    counts: countsOf(goals),
    goals: goals.map((state) => ({
      indicators: state.goal.indicators,
      name: state.name,
      unit: state.unit,
      target: orNull(state.target, plainFigure),
      targetWritten: lastTarget(state.goal).written,
      targetFrom: fromOf(state),
      targetWas: lastTarget(state.goal).was?.at(-1)?.value ?? null,
      current: orNull(state.current, plainFigure),
      attainment: orNull(state.attainment, fourDecimals),
      progress: orNull(state.progress, fourDecimals),
      expected: orNull(state.expected, plainFigure),
      gap: orNull(state.gap, fourDecimals),
      light: state.light,
      figureOf: state.figureDay,
      pending: state.pending,
    })),
  }
}

const fromOf = ({ goal }: GoalState): string | null => {
  const { by } = lastTarget(goal)
  return by ? amendmentName(by) : null
}

const orNull = (value: Big | null, words: (value: Big) => string): string | null =>
  value === null ? null : words(value)
