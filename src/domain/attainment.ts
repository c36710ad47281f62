import type Big from 'big.js'
import { baselineOf, countingFigures, stateOf } from './counting.ts'
import { addDays, daysInclusive } from './day.ts'
import { decimal, share, sum, zero } from './decimal.ts'
import { type DueDays, dueDayOf } from './due.ts'
import { type Figure, figureOf, flowTotal, newestOf, ratioTotals } from './figures.ts'
import { type Light, lightOf } from './light.ts'
import { nextPeriod, periodOf } from './period.ts'
import type { Goal, Indicator, Measure, Plan } from './plan.ts'
import type { Baseline, Facts } from './report.ts'

/** The state of one goal on a day; figures in the plan's unit, shares as fractions, nothing rounded. */
export type GoalState = {
  goal: Goal
  indicators: Indicator[]
  /** Names of all parts joined by ` + `. */
  name: string
  unit: string
  measure: Measure
  /** Judged by what is done, not by time: targets of 1–3, and stocks that began within 3 whole units of the target. */
  step: boolean
  target: Big
  current: Big | null
  /** current ÷ target */
  attainment: Big | null
  /** How much of the way is gone: for stocks from the start value, not from 0. */
  progress: Big | null
  /** What was due on the reference day. */
  expected: Big | null
  /** progress − time share on the reference day; of a ratio value − target. Negative is behind. */
  gap: Big | null
  light: Light
  /** The day the figure is compared with: silence moves it on. */
  referenceDay: string | null
  /** Last day of the newest figure's period (of a running one the day of reporting); of a shared goal the older part's. */
  figureDay: string | null
  baseline: Big | null
  /** Numbers of the parts without a figure. */
  missing: number[]
  /** The figures that count, oldest period first. */
  figures: Figure[]
  /** Reports waiting for review. */
  pending: number
  /** Both sums of a ratio. */
  ratio: { handled: Big; accepted: Big } | null
}

/** The share of a span's days that is gone at the end of a day, both ends counted, within 0…1. */
export function timeShare(first: string, last: string, day: string): Big {
  const gone = daysInclusive(first, day)
  const all = daysInclusive(first, last)
  return gone <= 0 ? zero : gone >= all ? decimal(1) : share(decimal(gone), decimal(all))
}

/** 序时进度 of the plan. */
export const timeProgress = (plan: Plan, day: string): Big => timeShare(plan.start, plan.end, day)

/**
 * Every goal's state on a day from what is known (design.md 3): figures of periods that ended by the day, and of
 * running ones reported by it.
 */
export function board(plan: Plan, facts: Facts, day: string, dueDays: DueDays = plan.dueDays): GoalState[] {
  const figures = countingFigures(facts)
    .map(figureOf)
    .filter(({ period, reportedOn }) => period.last <= day || reportedOn <= day)
  return plan.goals.map((goal) => goalState(plan, goal, facts, figures, day, dueDays))
}

function goalState(plan: Plan, goal: Goal, facts: Facts, all: Figure[], day: string, dueDays: DueDays): GoalState {
  const indicators = plan.indicators.filter(({ no }) => goal.indicators.includes(no))
  const [first] = indicators
  if (!first) throw new Error(`a goal of plan ${plan.id} has no indicator`)
  const { measure } = first
  const parts = indicators.map(({ no }) => partOf(no, facts, all, day))
  const target = decimal(goal.target)
  const { current: value, ratio } = measured(measure, parts)
  const baseline = isLevel(measure)
    ? allOrNothing(parts.map((part) => part.baseline && decimal(part.baseline.value)))
    : null
  const current = measure === 'growth' ? growth(value, baseline) : value
  const oldest = parts.flatMap(({ newest }) => newest ?? []).sort((a, b) => (a.day < b.day ? -1 : 1))[0]
  const referenceDay = oldest ? referenceDayOf(plan, oldest, day, dueDays) : null

  const started = startOf(plan, measure, parts)
  const elapsed = referenceDay && started ? timeShare(started, plan.end, referenceDay) : null
  const step = isStep(first, baseline, target)
  const course = courseOf({ measure, step, current, baseline, target, elapsed })
  const reported = oldest !== undefined
  const closed = day > plan.end && lastIsIn(plan, first, oldest?.figure, day, dueDays)
  return {
    goal,
    indicators,
    name: indicators.map(({ name }) => name).join(' + '),
    unit: first.unit,
    measure,
    step,
    target,
    current,
    attainment: current && share(current, target),
    ...course,
    light: lightOf(plan.thresholds, {
      measure,
      strict: goal.strict,
      reported,
      noBaseline: isLevel(measure) && baseline === null,
      step,
      current,
      target,
      gap: course.gap,
      closed,
    }),
    referenceDay,
    figureDay: oldest?.day ?? null,
    baseline,
    missing: parts.filter(({ figures }) => figures.length === 0).map(({ no }) => no),
    figures: parts.flatMap((part) => part.figures).sort((a, b) => (a.period.last < b.period.last ? -1 : 1)),
    pending: facts.reports.filter(
      (report) => report.kind === 'indicator' && goal.indicators.includes(report.no) && stateOf(report) === 'pending',
    ).length,
    ratio,
  }
}

