import { currentWords, measured } from '../../cards/state-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { curveOf, valueOn } from '../../domain/curve.ts'
import { dayLabel } from '../../domain/day.ts'
import { sum } from '../../domain/decimal.ts'
import { type Figure, newestOf } from '../../domain/figures.ts'
import { isLevel } from '../../domain/part.ts'
import { kindLabel, type Period, parsePeriod, periodsIn } from '../../domain/period.ts'
import type { PeriodKind } from '../../domain/plan.ts'
import { periodKinds } from '../../domain/plan-rows.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { reportPlaces, target } from './state.ts'

/** The days a change is asked between; of two periods their ends. Null where none were named. */
export function spanOf({ query, today }: Pick<Context, 'query' | 'today'>): { since: string; until: string } | null {
  const [later, earlier] = [parsePeriod(query.period ?? ''), parsePeriod(query.against ?? '')]
  if (later && earlier) {
    const [since = today, until = today] = [earlier.last, later.last].sort()
    return { since, until: until < today ? until : today }
  }
  return query.since === undefined ? null : { since: query.since, until: query.until ?? today }
}

/** The reports a span of time rests on, each cited. */
const placesOf = (own: readonly Figure[]): string[] =>
  own.map(({ report, period }) => `已确认填报 第${report.id}号（${period.label}）`)

const within = (state: GoalState, period: Period): Figure[] =>
  state.figures.filter((one) => one.period.first >= period.first && one.period.last <= period.last)

/** Periods of a sum that are over, or run, and that nobody reported. */
function missingIn(state: GoalState, period: Period, today: string): string {
  const kind = summedBy(state, period)
  if (kind === null) return ''
  const own = within(state, period)
  const all = periodsIn(kind, period.first, period.last < today ? period.last : today)
  const missing = all.filter(({ id }) => own.every((one) => one.period.id !== id))
  return missing.length > 0 ? `；${missing.map(({ label }) => label).join('、')}未填报，没有算进去` : ''
}

/** The shorter periods a longer one is the sum of; null where it is none. */
function summedBy({ indicators, measure }: GoalState, period: Period): PeriodKind | null {
  const [first, ...others] = indicators
  return first && others.length === 0 && first.period !== period.kind && !isLevel(measure) ? first.period : null
}

/** Of a sum over several periods which are in it, and which nobody reported: `（2024年2月0.9亿元、3月0.8亿元；1月未填报）`. */
function madeOf(state: GoalState, period: Period, today: string): string {
  if (summedBy(state, period) === null) return ''
  const amounts = within(state, period).flatMap((one) =>
    one.value ? [`${one.period.label}${measured(state, one.value, state.unit)}`] : [],
  )
  return amounts.length === 0 ? '' : `（${amounts.join('，')}${missingIn(state, period, today)}）`
}

/** What one period brought, or where a level stood at its end; null where nothing was reported for it. */
function ofPeriod(state: GoalState, period: Period): { words: string; value: ReturnType<typeof sum> } | null {
  const own = within(state, period)
  if (own.length === 0) return null
  const at = isLevel(state.measure) || state.measure === 'state' ? valueOn(state, period.last) : null
  if (at) {
    const newest = newestOf(own)?.period.last ?? period.last
    const since = newest < period.last ? `（${dayLabel(newest)}的数）` : ''
    return { words: `${measured(state, at, state.unit)}${since}`, value: at }
  }
  if (state.measure === 'ratio') {
    const [part, whole] = [sum(own.map((one) => one.numerator)), sum(own.map((one) => one.denominator))]
    if (whole.eq(0)) return null
    const value = part.div(whole).times(100)
    return { words: `${measured(state, value, '%')}（${part.toFixed()}÷${whole.toFixed()}）`, value }
  }
  if (isLevel(state.measure)) return null
  const value = sum(own.flatMap((one) => one.value ?? []))
  return { words: measured(state, value, state.unit), value }
}

/** `没有单独的2024年3月的数（按季度填报）`, `2023年第1季度没有已确认的数` */
function noneOf(state: GoalState, period: Period, today: string): string {
  const kind = state.indicators[0]?.period ?? 'month'
  if (period.first > today) return `${period.label}还没到，没有数`
  if (periodKinds.indexOf(kind) > periodKinds.indexOf(period.kind))
    return `没有单独的${period.label}的数（按${kindLabel[kind]}填报）`
  return `${period.label}没有已确认的数`
}

/** A period's own figure with what it had come to by its end; null where none was asked for. */
export function inPeriod(state: GoalState, context: Context): Fact | null {
  const period = context.query.at === undefined ? parsePeriod(context.query.period ?? '') : null
  if (!period || context.query.against !== undefined) return null
  const found = ofPeriod(state, period)
  const by = valueOn(state, period.last)
  const level = isLevel(state.measure)
  // No further than its newest figure: what comes later nobody has counted.
  const until = curveOf(state).findLast(({ day }) => day <= period.last)?.day ?? period.last
  const since = by && !level ? `；到${dayLabel(until)}累计${measured(state, by, state.unit)}` : ''
  const now = `；现有${currentWords(state)}，目标${target(context, state)}`
  if (!found)
    return {
      label: '',
      value: noneOf(state, period, context.today),
      rest: `${since}${now}`,
      places: reportPlaces(state),
    }
  return {
    label: !level ? period.label : period.last <= context.today ? `${period.label}末` : `到${dayLabel(until)}`,
    value: found.words,
    rest: `${madeOf(state, period, context.today)}${since}${now}`,
    figures: [{ value: found.value.toFixed(), unit: state.unit }],
    places: [...new Set([...placesOf(within(state, period)), ...reportPlaces(state)])],
  }
}

/** Two periods side by side; null where not both were named. */
export function besideOther(state: GoalState, context: Context): Fact | null {
  const [later, earlier] = [parsePeriod(context.query.period ?? ''), parsePeriod(context.query.against ?? '')]
  if (!later || !earlier) return null
  const [now, then] = [ofPeriod(state, later), ofPeriod(state, earlier)]
  const places = [...new Set([...placesOf(within(state, earlier)), ...placesOf(within(state, later))])]
  if (!now || !then) {
    const without = [now ? [] : [later], then ? [] : [earlier]].flat()
    return {
      label: '',
      value: without.map((period) => noneOf(state, period, context.today)).join('，'),
      rest: `${[now, then].map((one, at) => (one ? `；${at === 0 ? later.label : earlier.label}${one.words}` : '')).join('')}；现有${currentWords(state)}`,
      silent: true,
      places,
    }
  }
  const by = now.value.minus(then.value)
  const missing = [earlier, later].map((one) => missingIn(state, one, context.today)).join('')
  const size = measured(state, by.abs(), state.unit)
  // 80% and 75% are five points apart, not five per cent.
  const apart = state.measure === 'ratio' ? size.replace('%', '个百分点') : size
  return {
    label: `${later.label}比${earlier.label}`,
    value: by.eq(0) ? '没有变化' : `${by.gt(0) ? '多' : '少'}${apart}`,
    rest: `（${earlier.label}${then.words}，${later.label}${now.words}${missing}）`,
    figures: [{ value: by.toFixed(), unit: state.unit }],
    places,
  }
}
