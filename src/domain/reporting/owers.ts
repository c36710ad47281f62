import { isNamedIn, unitById, unitsOfMentions } from '../look.ts'
import type { Plan } from '../plan.ts'
import { mayShare } from './shares.ts'
import { reportersOf, type Subject } from './subject.ts'

/**
 * Who owes a figure or a task's progress. `named` is the default of the product: figures by their leads, tasks by the
 * leads and responsible units the plan names; with `everybody` units reached through a group phrase as well.
 */
export const owedByWhom = ['nobody', 'named', 'everybody'] as const
export type OwedByWhom = (typeof owedByWhom)[number]

/** What the office set, by `indicator 3` or `task 6`, with the day it was set. */
export type Owing = Readonly<Record<string, { by: OwedByWhom; from: string }>>

export const owingKey = ({ kind, no }: Pick<Subject, 'kind' | 'no'>): string => `${kind} ${no}`

export const owingOf = (owing: Owing, subject: Pick<Subject, 'kind' | 'no'>): OwedByWhom =>
  owing[owingKey(subject)]?.by ?? 'named'

/**
 * From which day on a unit owes a subject: '' from the bot's first start, a day for what the office switched on later;
 * null where it does not owe it at all.
 */
export function owesSince(plan: Plan, owing: Owing, subject: Subject, unit: string): string | null {
  const set = owing[owingKey(subject)]
  if (set?.by === 'nobody') return null
  if (isNamed(plan, subject, unit)) return ''
  if (set?.by !== 'everybody') return null
  return isListed(plan, subject, unit) || mayShare(plan, subject, unit) ? set.from : null
}

/** A phrase that says not which units of a group it means (相关成员单位) obliges none of them; any of them may report. */
const isListed = (plan: Plan, subject: Subject, unit: string): boolean =>
  subject.kind === 'task' && unitsOfMentions(plan, [...subject.task.leads, ...subject.task.responsible]).includes(unit)

/** Ids of the units that owe a subject, in the plan's order. */
export const owersOf = (plan: Plan, owing: Owing, subject: Subject): string[] =>
  plan.units.map(({ id }) => id).filter((unit) => owesSince(plan, owing, subject, unit) !== null)

function isNamed(plan: Plan, subject: Subject, unit: string): boolean {
  if (subject.kind === 'indicator') return reportersOf(plan, subject).includes(unit)
  const { leads, responsible } = subject.task
  return unitById(plan, unit) !== undefined && isNamedIn([...leads, ...responsible], unit)
}
