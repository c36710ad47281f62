import type Big from 'big.js'
import { board, type GoalState } from '../attainment.ts'
import { decimal, sum } from '../decimal.ts'
import type { Judging } from '../judging.ts'
import { isLevel } from '../part.ts'
import { parsePeriod } from '../period.ts'
import type { Goal, Indicator, Plan } from '../plan.ts'
import type { Baseline, Facts } from '../report.ts'
import { owingKey } from '../reporting/owers.ts'
import { factsOfShare } from '../reporting/shares.ts'
import { goalOfUnit } from './targets.ts'

/** What a unit's own shares are judged from. */
export type PartsKnown = { plan: Plan; facts: Facts; day: string; judging: Judging }

/** The units a target may be shared out to, in the plan's order. */
export const partUnits = (plan: Plan): string[] =>
  plan.units.filter(({ kind }) => kind === 'county').map(({ id }) => id)

/**
 * How one unit stands with its shares: its own targets and its own figures, judged like the whole's. Nothing of it is in
 * the whole's sum, and nothing of the whole's in it.
 */
export function partBoard(known: PartsKnown, unit: string): GoalState[] {
  return known.plan.goals.flatMap((goal) => partState(known, goal, unit) ?? [])
}

/** One goal as one unit stands with it; null where no paper gives it a share. */
export function partState(known: PartsKnown, goal: Goal, unit: string): GoalState | null {
  const { plan, day } = known
  const own = goalOfUnit(plan, goal, unit, day)
  const last = own?.targets.at(-1)?.on
  if (!own || last === undefined) return null
  return stateOf(known, { ...own, indicators: goal.indicators }, unit, last < plan.end ? last : plan.end)
}

/** What a unit's own figures come to, with or without a target of its own; null where it reported none. */
function partFigure(known: PartsKnown, goal: Goal, unit: string): Big | null {
  const { shares: _, ...whole } = goal
  return stateOf(known, whole, unit, known.plan.end)?.current ?? null
}

function stateOf({ plan, facts, day, judging }: PartsKnown, goal: Goal, unit: string, end: string): GoalState | null {
  const mine = (row: Indicator): Indicator => (goal.indicators.includes(row.no) ? { ...row, leads: [unit] } : row)
  const own: Plan = { ...plan, end, goals: [goal], indicators: plan.indicators.map(mine) }
  const { reports } = factsOfShare(facts, unit)
  const inTime = reports.filter(({ period }) => (parsePeriod(period)?.first ?? '9') <= end)
  const starts = startsOf(plan, goal, unit)
  // Nobody's silence costs where the office has not asked for these reports.
  const key = owingKey({ kind: 'indicator', no: goal.indicators[0] ?? 0 })
  const isOwed = judging.owing[key]?.by === 'everybody'
  const owing = isOwed ? judging.owing : { ...judging.owing, [key]: { by: 'nobody' as const, from: '' } }
  return board(own, { reports: inTime, baselines: starts }, day, { ...judging, owing })[0] ?? null
}

/** What a unit starts from, where a paper says so. */
function startsOf(plan: Plan, { indicators: nos }: Goal, unit: string): Baseline[] {
  const shares = plan.goals.flatMap(({ shares: all = [] }) => all)
  return shares
    .filter((one) => one.unit === unit && one.basis === 'start' && nos.includes(one.no))
    .filter(({ no }) => isLevel(plan.indicators.find((row) => row.no === no)?.measure ?? 'flow'))
    .map(({ no, on: date, value, by }) => {
      const from = by.number ?? by.title
      return { no, date, value, source: from, by: { openId: '', name: from }, at: `${by.date}T00:00:00` }
    })
}

/** Shares of a percentage, an average or a score say nothing when they are added. */
const notAdded = ['%', '‰', '天', '日', '分', '小时', '分钟', '倍', '年', '岁', '元/人', '名次']

/** Whether the parts' figures add up to the whole's. */
export const addsUp = ({ measure, unit, name }: Indicator): boolean =>
  ['flow', 'step', 'stock'].includes(measure) &&
  !notAdded.includes(unit) &&
  !/^(人均|平均|每)|率$|人均|平均|每万/.test(name)

/** The parts' figures beside the lead's, never added to it: who has one, what they come to; null where none has. */
export type SideBySide = { sum: Big; reported: string[]; missing: string[]; lead: Big | null }

export function sideBySide(known: PartsKnown, goal: Goal, lead: Big | null): SideBySide | null {
  const { plan } = known
  const rows = plan.indicators.filter(({ no }) => goal.indicators.includes(no))
  if (rows.length === 0 || !rows.every(addsUp)) return null
  const figures = partUnits(plan).map((unit) => ({ unit, value: partFigure(known, goal, unit) }))
  const has = figures.filter((one): one is { unit: string; value: Big } => one.value !== null)
  if (has.length === 0) return null
  return {
    sum: sum(has.map(({ value }) => decimal(value))),
    reported: has.map(({ unit }) => unit),
    missing: figures.filter(({ value }) => value === null).map(({ unit }) => unit),
    lead,
  }
}

/** How the parts stand: what each has behind, what is met, what nobody reported; those furthest behind first. */
export type PartStanding = { unit: string; states: GoalState[]; behind: GoalState[]; met: number; unreported: number }

export function partStandings(known: PartsKnown): PartStanding[] {
  return partUnits(known.plan)
    .map((unit) => standingOf(unit, partBoard(known, unit)))
    .filter(({ states }) => states.length > 0)
    .sort((a, b) => b.behind.length - a.behind.length || worst(a) - worst(b))
}

function standingOf(unit: string, states: GoalState[]): PartStanding {
  const isBehind = ({ light }: GoalState) => light === 'behind' || light === 'farBehind' || light === 'unmet'
  const behind = states.filter(isBehind).sort((a, b) => shortfall(a) - shortfall(b))
  const of = (light: GoalState['light']) => states.filter((state) => state.light === light).length
  return { unit, states, behind, met: of('met'), unreported: of('noData') }
}

/** The most negative first; what has no gap is judged by what is missing of the target. */
const shortfall = ({ gap, attainment }: GoalState): number =>
  gap !== null ? Number(gap) : attainment !== null ? Number(attainment) - 1 : 0
const worst = ({ behind }: PartStanding): number => Math.min(0, ...behind.map(shortfall))
