import {
  currentWords,
  distanceWords,
  gapWords,
  lightText,
  targetWords as shareTarget,
  shareWords,
} from '../../cards/state-words.ts'
import type { GoalState } from '../../domain/attainment.ts'
import { isGoalReported } from '../../domain/attainment.ts'
import { dayLabel } from '../../domain/day.ts'
import type { Fact } from '../fact.ts'
import type { Context } from '../grounds.ts'
import { indicatorsOf } from '../relate.ts'
import type { RowOf } from '../rows.ts'
import { numberRuns, targetWords } from '../words.ts'
import { ownWords, withOthers } from './own-part.ts'

type Matter = RowOf<'indicator'> | RowOf<'task'>

/** Where only the plan may be told. */
export const guests: Fact = {
  label: '',
  value: '',
  rest: '这里只回答方案内容；填报的进展请在内部群或私聊中问我。',
  silent: true,
}

export function stateOf(row: Matter, context: Context): GoalState | undefined {
  const [first] = indicatorsOf(context.plan, row)
  return first && context.goals().find(({ goal }) => goal.indicators.includes(first.no))
}

/** The confirmed reports a state rests on, as answers cite them. */
export const reportPlaces = (state: GoalState): string[] => {
  const newest = state.figures.at(-1)
  return newest ? [`已确认填报 第${newest.report.id}号（${newest.period.label}）`] : []
}

/** More than the target asks for. */
export const isExceeded = (state: GoalState): boolean => distanceWords(state).startsWith('超额')

/** So many reports are cited one by one; more are cited as what they are. */
const fewPlaces = 3

/** The same of several goals, without a line of report numbers that nobody reads. */
export const placesOf = (states: readonly GoalState[]): string[] => {
  const places = states.flatMap(reportPlaces)
  return places.length > fewPlaces ? ['已确认的填报'] : places
}

/** The plan's own target as it is printed; of a part its share. */
export const target = ({ plan }: Context, state: GoalState): string => {
  const [first] = state.indicators
  if (!first) return ''
  return plan.goals.includes(state.goal) ? targetWords(plan, first) : shareTarget(state)
}

export const none = (context: Context, state: GoalState): Fact => ({
  label: '',
  value: '尚未填报',
  inList: `尚未填报，目标${target(context, state)}`,
  rest: `，没有已确认的数据${context.day < context.today ? `（${dayLabel(context.day)}）` : ''}；目标${target(context, state)}`,
  silent: true,
  places: [],
})

/** How a goal stands in one line: value, target, rate, light and distance. */
export function standing(context: Context, state: GoalState, short = false): Fact {
  if (!isGoalReported(state)) return none(context, state)
  const parts = [`目标${target(context, state)}`]
  // The share the light goes by, and never the other: a number beside a word must be the one it was judged from.
  if (shareWords(state) !== '') parts.push(shareWords(state))
  const gap = gapWords(state)
  parts.push(`${lightText(state)}${gap === '' ? '' : `（${gap}）`}`)
  const left = distanceWords(state)
  if (left !== '' && (!short || state.light === 'unmet')) parts.push(left)
  const missing =
    state.indicators.length > 1 && state.missing.length > 0 ? `；指标${numberRuns(state.missing)}尚未填报` : ''
  const until = state.figureDay ? `截至${dayLabel(state.figureDay)}` : ''
  const as = until === '' ? '' : short ? `，数据${until}` : `（${until}）`
  return {
    label: state.current === null || state.measure === 'state' ? '' : '已有',
    value: state.current === null ? '现值还算不出' : currentWords(state),
    rest: `，${parts.join('，')}${missing}${as}`,
    inList: `${state.current === null ? '现值还算不出' : currentWords(state)}，${parts.slice(0, 3).join('，')}${as}`,
    figures: state.current === null ? [] : [{ value: state.current.toFixed(), unit: state.unit }],
    places: reportPlaces(state),
    words: [lightText(state)],
  }
}

/** The same of one indicator of a shared goal: its own figure first, then the sum that is judged. */
export function ownStanding(context: Context, state: GoalState, own: GoalState): Fact {
  const whole = standing(context, state)
  if (!isGoalReported(state)) return whole
  const sum = `${withOthers(state, own)}${whole.value}${whole.rest ?? ''}`
  const { current } = own
  return {
    ...whole,
    label: '',
    value: ownWords(own),
    rest: `；${sum}`,
    inList: `${ownWords(own)}，${withOthers(state, own)}${whole.inList ?? whole.value}`,
    figures: current === null ? [] : [{ value: current.toFixed(), unit: state.unit }],
    places: reportPlaces(isGoalReported(own) ? own : state),
    ...(current === null ? { silent: true } : {}),
  }
}
