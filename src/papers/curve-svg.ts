import { targetWords } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { figure } from '../domain/decimal.ts'
import { curveOf, type Point } from '../domain/forecast.ts'
import type { Plan } from '../domain/plan.ts'

const [width, height] = [720, 360]
const room = { left: 80, right: 24, top: 40, bottom: 48 }
const [paper, ink, course, grey] = ['#ffffff', '#1f2329', '#8f959e', '#646a73']
const blue = '#245bdb'

/** A goal's confirmed values against what was due, as an SVG picture; null while there are fewer than two to join. */
export function curveSvg(plan: Plan, state: GoalState, title: string): string | null {
  const points = curveOf(state)
  const [first, last] = [points[0], points.at(-1)]
  if (points.length < 2 || !first || !last) return null
  const values = points.flatMap(({ value, due }) => [value, ...(due ? [due] : [])]).concat(state.target)
  const numbers = values.map(Number)
  const [low, high] = [Math.min(0, ...numbers), Math.max(...numbers)]
  const [from, to] = [Date.parse(first.day), Math.max(Date.parse(last.day), Date.parse(plan.end))]
  const x = (day: string) =>
    round(room.left + ((Date.parse(day) - from) / Math.max(1, to - from)) * (width - room.left - room.right))
  const y = (value: number) =>
    round(height - room.bottom - ((value - low) / (high - low || 1)) * (height - room.top - room.bottom))
  const path = (of: (point: Point) => GoalState['current']) =>
    points
      .flatMap((point) => {
        const value = of(point)
        return value === null ? [] : [`${x(point.day)},${y(Number(value))}`]
      })
      .join(' ')
  const target = y(Number(state.target))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="sans-serif" font-size="13">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
    `<text x="${room.left}" y="24" font-size="16" fill="${ink}">${escaped(title)}</text>`,
    `<line x1="${room.left}" y1="${y(low)}" x2="${width - room.right}" y2="${y(low)}" stroke="${grey}"/>`,
    `<line x1="${room.left}" y1="${target}" x2="${width - room.right}" y2="${target}" stroke="${grey}" stroke-dasharray="2 4"/>`,
    `<text x="${width - room.right}" y="${target - 6}" text-anchor="end" fill="${grey}">目标${escaped(targetWords(state))}</text>`,
    `<polyline fill="none" stroke="${course}" stroke-dasharray="6 4" points="${path(({ due }) => due)}"/>`,
    `<polyline fill="none" stroke="${blue}" stroke-width="2" points="${path(({ value }) => value)}"/>`,
    ...points.map(({ day, value }) => `<circle cx="${x(day)}" cy="${y(Number(value))}" r="3" fill="${blue}"/>`),
    ...[first, last].map(
      ({ day, value }, index) =>
        `<text x="${x(day)}" y="${y(Number(value)) - 8}" text-anchor="${index === 0 ? 'start' : 'end'}" fill="${ink}">${figure(value)}</text>`,
    ),
    `<text x="${x(first.day)}" y="${height - 28}" fill="${grey}">${first.day}</text>`,
    `<text x="${width - room.right}" y="${height - 28}" text-anchor="end" fill="${grey}">${plan.end > last.day ? plan.end : last.day}</text>`,
    `<text x="${room.left}" y="${height - 10}" fill="${grey}">实线为已审核的完成值，虚线为序时应完成值，点线为目标；单位：${escaped(state.unit)}</text>`,
    '</svg>',
    '',
  ].join('\n')
}

const round = (place: number): number => Math.round(place * 10) / 10
const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
