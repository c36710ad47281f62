import { type Button, button } from '../cards/kit.ts'
import { dayLabel } from '../domain/day.ts'
import {
  goalOf,
  indicatorByNo,
  lastTarget,
  nameOfMention,
  partsOf,
  targetFigure,
  taskByNo,
  unitById,
} from '../domain/look.ts'
import type { Indicator, Mention, Note, Plan, Task } from '../domain/plan.ts'

export { taskTitle } from '../cards/task-words.ts'
export { numberRuns } from '../domain/places.ts'

/** `2025年6月` */
export const monthLabel = (day: string): string => dayLabel(day).replace(/\d+日$/, '')

export const unitName = (plan: Plan, id: string): string => unitById(plan, id)?.name ?? id

export const unitNames = (plan: Plan, ids: readonly string[]): string => ids.map((id) => unitName(plan, id)).join('、')

/** Units of a cell, each once, in the plan's order. */
export const mentionNames = (plan: Plan, mentions: readonly Mention[]): string =>
  [...new Set(mentions.map((mention) => nameOfMention(plan, mention)))].join('、')

export const indicatorsOf = (plan: Plan, numbers: readonly number[]): Indicator[] =>
  numbers.flatMap((no) => indicatorByNo(plan, no) ?? [])

export const tasksOf = (plan: Plan, numbers: readonly number[]): Task[] =>
  numbers.flatMap((no) => taskByNo(plan, no) ?? [])

/** `15.6万件`, `3个以上`, `超过150件`, `合计42个` */
export function targetWords(plan: Plan, indicator: Indicator): string {
  const goal = goalOf(plan, indicator.no)
  const { strict, indicators } = goal
  const target = targetFigure(goal)
  if (target === null) return lastTarget(goal).written
  const figure = `${target}${indicator.unit}`
  const shared = indicators.length > 1 ? '合计' : ''
  if (strict) return `${shared}${figure}（须超过）`
  return `${shared}${figure}${indicator.wording.some(({ word }) => word === '以上') ? '以上' : ''}`
}

export const countingWords = ({ counting }: Indicator): string => counting ?? '未标口径'

/** Indicators in the groups that share a target. */
export function byGoal(plan: Plan, indicators: readonly Indicator[]): Indicator[][] {
  const groups = indicators.map(({ no }) => partsOf(plan, no))
  return groups.filter((group, at) => groups.findIndex((other) => other[0]?.no === group[0]?.no) === at)
}

export const shortNames = (indicators: readonly Indicator[]): string => indicators.map(({ short }) => short).join(' + ')

/** A button that asks on. */
export const asking = (label: string, q: string): Button => button(label, { do: 'ask', q })

/** Notes on the plan that bear on what was asked of a row. */
export const notesFor = (notes: readonly Note[], facets: readonly string[]): Note[] =>
  notes.filter(({ facets: touched }) => touched?.some((facet) => facets.includes(facet)))

/** A passage cut to what is read at a glance. */
export const excerpt = (text: string, length = 110): string =>
  text.length <= length ? text : `${text.slice(0, length)}…`
