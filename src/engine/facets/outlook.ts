import { forecastWords, neededWords, outlookOf, outlookWords } from '../../cards/outlook-words.ts'
import { currentWords, measured, shownValue } from '../../cards/state-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { isGoalReported } from '../../domain/attainment.ts'
import { addDays, dayLabel } from '../../domain/day.ts'
import { curveOf } from '../../domain/forecast.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { none, reportPlaces, target } from './state.ts'

/** Where the goal was on a day, from its own curve. */
export const change = (state: GoalState, context: Context): Fact => {
  if (!isGoalReported(state)) return none(context, state)
  const points = curveOf(state)
  const last = points.at(-1)
  const { days } = context.query
  const since = days === undefined ? undefined : addDays(context.day, -days)
  const before = since === undefined ? points.at(-2) : points.findLast(({ day }) => day <= since)
  if (!last || !before || before === last)
    return {
      label: '',
      value: since ? '没有新的数据' : '只有一期数据，还比不出变化',
      rest: `；现有${currentWords(state)}${last ? `（截至${dayLabel(last.day)}）` : ''}`,
      silent: true,
      places: reportPlaces(state),
    }
  const by = shownValue(state, last.value).minus(shownValue(state, before.value))
  const amount = measured(state, by.abs(), state.unit)
  return {
    label: '',
    value: by.eq(0) ? '没有变化' : `${by.gt(0) ? '增加' : '减少'}${amount}`,
    rest: `（${dayLabel(before.day)}${measured(state, before.value, state.unit)} → ${dayLabel(last.day)}${measured(state, last.value, state.unit)}）`,
    figures: [{ value: by.toFixed(), unit: state.unit }],
    places: reportPlaces(state),
  }
}

/** Where the pace leads, and whether that is enough; else the honest reason why nothing is said. */
export const outlook = (state: GoalState, context: Context): Fact => {
  const { plan } = context
  if (!isGoalReported(state))
    return { ...none(context, state), rest: `，没有数据，无法预计；目标${target(context, state)}` }
  const needed = neededWords(plan, state)
  const places = reportPlaces(state)
  const verdict = outlookOf(plan, state)
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
