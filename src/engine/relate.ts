import type { Indicator, Mention, Plan, Task } from '../domain/plan.ts'
import type { Counted } from '../domain/query.ts'
import { leadsOf } from './book.ts'
import { type Duty, dutyIn, tasksWhere } from './duty.ts'
import type { Context } from './grounds.ts'
import type { Row } from './rows.ts'

/** Tasks a row is carried by or is itself; indicators a row counts towards or is itself. */
export function tasksOf(plan: Plan, row: Row): Task[] {
  if (row.kind === 'task') return [row.item]
  if (row.kind === 'indicator') {
    const numbers = new Set(row.with.flatMap(({ tasks }) => tasks))
    return plan.tasks.filter(({ no }) => numbers.has(no))
  }
  if (row.kind === 'section')
    return plan.tasks.filter(
      ({ section, subsection }) => section === row.item.no && (row.item.sub === null || subsection === row.item.sub),
    )
  return row.kind === 'unit' ? tasksWhere(plan, row.id, 'lead', 'responsible') : []
}

export function indicatorsOf(plan: Plan, row: Row): Indicator[] {
  if (row.kind === 'indicator') return row.with
  if (row.kind === 'category') return plan.indicators.filter(({ category }) => category === row.id)
  if (row.kind === 'unit') return plan.indicators.filter(({ leads }) => leads.includes(row.id))
  const numbers = new Set(tasksOf(plan, row).flatMap(({ indicators }) => indicators))
  return plan.indicators.filter(({ no }) => numbers.has(no))
}

/** The part a unit has in a row; an indicator's leads lead it, those responsible for its tasks help with it. */
export function partIn(plan: Plan, row: Row, unit: string): Duty | undefined {
  if (row.kind === 'indicator' && row.with.some(({ leads }) => leads.includes(unit))) return { part: 'lead' }
  const duties = tasksOf(plan, row).flatMap((task) => dutyIn(plan, task, unit) ?? [])
  const order =
    row.kind === 'indicator'
      ? (['responsible', 'lead', 'perhaps'] as const)
      : (['lead', 'responsible', 'perhaps'] as const)
  const found = order.flatMap((part) => duties.find((duty) => duty.part === part) ?? [])[0]
  return row.kind === 'indicator' && found?.part === 'lead' ? { ...found, part: 'responsible' } : found
}

/** All that is written of a row, as one text. */
export function textOf(row: Row): string {
  switch (row.kind) {
    case 'indicator':
      return row.with.map(({ name, statedAt }) => `${name}${statedAt.map(({ quote }) => quote).join('')}`).join('')
    case 'task':
      return `${row.item.short}${row.item.text}`
    case 'clause':
      return `${row.item.heading}${row.item.text}`
    case 'person':
      return `${row.item.name}${row.item.postWritten}`
    case 'section':
      return row.item.title
    case 'unit':
    case 'group':
    case 'category':
      return row.item.name
    case 'plan':
      return row.item.title
  }
}

const keysOf = (mentions: readonly Mention[]): string[] => mentions.map((one) => ('unit' in one ? one.unit : one.group))

/** Who leads a row, as its own table says. */
function leadKeys(plan: Plan, row: Row): string[] {
  if (row.kind === 'indicator') return row.with.flatMap(({ leads }) => leads)
  return tasksOf(plan, row).flatMap((task) => keysOf(leadsOf(plan, task)))
}

/** Of a unit's tasks those in the part of the plan that is asked about. */
function inPart(tasks: readonly Task[], { query }: Context): Task[] {
  const parts =
    query.of === 'unit' ? query.where.flatMap((one) => (one.by === 'section' && !one.not ? [one.id] : [])) : []
  return tasks.filter((task) =>
    parts.every((id) => id === String(task.section) || id === `${task.section}.${task.subsection}`),
  )
}

/** Counts of what a row has, by what is counted; of a unit in the part of the plan that is asked about. */
export function countOf(of: Counted, row: Row, context: Context): number {
  const { plan } = context
  const leads = row.kind === 'unit' ? inPart(tasksWhere(plan, row.id, 'lead'), context).length : 0
  const helps = row.kind === 'unit' ? inPart(tasksWhere(plan, row.id, 'responsible'), context).length : 0
  const helpers = (): string[] => tasksOf(plan, row).flatMap(({ responsible }) => keysOf(responsible))
  const counts = {
    leads: () => leads,
    helps: () => helps,
    duties: () => leads + helps,
    figures: () => indicatorsOf(plan, row).length,
    indicators: () => indicatorsOf(plan, row).length,
    tasks: () => tasksOf(plan, row).length,
    people: () => plan.people.filter(({ unit }) => unit === row.id).length,
    units: () => new Set(helpers()).size,
    leadUnits: () => new Set(leadKeys(plan, row)).size,
    allUnits: () => new Set([...leadKeys(plan, row), ...helpers()]).size,
  }
  return counts[of]()
}
