import type Big from 'big.js'
import type { GoalState } from '../domain/attainment.ts'
import { shortDay } from '../domain/day.ts'
import { decimal, figure, plainFigure } from '../domain/decimal.ts'
import { curveOf, forecast, type Point } from '../domain/forecast.ts'
import type { Plan } from '../domain/plan.ts'
import { type Block, chart, note } from './kit.ts'
import { outlookOf } from './outlook-words.ts'
import { goalName } from './state-words.ts'

/** Beyond this many times the target a value is drawn at it, so that the rest can still be told apart. */
const drawnAtMost = 2

const series = ['实际', '序时', '目标', '预计最少', '预计最多'] as const
type Kind = (typeof series)[number]
const colours: Record<Kind, string> = {
  实际: '#245bdb',
  序时: '#a6abb3',
  目标: '#2e9e5b',
  预计最少: '#d97706',
  预计最多: '#f0b45b',
}
type Drawn = { day: string; value: number; kind: Kind }

/** Pixels: title and legend leave enough for the lines on a phone. */
const height = 300

/** As many of the last values as stand in one line beside the picture. */
const told = 4

/**
 * The goal's course against its target, with where its pace leads as a range; only values that exist are drawn. What
 * the picture shows stands beside it in words.
 */
export function curveBlocks(plan: Plan, state: GoalState): Block[] {
  const points = curveOf(state)
  const last = points.at(-1)
  if (points.length < 2 || state.step || !last) return []
  const cap = state.target?.gt(0) ? state.target.times(drawnAtMost) : null
  const at = (day: string, value: Big, kind: Kind): Drawn => ({
    day: day.slice(2, 7),
    value: Number(plainFigure(cap !== null && value.gt(cap) ? cap : value)),
    kind,
  })
  const due = state.measure === 'ratio' ? [] : points.flatMap((one) => (one.due ? [at(one.day, one.due, '序时')] : []))
  const values = [
    ...points.map(({ day, value }) => at(day, value, '实际')),
    ...due,
    ...targetLine(plan, state, points, at),
    ...rangeLines(plan, state, last, at),
  ]
  const kinds = series.filter((kind) => values.some((one) => one.kind === kind))
  const unit = state.measure === 'ratio' || state.measure === 'growth' ? '%' : state.unit
  const title = `${goalName(state)}（${unit}）`
  const spec = {
    type: 'line',
    title: { visible: true, text: title },
    data: { values },
    xField: 'day',
    yField: 'value',
    seriesField: 'kind',
    color: kinds.map((kind) => colours[kind]),
    legends: { visible: true, orient: 'bottom' },
  }
  const over = cap !== null && points.some(({ value }) => value.gt(cap))
  return [
    chart(spec, `${title}：${kinds.join('、')}`, height),
    note(
      `图中各期：${pointWords(points.slice(-told), unit)}。${over ? `超过目标${drawnAtMost}倍的画在${drawnAtMost}倍处。` : ''}`,
    ),
  ]
}

const pointWords = (points: readonly Point[], unit: string): string =>
  points
    .map(({ day, value, due }) => {
      const beside = due === null ? '' : `（应有${figure(due, 2)}${unit}）`
      return `${day.slice(0, 4)}年${shortDay(day)}${figure(value)}${unit}${beside}`
    })
    .join('、')

type At = (day: string, value: Big, kind: Kind) => Drawn

/** The target as a level line over the whole course; of a goal without one number none. */
function targetLine(plan: Plan, { target, goal, ends }: GoalState, points: readonly Point[], at: At): Drawn[] {
  const [first] = points
  if (target === null || goal.perYear || ends === null || !first) return []
  const days = [...new Set([...points.map(({ day }) => day), plan.end])]
  return days.map((day) => at(day, target, '目标'))
}

/** From the newest value to the end, least and most; none where it is reached or nothing is foreseen. */
function rangeLines(plan: Plan, state: GoalState, last: Point, at: At): Drawn[] {
  const made = forecast(plan, state)
  if ('refused' in made || outlookOf(plan, state) === 'met' || last.day >= plan.end) return []
  const notBelow = (value: Big) => (value.lt(0) ? decimal(0) : value)
  return [
    at(last.day, last.value, '预计最少'),
    at(plan.end, notBelow(made.least), '预计最少'),
    at(last.day, last.value, '预计最多'),
    at(plan.end, notBelow(made.most), '预计最多'),
  ]
}
