import { type Button, button } from '../cards/kit.ts'
import { dayLabel } from '../domain/day.ts'
import { decimal } from '../domain/decimal.ts'
import { nameOfMention, saysAtLeast } from '../domain/look.ts'
import { placesOf as compact, numberRuns, tablesOf } from '../domain/places.ts'
import type { Indicator, Mention, Plan, Target, Task } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { goalOfIndicator, lastMilestone, placeOf, unitName } from './book.ts'
import type { Row } from './rows.ts'

export { numberRuns }

/** `2025年6月` */
export const monthLabel = (day: string): string => dayLabel(day).replace(/\d+日$/, '')

export const unitNames = (plan: Plan, ids: readonly string[]): string => ids.map((id) => unitName(plan, id)).join('、')

/** Units of a cell, each once, in the plan's order. */
export const mentionNames = (plan: Plan, mentions: readonly Mention[]): string =>
  [...new Set(mentions.map((mention) => nameOfMention(plan, mention)))].join('、')

/** `15.6万件`, `3个以上`, `合计42个`, `超过150件`, `84至86分`, `60天以内`, `每年80亿元`; of a state as printed */
export function targetWords(plan: Plan, indicator: Indicator, of: Target = lastMilestone(plan, indicator)): string {
  const goal = goalOfIndicator(plan, indicator)
  const { value, to, written } = of
  if (value === null) return written
  // A milestone on the way may be worded otherwise than the last one: it is said as it is printed.
  if (of !== lastMilestone(plan, indicator) && of.by === undefined)
    return `${goal.perYear ? '每年' : ''}${written}${/\d$/.test(written) ? indicator.unit : ''}`
  const shared = goal.indicators.length > 1 ? '合计' : ''
  const figure = `${value}${to ? `至${to}` : ''}${indicator.unit}`
  const isSpan = to !== undefined
  const atLeast = isSpan ? figure : goal.strict ? `超过${figure}` : `${figure}${saysAtLeast([indicator]) ? '以上' : ''}`
  const words = {
    atLeast,
    atMost: goal.strict ? `低于${figure}` : `${figure}以内`,
    about: `${figure}左右`,
    within: figure,
    state: written,
    notBelowLast: written,
  }
  return `${goal.perYear ? '每年' : ''}${shared}${words[goal.sense]}`
}

/** `（15.6万件即156000件）`; '' where the unit counts single things. */
export function inOnes(value: string | null, unit: string): string {
  const scale = scaleOf(unit)
  return scale === 1 || value === null
    ? ''
    : `（${value}${unit}即${decimal(value).times(scale).toFixed()}${unit.slice(1)}）`
}

export const scaleOf = (unit: string): number =>
  unit.startsWith('万') ? 10_000 : unit.startsWith('亿') ? 100_000_000 : 1

/** '' in a plan that states it of no row. */
export const countingWords = (plan: Plan, { counting }: Indicator): string =>
  counting ?? (plan.indicators.some((one) => one.counting !== null) ? '未标口径' : '')

/** Where rows are printed: one by one while they are few, else by table and number. */
export function placesOf(plan: Plan, rows: readonly Row[]): string[] {
  const items = rows.flatMap((row): (Indicator | Task)[] =>
    row.kind === 'indicator' ? row.with : row.kind === 'task' ? [row.item] : [],
  )
  const all = items.length >= plan.tasks.length || items.length > 16
  const printed =
    items.length <= 4 ? items.map(placeOf) : all ? tablesOf(items) : compact(items.toSorted((a, z) => a.no - z.no))
  return [...printed, ...rows.flatMap((row) => (row.kind === 'clause' ? [row.item.place] : []))]
}

/** A passage cut to what is read at a glance. */
export const excerpt = (text: string, length = 110): string =>
  text.length <= length ? text : `${text.slice(0, length)}…`

/** A button that asks exactly this, without a sentence in between. */
export const asking = (label: string, ...queries: Partial<Query>[]): Button =>
  button(label, { do: 'ask', queries: queries.map((query) => ({ ...plainQuery, ...query })) })

const plainQuery: Query = {
  of: 'plan',
  rows: 'all',
  where: [],
  show: [],
  how: 'tell',
  strangers: [],
  unexplained: [],
}
