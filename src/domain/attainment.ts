import type Big from 'big.js'
import { countingFigures, stateOf, upTo } from './counting.ts'
import { type Course, courseOf, isStep, type Stand, standOn } from './course.ts'
import { decimal, share } from './decimal.ts'
import { byPeriod, type Figure, figureOf } from './figures.ts'
import { fromTheStart, type Judging } from './judging.ts'
import { type Light, lightOf } from './light.ts'
import { targetFigure } from './look.ts'
import { allOrNothing, isLevel, type Measured, measured, type Part, partInYear, partOf } from './part.ts'
import type { Goal, Indicator, Measure, Plan } from './plan.ts'
import type { Facts } from './report.ts'
import { type Ends, endsOf, isReached } from './sense.ts'

export type { Judging } from './judging.ts'
export { timeProgress } from './time-share.ts'

/**
 * The state of one goal on a day; figures in the plan's unit, shares as fractions, nothing rounded. Targets of 1–3, and
 * stocks that began within 3 whole units of their target, are steps.
 */
export type GoalState = Stand &
  Measured & {
    goal: Goal
    indicators: Indicator[]
    /** Names of all parts joined by ` + `. */
    name: string
    unit: string
    measure: Measure
    /** Judged by what is done, not by time. */
    step: boolean
    /** The figure to be reached; null where there is none (a state, or last year's while it is not known). */
    target: Big | null
    /** What counts as reached; null where there is no figure. */
    ends: Ends | null
    /** Sum of the parts' start values; null for flows and ratios, and where one of a level is missing. */
    baseline: Big | null
    course: Course
    /** The day it is the state of. */
    day: string
    /** current ÷ target, of targets that are “at least”. */
    attainment: Big | null
    light: Light
    /** The day the figure is compared with: silence moves it on. */
    referenceDay: string | null
    /** Day of the newest figure: its period's last, or the day of reporting while that ran; of a shared goal the older part's. */
    figureDay: string | null
    parts: Part[]
    /** Numbers of the parts without a figure or an opening total. */
    missing: number[]
    /** 缺期初数: periods of a flow's past of which nothing is known, while that keeps it from being judged. */
    missingPast: number
    /** 待最后一期: the due day that decides, after the end and while the last period is still to come; else null. */
    waitsFor: string | null
    /** The figures that count, oldest period first. */
    figures: Figure[]
    /** Reports waiting for review: rows of the ledger. */
    pending: number
  }

/** Whether a confirmed report stands behind it. */
export const isGoalReported = ({ figures }: Pick<GoalState, 'figures'>): boolean => figures.length > 0

/**
 * Every goal's state on a day from what is known (docs/rules.md 3): figures of periods that ended by the day, and of
 * running ones as reported by it.
 */
export function board(plan: Plan, facts: Facts, day: string, judging: Judging = fromTheStart(plan)): GoalState[] {
  const figures = countingFigures(upTo(plan, facts, day)).map((report) => figureOf(plan, report))
  return plan.goals.map((goal) => goalState(plan, goal, { facts, figures, day, judging }))
}

type Known = { facts: Facts; figures: Figure[]; day: string; judging: Judging }

