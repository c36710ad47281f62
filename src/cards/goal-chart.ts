import type Big from 'big.js'
import type { GoalState } from '../domain/attainment.ts'
import { dueOn } from '../domain/course.ts'
import { addDays, shortDay } from '../domain/day.ts'
import { decimal, figure, plainFigure } from '../domain/decimal.ts'
import { curveOf, forecast, type Point } from '../domain/forecast.ts'
import { periodOf } from '../domain/period.ts'
import type { Plan } from '../domain/plan.ts'
import { type Block, chart, note } from './kit.ts'
import { outlookOf } from './outlook-words.ts'
import { goalName } from './state-words.ts'

/** Beyond this many times the target a value is drawn at it, so that the rest can still be told apart. */
const drawnAtMost = 2

const kinds = ['实际', '序时', '目标', '预计', '预计最少', '预计最多'] as const
type Kind = (typeof kinds)[number]
/** What is, solid with a mark at each figure; what ought to be and what may come, broken and without marks. */
const looks: Record<Kind, { colour: string; dash?: number[] }> = {
  实际: { colour: '#245bdb' },
  序时: { colour: '#8f959e', dash: [6, 4] },
  目标: { colour: '#2e9e5b', dash: [2, 4] },
  预计: { colour: '#d97706', dash: [6, 4] },
  预计最少: { colour: '#d97706', dash: [6, 4] },
  预计最多: { colour: '#f0b45b', dash: [6, 4] },
}
type Drawn = { month: string; value: number; kind: Kind }

/** Pixels: title and legend leave enough for the lines on a phone. */
const height = 300

/** As many of the last values as stand in one line beside the picture. */
const told = 4

/**
 * The goal's course against its target, with where its pace leads as a range. Each month has its place from the first
 * figure to the end, so that a month without a figure is a gap as wide as it was long; only values that exist are drawn.
 * What the picture shows stands beside it in words.
 */
export function curveBlocks(plan: Plan, state: GoalState): Block[] {
  const points = curveOf(state)
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < 2 || state.step || state.measure === 'state' || !first || !last) return []
  const cap = state.target?.gt(0) ? state.target.times(drawnAtMost) : null
  const at = (day: string, value: Big, kind: Kind): Drawn => ({
    month: day.slice(2, 7),
    value: Number(plainFigure(cap !== null && value.gt(cap) ? cap : value)),
    kind,
  })
  const months = monthEnds(first.day, last.day > plan.end ? last.day : plan.end)
  const drawn: Record<Kind, Drawn[]> = {
    序时: state.measure === 'ratio' ? [] : dueLine(state, months, at),
    目标: targetLine(state, months, at),
    实际: points.map(({ day, value }) => at(day, value, '实际')),
    ...rangeLines(plan, state, last, at),
  }
  const shown = kinds.filter((kind) => drawn[kind].length > 0)
  const unit = state.measure === 'ratio' || state.measure === 'growth' ? '%' : state.unit
  const title = `${goalName(state)}（${unit}）`
  const spec = {
    type: 'common',
    title: { visible: true, text: title },
    data: shown.map((kind) => ({ id: kind, values: drawn[kind] })),
    series: shown.map((kind, dataIndex) => seriesOf(kind, dataIndex)),
    color: shown.map((kind) => looks[kind].colour),
    axes: [
      { orient: 'left', type: 'linear' },
      { orient: 'bottom', type: 'band', domain: months.map((day) => day.slice(2, 7)), label: { autoHide: true } },
    ],
    legends: { visible: true, orient: 'bottom' },
  }
  const over = cap !== null && points.some(({ value }) => value.gt(cap))
  return [
    chart(spec, `${title}：${shown.join('、')}`, height),
    note(
      `图中${points.length > told ? `最近${told}期` : '各期'}：${pointWords(state, points.slice(-told), unit)}。${over ? `超过目标${drawnAtMost}倍的画在${drawnAtMost}倍处。` : ''}`,
    ),
  ]
}

function seriesOf(kind: Kind, dataIndex: number) {
  const { colour, dash } = looks[kind]
  return {
    type: 'line',
    dataIndex,
    xField: 'month',
    yField: 'value',
    seriesField: 'kind',
    line: { style: { stroke: colour, lineWidth: 2, ...(dash && { lineDash: dash }) } },
    point: { visible: dash === undefined, style: { size: 7, fill: colour } },
  }
}

/** The last day of each month from one day's to another's. */
function monthEnds(from: string, to: string): string[] {
  const ends: string[] = []
  for (let month = periodOf('month', from); month.first <= to; month = periodOf('month', addDays(month.last, 1)))
    ends.push(month.last)
  return ends
}

function pointWords(state: GoalState, points: readonly Point[], unit: string): string {
  const places = Math.min(2, state.indicators[0]?.decimals ?? 2)
  const dueWords = (due: Big) => `${due.round(places).eq(due) ? '' : '约'}${figure(due, places)}${unit}`
  return points
    .map(({ day, value, due }) => {
      const beside = due === null ? '' : `（序时应有${dueWords(due)}）`
      return `${day.slice(0, 4)}年${shortDay(day)}${figure(value)}${unit}${beside}`
    })
    .join('、')
}

type At = (day: string, value: Big, kind: Kind) => Drawn

/** What is due at each month's end; of what has no course nothing. */
const dueLine = ({ course }: GoalState, months: readonly string[], at: At): Drawn[] =>
  months.flatMap((day) => {
    const due = dueOn(course, day)
    return due === null ? [] : [at(day, due, '序时')]
  })

/** The target as a level line over all months; of a goal without one number none. */
const targetLine = ({ target, goal, ends }: GoalState, months: readonly string[], at: At): Drawn[] =>
  target === null || goal.perYear || ends === null ? [] : months.map((day) => at(day, target, '目标'))

/** From the newest value to the end, least and most; none where it is reached or nothing is foreseen. */
function rangeLines(
  plan: Plan,
  state: GoalState,
  last: Point,
  at: At,
): Record<'预计' | '预计最少' | '预计最多', Drawn[]> {
  const made = forecast(plan, state)
  const none = { 预计: [], 预计最少: [], 预计最多: [] }
  if ('refused' in made || outlookOf(plan, state) === 'met' || state.day > plan.end || last.day >= plan.end) return none
  const { least, most } = made
  const line = (end: Big, kind: Kind) => [
    at(last.day, last.value, kind),
    at(plan.end, end.lt(0) ? decimal(0) : end, kind),
  ]
  if (least.eq(most)) return { ...none, 预计: line(most, '预计') }
  return { ...none, 预计最少: line(least, '预计最少'), 预计最多: line(most, '预计最多') }
}
