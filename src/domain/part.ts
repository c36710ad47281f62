import type Big from 'big.js'
import { baselineOf } from './counting.ts'
import { share, sum } from './decimal.ts'
import { dueDayOf } from './due.ts'
import { byPeriod, type Figure, flowTotal, ratioTotals } from './figures.ts'
import type { Judging } from './judging.ts'
import { type Period, periodsIn } from './period.ts'
import type { Goal, Indicator, Measure, Plan } from './plan.ts'
import type { Baseline, Facts } from './report.ts'
import { owingKey } from './reporting/owers.ts'

/** One indicator's share in a goal. */
export type Part = {
  no: number
  /** The figures that count, oldest period first. */
  figures: Figure[]
  /** Start value of a level; opening total of the rest. */
  baseline: Baseline | undefined
  /** The newest day its figures or its opening total stand for; null where there is neither. */
  day: string | null
  /** Periods before the newest confirmed one that are neither confirmed nor covered by an opening total. */
  past: Period[]
  /** A report of its newest confirmed period (reported while that ran) or of a later one is overdue. */
  overdue: boolean
  /** The day the last period is due, while it is neither in nor overdue; null once it is. */
  waitsFor: string | null
}

export const isLevel = (measure: Measure): boolean => measure === 'stock' || measure === 'growth'

/** An indicator on a day, from all figures that count. */
export function partOf(
  plan: Plan,
  goal: Goal,
  { no, period: kind, measure }: Indicator,
  { facts, figures: all, day, judging }: { facts: Facts; figures: readonly Figure[]; day: string; judging: Judging },
): Part {
  const figures = all.filter((figure) => figure.no === no).sort(byPeriod)
  const baseline = baselineOf(facts, no, day)
  const opened = isLevel(measure) ? '' : (baseline?.date ?? '')
  const newest = figures.at(-1)
  const standing = [newest?.day ?? '', opened].sort().at(-1) ?? ''
  const isSettled = (period: Period) =>
    period.last <= opened || figures.some((figure) => figure.period.id === period.id && !figure.running)
  const isLate = (period: Period) => day > dueDayOf(period, judging.dueDays)
  const periods = periodsIn(kind, plan.start, plan.end)
  const last = periods.at(-1)
  const isOwed = owesAnybody(judging, goal)
  return {
    no,
    figures,
    baseline,
    day: standing === '' ? null : standing,
    past: newest ? unknownBefore(periods, goal, { figures, until: newest.period.last, opened }) : [],
    overdue: periods.some(
      (period) =>
        isOwed &&
        period.last >= judging.since &&
        (!newest || period.last >= newest.period.last) &&
        !isSettled(period) &&
        isLate(period),
    ),
    waitsFor: !last || isSettled(last) || isLate(last) ? null : dueDayOf(last, judging.dueDays),
  }
}

const owesAnybody = ({ owing }: Judging, { indicators: [no = 0] }: Goal): boolean =>
  owing[owingKey({ kind: 'indicator', no })]?.by !== 'nobody'

/** Periods that ended before a day, and of which nothing is known; of a yearly sum in its year. */
export function unknownBefore(
  periods: readonly Period[],
  { perYear }: Goal,
  { figures, until, opened }: { figures: readonly Figure[]; until: string; opened: string },
): Period[] {
  return periods.filter(({ first, last }) => {
    if (last >= until || last <= opened) return false
    if (perYear && last.slice(0, 4) !== until.slice(0, 4)) return false
    // Where the rhythm was changed, a figure of another length covers the days it is of.
    return !figures.some(({ period }) => period.first <= first && period.last >= last)
  })
}

/** A part as it was on an earlier day, from what is known now. */
export const partUntil = (part: Part, until: string): Part => ({
  ...part,
  figures: part.figures.filter((figure) => figure.day <= until),
  baseline: part.baseline && part.baseline.date <= until ? part.baseline : undefined,
})

/** A part with only what is of one year: levels of its periods, sums that start anew on 1 January. */
export const partInYear = (measure: Measure, part: Part, year: string): Part => ({
  ...part,
  figures: part.figures.filter(({ period }) => period.last.slice(0, 4) === year),
  baseline: isLevel(measure) || part.baseline?.date.slice(0, 4) === year ? part.baseline : undefined,
})

const isKnown = ({ figures, baseline }: Part): boolean => figures.length > 0 || baseline !== undefined

export type Measured = { current: Big | null; ratio: { handled: Big; accepted: Big } | null }

/**
 * The current value by measure: sums of flows with what there is, newest levels of stocks where every part has one,
 * handled over accepted of a ratio, growth over the level of the base year; growth and ratio in percent.
 */
export function measured(measure: Measure, parts: readonly Part[], base: Big | null): Measured {
  if (isLevel(measure) || measure === 'state') {
    const level = allOrNothing(parts.map(({ figures }) => figures.at(-1)?.value))
    return { current: measure === 'growth' ? growth(level, base) : level, ratio: null }
  }
  const known = parts.filter(isKnown)
  if (known.length === 0) return { current: null, ratio: null }
  if (measure !== 'ratio') {
    return { current: sum(known.map(({ figures, baseline }) => flowTotal(figures, baseline))), ratio: null }
  }
  const totals = known.map(({ figures, baseline }) => ratioTotals(figures, baseline))
  const handled = sum(totals.map((total) => total.handled))
  const accepted = sum(totals.map((total) => total.accepted))
  return { current: accepted.eq(0) ? null : share(handled, accepted).times(100), ratio: { handled, accepted } }
}

/** The sum where every part is known: half a stock says nothing about the whole. */
export function allOrNothing(values: readonly (Big | null | undefined)[]): Big | null {
  const known = values.filter((value) => value !== undefined && value !== null)
  return known.length === values.length ? sum(known) : null
}

const growth = (level: Big | null, base: Big | null): Big | null =>
  level && base && !base.eq(0) ? share(level, base).minus(1).times(100) : null
