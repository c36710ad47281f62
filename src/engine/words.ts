import { type Button, button } from '../cards/kit.ts'
import { numberRuns } from '../cards/task-words.ts'
import { dayLabel } from '../domain/day.ts'
import { decimal } from '../domain/decimal.ts'
import { nameOfMention } from '../domain/look.ts'
import type { Indicator, Mention, Plan, Task } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { goalOfIndicator, type Milestone, milestonesOf, placeOf, senseOf, tableOf, unitName } from './book.ts'
import type { Row } from './rows.ts'

export { numberRuns }

/** `2025年6月` */
export const monthLabel = (day: string): string => dayLabel(day).replace(/\d+日$/, '')

export const unitNames = (plan: Plan, ids: readonly string[]): string => ids.map((id) => unitName(plan, id)).join('、')

/** Units of a cell, each once, in the plan's order. */
export const mentionNames = (plan: Plan, mentions: readonly Mention[]): string =>
  [...new Set(mentions.map((mention) => nameOfMention(plan, mention)))].join('、')

/** The milestone that is the plan's own target. */
export function lastMilestone(plan: Plan, indicator: Indicator): Milestone {
  const all = milestonesOf(plan, goalOfIndicator(plan, indicator))
  const last = all.at(-1)
  if (!last) throw new Error(`indicator ${indicator.no} of plan ${plan.id} has no target`)
  return last
}

/** `15.6万件`, `3个以上`, `合计42个`, `超过150件`, `84至86分`, `60天以内` */
export function targetWords(plan: Plan, indicator: Indicator, of?: Milestone): string {
  const goal = goalOfIndicator(plan, indicator)
  const { value, to } = of ?? lastMilestone(plan, indicator)
  const sense = senseOf(goal)
  if (sense === 'state' || sense === 'notBelowLast' || value === '')
    return (of ?? lastMilestone(plan, indicator)).written
  const shared = goal.indicators.length > 1 ? '合计' : ''
  const figure = `${value}${to ? `至${to}` : ''}${indicator.unit}`
  if (sense === 'atMost') return goal.strict ? `低于${figure}` : `${figure}以内`
  if (sense === 'about') return `${figure}左右`
  if (goal.strict) return `${shared}超过${figure}`
  return `${shared}${figure}${indicator.wording.some(({ word }) => word === '以上') ? '以上' : ''}`
}

/** `（15.6万件即156000件）`; '' where the unit counts single things. */
export function inOnes(value: string, unit: string): string {
  const scale = scaleOf(unit)
  return scale === 1 || value === ''
    ? ''
    : `（${value}${unit}即${decimal(value).times(scale).toFixed()}${unit.slice(1)}）`
}

export const scaleOf = (unit: string): number =>
  unit.startsWith('万') ? 10_000 : unit.startsWith('亿') ? 100_000_000 : 1

export const countingWords = ({ counting }: Indicator): string => counting ?? '未标口径'

/** The table the rows stand in with their numbers: `附件3任务2、5至8`; one by one while they are few. */
export function placesOf(plan: Plan, rows: readonly Row[]): string[] {
  const of = <K extends 'indicator' | 'task'>(kind: K, items: (Indicator | Task)[]): string[] => {
    if (items.length === 0) return []
    const sorted = items.toSorted((a, z) => a.no - z.no)
    if (sorted.length <= 4) return sorted.map(placeOf)
    const all = kind === 'indicator' ? plan.indicators : plan.tasks
    return sorted.length === all.length || sorted.length > 12
      ? [tableOf(plan, kind)]
      : [`${tableOf(plan, kind)}（${kind === 'indicator' ? '指标' : '任务'}${numberRuns(sorted.map(({ no }) => no))}）`]
  }
  return [
    ...of(
      'indicator',
      rows.flatMap((row) => (row.kind === 'indicator' ? row.with : [])),
    ),
    ...of(
      'task',
      rows.flatMap((row) => (row.kind === 'task' ? [row.item] : [])),
    ),
    ...rows.flatMap((row) => (row.kind === 'clause' ? [row.item.place] : [])),
  ]
}

/** A passage cut to what is read at a glance. */
export const excerpt = (text: string, length = 110): string =>
  text.length <= length ? text : `${text.slice(0, length)}…`

/** A button that asks exactly this, without a sentence in between. */
export const asking = (label: string, ...queries: Partial<Query>[]): Button =>
  button(label, { do: 'ask', queries: queries.map((query) => ({ ...plainQuery, ...query })) })

export const plainQuery: Query = {
  of: 'plan',
  rows: 'all',
  where: [],
  show: [],
  how: 'tell',
  strangers: [],
  unexplained: [],
}
