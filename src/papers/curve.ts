import { measured } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { figure } from '../domain/decimal.ts'
import { curveOf, type Point } from '../domain/forecast.ts'
import type { Plan } from '../domain/plan.ts'
import { breath } from '../store/breath.ts'
import { type Drawing, drawing, type Place, type Rgb } from './drawing.ts'

export const curveSize = { width: 1280, height: 600 }
const room = { left: 130, right: 40, top: 50, bottom: 70 }
const blue: Rgb = [36, 91, 219]
const grey: Rgb = [143, 149, 158]
const ink: Rgb = [31, 35, 41]
const faint: Rgb = [222, 224, 227]
const size = 22

/**
 * A goal's confirmed values (solid) against what was due (dashed) and the target (dotted) as a PNG; null while there are
 * fewer than two to join. It holds numbers only: what the lines mean is said below it, in the paper's own letters.
 */
export async function curvePng(plan: Plan, state: GoalState): Promise<Uint8Array | null> {
  const points = curveOf(state)
  await breath()
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < 2 || !first || !last) return null
  const values = points.flatMap(({ value, due }) => [value, ...(due ? [due] : [])]).map(Number)
  const target = Number(state.target)
  const steps = stepsOver(Math.min(0, ...values), Math.max(target, ...values))
  const [low = 0, high = 1] = [steps[0], steps.at(-1)]
  const from = Date.parse(first.day)
  const to = Math.max(Date.parse(last.day), Date.parse(plan.end))
  const { width, height } = curveSize
  const x = (day: string) =>
    room.left + ((Date.parse(day) - from) / Math.max(1, to - from)) * (width - room.left - room.right)
  const y = (value: number) => height - room.bottom - ((value - low) / (high - low)) * (height - room.top - room.bottom)
  const paper = drawing(width, height)
  axes(paper, { steps, days: yearsIn(first.day, last.day > plan.end ? last.day : plan.end), x, y })
  await breath()
  paper.line([room.left, y(target)], [width - room.right, y(target)], { colour: ink, width: 2, dash: [3, 9] })
  const places = (of: (point: Point) => GoalState['current']) =>
    points.flatMap((point): Place[] => {
      const value = of(point)
      return value === null ? [] : [[x(point.day), y(Number(value))]]
    })
  // A ratio is due at its target at every date.
  joined(state.measure === 'ratio' ? [] : places(({ due }) => due), (a, b) =>
    paper.line(a, b, { colour: grey, width: 3, dash: [14, 8] }),
  )
  await breath()
  const told = places(({ value }) => value)
  joined(told, (a, b) => paper.line(a, b, { colour: blue, width: 4 }))
  for (const place of told) paper.dot(place, 6, blue)
  label(paper, told.at(-1) ?? [0, 0], measured(state, last.value, ''))
  return paper.png()
}

/** Beside the last point, or above it where there is no room. */
function label(paper: Drawing, [x, y]: Place, value: string): void {
  const fits = x + 16 + value.length * size <= curveSize.width - room.right
  const at: Place = fits ? [x + 16, y + size / 2] : [x, Math.max(size, y - 16)]
  paper.number(value, at, { size, colour: blue, anchor: fits ? 0 : 1 })
}

type Scale = { steps: number[]; days: string[]; x: (day: string) => number; y: (value: number) => number }

function axes(paper: Drawing, { steps, days, x, y }: Scale): void {
  const { width, height } = curveSize
  const bottom = height - room.bottom
  for (const step of steps) {
    paper.line([room.left, y(step)], [width - room.right, y(step)], { colour: faint, width: 2 })
    const style = { size, colour: ink, anchor: 1 }
    paper.number(figure(String(step)), [room.left - 14, y(step) + size / 2], style)
  }
  for (const [index, day] of days.entries()) {
    paper.line([x(day), bottom], [x(day), bottom + 8], { colour: ink, width: 2 })
    const anchor = index === days.length - 1 ? 1 : index === 0 ? 0 : 0.5
    paper.number(`${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`, [x(day), bottom + 16 + size], {
      size,
      colour: ink,
      anchor,
    })
  }
  paper.line([room.left, room.top], [room.left, bottom], { colour: ink, width: 2 })
  paper.line([room.left, bottom], [width - room.right, bottom], { colour: ink, width: 2 })
}

function joined(places: readonly Place[], draw: (from: Place, to: Place) => void): void {
  for (const [index, to] of places.entries()) {
    const from = places[index - 1]
    if (from) draw(from, to)
  }
}

/** Round numbers, about five of them, from at or below the least to at or above the most. */
function stepsOver(least: number, most: number): number[] {
  const rough = (most - least || 1) / 4
  const ten = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((times) => times * ten >= rough) ?? 10) * ten
  const [first, last] = [Math.floor(least / step), Math.ceil(most / step)]
  return Array.from({ length: Math.max(1, last - first) + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(10)),
  )
}

/** The first and the last day, and each end of a year between them that is not too near to either. */
function yearsIn(first: string, last: string): string[] {
  const years = Array.from(
    { length: Number(last.slice(0, 4)) - Number(first.slice(0, 4)) },
    (_, index) => `${Number(first.slice(0, 4)) + index}-12-31`,
  )
  const apart = (Date.parse(last) - Date.parse(first)) / 5
  const inner = years.filter(
    (day) => Date.parse(day) - Date.parse(first) > apart && Date.parse(last) - Date.parse(day) > apart,
  )
  return [first, ...inner, last]
}
