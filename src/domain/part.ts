import type Big from 'big.js'
import { baselineOf } from './counting.ts'
import { addDays } from './day.ts'
import { share, sum } from './decimal.ts'
import { byPeriod, dayOfFigure, type Figure, flowTotal, ratioTotals } from './figures.ts'
import { nextPeriod, type Period, periodOf } from './period.ts'
import type { Indicator, Measure, PeriodKind } from './plan.ts'
import type { Baseline, Facts } from './report.ts'

/** One indicator's share in a goal. */
export type Part = {
  no: number
  kind: PeriodKind
  /** The figures that count, oldest period first. */
  figures: Figure[]
  /** Start value of a level; opening total of the rest. */
  baseline: Baseline | undefined
  /** The newest day its figures or its opening total stand for, and the period to be reported next. */
  stand: { day: string; next: Period } | undefined
}

export const isLevel = (measure: Measure): boolean => measure === 'stock' || measure === 'growth'

/** An indicator on a day, from all figures that count. */
export function partOf({ no, period: kind, measure }: Indicator, facts: Facts, all: readonly Figure[], day: string) {
  const figures = all.filter((figure) => figure.no === no).sort(byPeriod)
  const baseline = baselineOf(facts, no, day)
  const part: Part = { no, kind, figures, baseline, stand: undefined }
  return { ...part, stand: standOf(part, measure, day) }
}

function standOf({ kind, figures, baseline }: Part, measure: Measure, day: string): Part['stand'] {
  const newest = figures.at(-1)
  const reported = newest && { day: dayOfFigure(newest, day), next: nextPeriod(newest.period) }
  if (isLevel(measure) || !baseline || (reported && reported.day >= baseline.date)) return reported
  return { day: baseline.date, next: periodOf(kind, addDays(baseline.date, 1)) }
}

/** A part as it was on an earlier day, from what is known now. */
export const partUntil = (part: Part, until: string, today: string): Part => ({
  ...part,
  figures: part.figures.filter((figure) => dayOfFigure(figure, today) <= until),
  baseline: part.baseline && part.baseline.date <= until ? part.baseline : undefined,
})

const isKnown = ({ figures, baseline }: Part): boolean => figures.length > 0 || baseline !== undefined

export type Measured = { current: Big | null; ratio: { handled: Big; accepted: Big } | null }

/**
 * The current value by measure: sums of flows with what there is, newest levels of stocks where every part has one,
 * handled over accepted of a ratio, growth over the level of the base year; growth and ratio in percent.
 */
export function measured(measure: Measure, parts: readonly Part[], base: Big | null): Measured {
  if (isLevel(measure)) {
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