function goalState(plan: Plan, goal: Goal, known: Known): GoalState {
  const { facts, day } = known
  const indicators = plan.indicators.filter(({ no }) => goal.indicators.includes(no))
  const [first] = indicators
  if (!first) throw new Error(`a goal of plan ${plan.id} has no indicator`)
  const { measure, unit } = first
  const parts = indicators.map((indicator) => partOf(plan, goal, indicator, known))
  const figures = parts.flatMap((part) => part.figures).sort(byPeriod)
  const days = parts.flatMap((part) => part.day ?? []).sort()
  const year = (days.at(-1) ?? '').slice(0, 4)
  const baseline = baselineOfAll(measure, parts)
  const { current, ratio, lastYear } = valuesOf(goal, measure, parts, baseline, year)
  const ends = endsOf(goal, lastYear)
  const step = isStep(first, goal.sense === 'notBelowLast' ? null : ends, baseline)
  const isReported = isLevel(measure) ? parts.every((part) => part.figures.length > 0) : figures.length > 0
  const past = measure === 'flow' ? parts.reduce((count, part) => count + part.past.length, 0) : 0
  const noBaseline =
    goal.sense === 'notBelowLast' ? lastYear === null : (isLevel(measure) && baseline === null) || past > 0
  const figureDay = days[0] ?? null
  const referenceDay = !isReported ? null : parts.some(({ overdue }) => overdue) ? day : figureDay
  const course = courseOf({ plan, goal, measure, step, ends, baseline }, parts, year)
  const stand = standOn(noBaseline && !step ? { kind: 'none' } : course, ends, current, referenceDay)
  const waiting = parts.flatMap(({ waitsFor }) => waitsFor ?? []).sort()
  const ended = day > plan.end
  const closed = ended && waiting.length === 0
  const light = lightOf(goal.thresholds ?? plan.thresholds, {
    measure,
    reported: isReported,
    // A sum with a ceiling has kept it only when nothing more can come.
    reached:
      measure === 'state'
        ? (current?.gte(1) ?? false)
        : current !== null && ends !== null && isReached(ends, current) && (course.kind !== 'ceiling' || closed),
    noBaseline,
    step,
    current,
    gap: stand.gap,
    ended,
    closed,
  })
  const target = goal.sense === 'notBelowLast' ? lastYear : figureOfGoal(goal)
  return {
    goal,
    indicators,
    name: indicators.map(({ name }) => name).join(' + '),
    unit,
    measure,
    step,
    target,
    ends,
    baseline,
    course,
    day,
    ...stand,
    current,
    ratio,
    attainment: current && target && goal.sense === 'atLeast' ? share(current, target) : null,
    light,
    referenceDay,
    figureDay,
    parts,
    missing: parts.filter((part) => part.day === null).map(({ no }) => no),
    missingPast: light === 'noBaseline' ? past : 0,
    waitsFor: ended && isHoping(light) ? (waiting.at(-1) ?? null) : null,
    figures,
    pending: pendingOf(facts, goal),
  }
}

const figureOfGoal = (goal: Goal): Big | null => {
  const figure = targetFigure(goal)
  return figure === null ? null : decimal(figure)
}

const baselineOfAll = (measure: Measure, parts: readonly Part[]): Big | null =>
  isLevel(measure) ? allOrNothing(parts.map((part) => part.baseline && decimal(part.baseline.value))) : null

/** What is neither reached nor without data while it may still be reached. */
const isHoping = (light: Light): boolean => ['onCourse', 'behind', 'farBehind', 'inProgress'].includes(light)

/** The value, of what is counted by the year that of its newest one; and of the year before, where that is the measure. */
function valuesOf(goal: Goal, measure: Measure, parts: readonly Part[], baseline: Big | null, year: string) {
  const inYear = (of: string) =>
    measured(
      measure,
      parts.map((part) => partInYear(measure, part, of)),
      baseline,
    )
  const isYearly = year !== '' && ((goal.perYear && !isLevel(measure)) || goal.sense === 'notBelowLast')
  const now = isYearly ? inYear(year) : measured(measure, parts, baseline)
  if (goal.sense !== 'notBelowLast' || year === '') return { ...now, lastYear: null }
  const then = String(Number(year) - 1)
  const hasThen = parts.some(({ figures }) => figures.some(({ period }) => period.last.slice(0, 4) === then))
  if (hasThen) return { ...now, lastYear: inYear(then).current }
  const start = parts.every(({ baseline: own }) => own?.date.slice(0, 4) === then)
  return { ...now, lastYear: measure === 'stock' && start ? baseline : null }
}

const pendingOf = ({ reports }: Facts, { indicators }: Goal): number =>
  reports.filter(
    (report) => report.kind === 'indicator' && indicators.includes(report.no) && stateOf(report) === 'pending',
  ).length