type Part = {
  no: number
  figures: Figure[]
  newest: ReturnType<typeof newestOf>
  baseline: Baseline | undefined
}

function partOf(no: number, facts: Facts, all: readonly Figure[], day: string): Part {
  const figures = all.filter((figure) => figure.no === no)
  return { no, figures, newest: newestOf(figures, day), baseline: baselineOf(facts, no, day) }
}

const isLevel = (measure: Measure): boolean => measure === 'stock' || measure === 'growth'

/** The current value by measure: sums of flows, newest levels of stocks, handled over accepted of a ratio. */
function measured(measure: Measure, parts: readonly Part[]): Pick<GoalState, 'current' | 'ratio'> {
  const reported = parts.filter(({ figures }) => figures.length > 0)
  if (reported.length === 0) return { current: null, ratio: null }
  if (measure === 'ratio') {
    const totals = reported.map(({ figures, baseline }) => ratioTotals(figures, baseline))
    const handled = sum(totals.map((total) => total.handled))
    const accepted = sum(totals.map((total) => total.accepted))
    return { current: accepted.eq(0) ? null : share(handled, accepted).times(100), ratio: { handled, accepted } }
  }
  if (isLevel(measure)) return { current: allOrNothing(parts.map(({ newest }) => newest?.figure.value)), ratio: null }
  return { current: sum(reported.map(({ figures, baseline }) => flowTotal(figures, baseline))), ratio: null }
}

/** The sum where every part is known: half a stock says nothing about the whole. */
function allOrNothing(values: readonly (Big | null | undefined)[]): Big | null {
  const known = values.filter((value) => value !== undefined && value !== null)
  return known.length === values.length ? sum(known) : null
}

const growth = (level: Big | null, base: Big | null): Big | null =>
  level && base && !base.eq(0) ? share(level, base).minus(1).times(100) : null

/** Where the span of a measure's time share begins: the pilot, or the day after the start value's own date. */
function startOf(plan: Plan, measure: Measure, parts: readonly Part[]): string | null {
  if (!isLevel(measure)) return plan.start
  const dates = parts.map(({ baseline }) => baseline?.date)
  const latest = dates
    .filter((date) => date !== undefined)
    .sort()
    .at(-1)
  return latest === undefined ? null : addDays(latest, 1)
}

/** A target of 1–3 has no course in time; nor has a stock of whole units that began 1–3 of them below its target. */
function isStep({ measure, decimals }: Indicator, baseline: Big | null, target: Big): boolean {
  if (measure === 'step') return true
  if (measure !== 'stock' || baseline === null || decimals > 0) return false
  const way = target.minus(baseline)
  return way.gt(0) && way.lte(3)
}

type Course = Pick<GoalState, 'progress' | 'expected' | 'gap'>

const noCourse: Course = { progress: null, expected: null, gap: null }

function courseOf(of: {
  measure: Measure
  step: boolean
  current: Big | null
  baseline: Big | null
  target: Big
  elapsed: Big | null
}): Course {
  const { measure, step, current, baseline, target, elapsed } = of
  if (step || current === null || elapsed === null) return noCourse
  if (measure === 'ratio') return { progress: null, expected: target, gap: share(current.minus(target), decimal(100)) }
  if (measure === 'stock') {
    if (baseline === null) return noCourse
    // Already there at the start: what matters is what is missing now.
    if (baseline.gte(target)) return { progress: null, expected: target, gap: share(current.minus(target), target) }
    const progress = share(current.minus(baseline), target.minus(baseline))
    return { progress, expected: baseline.plus(target.minus(baseline).times(elapsed)), gap: progress.minus(elapsed) }
  }
  const progress = share(current, target)
  return { progress, expected: target.times(elapsed), gap: progress.minus(elapsed) }
}

/** While the next report is not overdue, the day of the newest figure; from then on today, so that silence costs. */
function referenceDayOf(plan: Plan, newest: { figure: Figure; day: string }, day: string, dueDays: DueDays): string {
  const next = nextPeriod(newest.figure.period)
  return next.first > plan.end || day <= dueDayOf(next, dueDays) ? newest.day : day
}

/** After the end a goal is settled once its last period is confirmed or overdue. */
function lastIsIn(
  plan: Plan,
  { period: kind }: Indicator,
  newestFigure: Figure | undefined,
  day: string,
  dueDays: DueDays,
): boolean {
  const last = periodOf(kind, plan.end)
  return newestFigure?.period.id === last.id || day > dueDayOf(last, dueDays)
}
