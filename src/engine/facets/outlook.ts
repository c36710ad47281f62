import type Big from 'big.js'
import { forecastWords, neededWords, outlookOf, outlookWords } from '../../cards/outlook-words.ts'
import { currentWords, measured, shownValue } from '../../cards/state-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { isGoalReported } from '../../domain/attainment.ts'
import { curveOf, openedOn, type Point } from '../../domain/curve.ts'
import { addDays, dayLabel } from '../../domain/day.ts'
import { decimal, zero } from '../../domain/decimal.ts'
import { forecast } from '../../domain/forecast.ts'
import { isLevel } from '../../domain/part.ts'
import { kindLabel } from '../../domain/period.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { scaleOf } from '../words.ts'
import { none, reportPlaces, target } from './state.ts'
import { besideOther, spanOf } from './time-span.ts'

/** Where the goal was on a day, from its own curve. */
export const change = (state: GoalState, context: Context): Fact => {
  if (!isGoalReported(state)) return none(context, state)
  const sides = besideOther(state, context)
  if (sides) return sides
  const { days } = context.query
  const span = spanOf(context)
  const points = curveOf(state).filter(({ day }) => !span || day <= span.until)
  const last = points.at(-1)
  const since = span?.since ?? (days === undefined ? undefined : addDays(context.day, -days))
  const before =
    since === undefined ? points.at(-2) : (points.findLast(({ day }) => day <= since) ?? begun(state, since))
  if (span && last && last.day <= span.since && points.length > 1) return noneSince(state, span.since, points)
  if (!last || !before || before === last)
    return {
      label: '',
      value:
        span && last
          ? `${dayLabel(span.since)}以前没有数据，比不出变化`
          : since
            ? '没有新的数据'
            : '只有一期数据，还比不出变化',
      rest: `；现有${currentWords(state)}${last ? `（截至${dayLabel(last.day)}）` : ''}`,
      silent: true,
      places: reportPlaces(state),
    }
  const { by, words, days: between } = moved(state, before, last)
  return {
    label: '',
    value: words,
    rest: between,
    figures: [{ value: by.toFixed(), unit: state.unit }],
    places: reportPlaces(state),
  }
}

type Mark = Pick<Point, 'day' | 'value'>

/** How far it went from one point to another: `增加0.4万件`, `（2023年9月30日11.4万件 → 2023年12月31日11.8万件）`. */
function moved(state: GoalState, before: Mark, last: Mark): { by: Big; words: string; days: string } {
  const by = shownValue(state, last.value).minus(shownValue(state, before.value))
  const at = ({ day, value }: Mark): string => `${dayLabel(day)}${measured(state, value, state.unit)}`
  return {
    by,
    words: by.eq(0) ? '没有变化' : `${by.gt(0) ? '增加' : '减少'}${measured(state, by.abs(), state.unit)}`,
    days: `（${at(before)} → ${at(last)}）`,
  }
}

/** The span has no figure yet: it is reported by the quarter, and what is told is the newest period's change, as such. */
function noneSince(state: GoalState, since: string, points: readonly Point[]): Fact {
  const [before, last] = points.slice(-2)
  const kind = state.indicators[0]?.period
  const newest = before && last ? moved(state, before, last) : null
  return {
    label: '',
    value: `${dayLabel(since)}以后还没有数`,
    rest: `${kind ? `（按${kindLabel[kind]}填报）` : ''}${newest ? `；最近一期${newest.words}${newest.days}` : ''}`,
    silent: true,
    places: reportPlaces(state),
  }
}

/** Of a sum whose whole past is known nothing had come in before its first figure. */
const begun = (state: GoalState, day: string): Pick<Point, 'day' | 'value'> | undefined =>
  isLevel(state.measure) || state.measure === 'ratio' || state.missingPast > 0 || openedOn(state) > day
    ? undefined
    : { day, value: zero }

/** Where the pace leads, and whether that is enough; else the honest reason why nothing is said. */
export const outlook = (state: GoalState, context: Context): Fact => {
  const { plan } = context
  if (!isGoalReported(state))
    return { ...none(context, state), rest: `，没有数据，无法预计；目标${target(context, state)}` }
  const needed = neededWords(plan, state)
  const places = reportPlaces(state)
  const verdict = outlookOf(plan, state)
  const supposed = supposedEnd(state, context)
  if (supposed) return { ...supposed, places }
  if (verdict === 'met')
    return {
      label: '',
      value: outlookWords.met,
      rest: `：${currentWords(state)}，目标${target(context, state)}`,
      words: ['是'],
      places,
    }
  const now = state.current === null ? '' : `：已有${currentWords(state)}，目标${target(context, state)}`
  return {
    label: '',
    value: outlookWords[verdict],
    rest: `${now}。${forecastWords(plan, state)}${needed}`.replace(/。$/, ''),
    places,
    notes: [],
  }
}

/** A figure that is not the target, held against where the pace leads; null where none is supposed, or nothing is foreseen. */
function supposedEnd(state: GoalState, context: Context): Fact | null {
  const { plan, query } = context
  const { claim } = query
  if (claim?.kind !== 'value' || claim.facet !== 'forecast' || state.current === null || state.ends?.low == null)
    return null
  const wanted = decimal(claim.value)
    .times(scaleOf(claim.unit ?? state.unit))
    .div(scaleOf(state.unit))
  const made = forecast(plan, state)
  if (wanted.eq(state.ends.low) || (state.target !== null && wanted.eq(state.target))) return null
  const words = measured(state, wanted, state.unit)
  const now = `已有${currentWords(state)}，方案目标${target(context, state)}`
  if (state.current.gte(wanted)) return { label: '', value: `已到${words}`, rest: `：${now}` }
  if ('refused' in made || state.day > plan.end) return null
  const value = made.least.gte(wanted)
    ? `按现在的速度能到${words}`
    : made.most.gte(wanted)
      ? `按现在的速度有可能到${words}，不稳`
      : `按现在的速度到不了${words}`
  return { label: '', value, rest: `：${now}。${forecastWords(plan, state)}`.replace(/。$/, '') }
}
