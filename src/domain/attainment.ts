import type Big from 'big.js'
import { countingFigures, stateOf, upTo } from './counting.ts'
import { type Course, courseOf, isStep, spanOf, type Way } from './course.ts'
import { decimal, share } from './decimal.ts'
import { type DueDays, dueDayOf } from './due.ts'
import { byPeriod, type Figure, figureOf } from './figures.ts'
import { type Light, lightOf } from './light.ts'
import { targetFigure } from './look.ts'
import { allOrNothing, isLevel, type Measured, measured, type Part, partOf } from './part.ts'
import { periodOf } from './period.ts'
import type { Goal, Indicator, Plan } from './plan.ts'
import type { Facts } from './report.ts'

export { timeProgress, timeShare } from './time-share.ts'

/**
 * The state of one goal on a day; figures in the plan's unit, shares as fractions, nothing rounded. Targets of 1–3, and
 * stocks that began within 3 whole units of their target, are steps.
 */
export type GoalState = Way &
  Course &
  Measured & {
    goal: Goal
    indicators: Indicator[]
    /** Names of all parts joined by ` + `. */
    name: string
    unit: string
    /** The day it is the state of. */
    day: string
    /** current ÷ target */
    attainment: Big | null
    light: Light
    /** The day the figure is compared with: silence moves it on. */
    referenceDay: string | null
    /** Last day of the newest figure's period (of a running one the day of reporting); of a shared goal the older part's. */
    figureDay: string | null
    parts: Part[]
    /** Numbers of the parts without a figure or an opening total. */
    missing: number[]
    /** The figures that count, oldest period first. */
    figures: Figure[]
    /** Reports waiting for review; one form is one report. */
    pending: number
  }

/**
 * Every goal's state on a day from what is known (design.md 3): figures of periods that ended by the day, and of
 * running ones as reported by it.
 */
export function board(plan: Plan, facts: Facts, day: string, dueDays: DueDays = plan.dueDays): GoalState[] {
  const figures = countingFigures(upTo(plan, facts, day)).map((report) => figureOf(plan, report))
  return plan.goals.map((goal) => goalState(plan, goal, facts, figures, day, dueDays))
}

function goalState(plan: Plan, goal: Goal, facts: Facts, all: Figure[], day: string, dueDays: DueDays): GoalState {
  const indicators = plan.indicators.filter(({ no }) => goal.indicators.includes(no))
  const [first] = indicators
  if (!first) throw new Error(`a goal of plan ${plan.id} has no indicator`)
  const { measure, unit } = first
  const parts = indicators.map((indicator) => partOf(indicator, facts, all, day))
  const target = decimal(targetFigure(goal) ?? '0')
  const baseline = isLevel(measure)
    ? allOrNothing(parts.map((part) => part.baseline && decimal(part.baseline.value)))
    : null
  const step = isStep(first, baseline, target)
  const way: Way = { measure, step, target, baseline, span: spanOf(plan, measure, parts) }
  const { current, ratio } = measured(measure, parts, baseline)
  const oldest = parts
    .flatMap(({ stand }) => stand ?? [])
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))[0]
  const referenceDay = oldest ? referenceDayOf(plan, oldest, day, dueDays) : null
  const course = courseOf(way, current, referenceDay)
  const figures = parts.flatMap((part) => part.figures).sort(byPeriod)
  const light = lightOf(plan.thresholds, {
    measure,
    strict: goal.strict,
    reported: figures.length > 0,
    noBaseline: isLevel(measure) && baseline === null,
    step,
    current,
    target,
    gap: course.gap,
    closed: day > plan.end && parts.every((part) => isSettled(plan, part, day, dueDays)),
  })
  return {
    goal,
    indicators,
    name: indicators.map(({ name }) => name).join(' + '),
    unit,
    day,
    ...way,
    ...course,
    current,
    ratio,
    attainment: current && share(current, target),
    light,
    referenceDay,
    figureDay: oldest?.day ?? null,
    parts,
    missing: parts.filter(({ stand }) => stand === undefined).map(({ no }) => no),
    figures,
    pending: pendingForms(facts, goal).size,
  }
}

const pendingForms = ({ reports }: Facts, { indicators }: Goal): Set<string> =>
  new Set(
    reports
      .filter(
        (report) => report.kind === 'indicator' && indicators.includes(report.no) && stateOf(report) === 'pending',
      )
      .map(({ form }) => form),
  )

/** While the next report is not overdue, the day of the newest figure; from then on today, so that silence costs. */
function referenceDayOf(
  plan: Plan,
  { day, next }: NonNullable<Part['stand']>,
  today: string,
  dueDays: DueDays,
): string {
  return next.first > plan.end || today <= dueDayOf(next, dueDays) ? day : today
}

/** After the end a part is settled once its last period is confirmed or overdue. */
const isSettled = (plan: Plan, { kind, stand }: Part, today: string, dueDays: DueDays): boolean =>
  (stand !== undefined && stand.next.first > plan.end) || today > dueDayOf(periodOf(kind, plan.end), dueDays)
