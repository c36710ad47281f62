import type Big from 'big.js'
import type { GoalState } from '../domain/attainment.ts'
import { decimal } from '../domain/decimal.ts'
import { groupById, isNamedIn, plain } from '../domain/look.ts'
import { parsePeriod } from '../domain/period.ts'
import type { Mention, Plan } from '../domain/plan.ts'
import type { Filter, Ref } from '../domain/query.ts'
import { goalOfIndicator, lastMilestone, leadsOf } from './book.ts'
import { isMember } from './duty.ts'
import { isExceeded } from './facets/state.ts'
import type { Context } from './grounds.ts'
import { isPost } from './posts.ts'
import { countOf, indicatorsOf, partIn, tasksOf, textOf } from './relate.ts'
import { type Row, rowOf } from './rows.ts'
import { scaleOf } from './words.ts'

type By = Filter['by']
type FilterBy<B extends By> = Extract<Filter, { by: B }>
type Test<B extends By> = (row: Row, filter: FilterBy<B>, context: Context) => boolean

/** The rows that pass every condition. */
export const passing = (rows: readonly Row[], where: readonly Filter[], context: Context): Row[] =>
  rows.filter((row) => where.every((filter) => passes(row, filter, context)))

function passes(row: Row, filter: Filter, context: Context): boolean {
  const test = tests[filter.by] as (row: Row, filter: Filter, context: Context) => boolean
  // Nobody leads alone where nobody leads.
  if (filter.by === 'joint' && filter.not && row.kind === 'task' && leadsOf(context.plan, row.item).length === 0)
    return false
  return test(row, filter, context) !== (filter.not === true)
}

function goalState(row: Row, context: Context): GoalState | undefined {
  if (row.kind !== 'indicator') return undefined
  return context.goals().find(({ goal }) => goal.indicators.includes(row.item.no))
}

const holds = (left: Big, { than, value, to }: { than: string; value: string; to?: string }): boolean => {
  const right = decimal(value)
  const comparisons: Record<string, boolean> = {
    '=': left.eq(right),
    '!=': !left.eq(right),
    '<': left.lt(right),
    '<=': left.lte(right),
    '>': left.gt(right),
    '>=': left.gte(right),
    between: left.gte(right) && (to === undefined || left.lte(to)),
  }
  return comparisons[than] ?? false
}

/** 1亿元 has a one-digit figure, and is more than ten thousand. */
const asWritten = new Set(['=', '<', '<='])

const isLight = (state: GoalState, is: FilterBy<'light'>['is']): boolean =>
  is === 'exceeded'
    ? isExceeded(state)
    : is === 'lagging'
      ? state.light === 'behind' || state.light === 'farBehind'
      : state.light === is

const tests: { [B in By]: Test<B> } = {
  lead: (row, { unit }, { plan }) => partIn(plan, row, unit)?.part === 'lead',
  responsible: (row, { unit }, { plan }) => partIn(plan, row, unit)?.part === 'responsible',
  involved: (row, { unit }, { plan }) => ['lead', 'responsible'].includes(partIn(plan, row, unit)?.part ?? ''),
  namedIn: (row, { unit }) =>
    (row.kind === 'indicator' && row.item.leads.includes(unit)) ||
    (row.kind === 'task' && (isNamedIn(row.item.leads, unit) || isNamedIn(row.item.responsible, unit))),
  category: (row, { is }, { plan }) =>
    row.kind === 'category' ? row.id === is : indicatorsOf(plan, row).some(({ category }) => category === is),
  measureUnit: (row, { is }, { plan }) => {
    // 元 is what 亿元 and 万元 count, where nothing is counted in it plainly.
    const plainly = plan.indicators.some(({ unit }) => unit === is)
    return indicatorsOf(plan, row).some(({ unit }) => unit === is || (!plainly && baseOf(unit) === is))
  },
  wording: (row, { is }, { plan }) =>
    row.kind === 'task'
      ? row.item.text.includes(is)
      : indicatorsOf(plan, row).some(({ wording }) => wording.some(({ word }) => word === is)),
  text: (row, { is }) => plain(textOf(row)).includes(plain(is)),
  post: (row, { is }) => row.kind === 'person' && isPost(row.item.post, is),
  surname: (row, { is }) => row.kind === 'person' && row.item.name.startsWith(is),
  role: (row, { is }) => row.kind === 'person' && row.item.roles.includes(is),
  counting: (row, { is }, { plan }) => indicatorsOf(plan, row).some(({ counting }) => counting === is),
  binding: (row, { is }, { plan }) => indicatorsOf(plan, row).some((one) => goalOfIndicator(plan, one).binding === is),
  section: (row, { id }, { plan }) => {
    const section = rowOf(plan, { kind: 'section', id })
    return section !== undefined && tasksOf(plan, row).some((task) => tasksOf(plan, section).includes(task))
  },
  rows: (row, { rows }, context) => rows.some((ref) => touches(row, ref, context)),
  group: (row, { id, only }, { plan }) => {
    if (row.kind === 'unit' || row.kind === 'person')
      return groupById(plan, id)?.members?.includes(row.kind === 'unit' ? row.id : row.item.unit) === true
    return tasksOf(plan, row).some((task) => {
      const isIt = (one: Mention): boolean => 'group' in one && one.group === id
      if (only) return task.responsible.length > 0 && task.responsible.every(isIt)
      return [...leadsOf(plan, task), ...task.responsible].some(isIt)
    })
  },
  unitKind: (row, { is }, { plan }) => {
    const unit = plan.units.find(({ id }) => id === (row.kind === 'person' ? row.item.unit : row.id))
    return unit?.kind === is
  },
  target: (row, filter, { plan }) =>
    indicatorsOf(plan, row).some((indicator) => {
      const { value } = lastMilestone(plan, indicator)
      if (value === null) return false
      const { unit } = filter
      // “过万的”: a figure without a unit is compared with the whole figure, or is the one that is written.
      const plainly = decimal(value).times(unit === undefined ? scaleOf(indicator.unit) : 1)
      if (unit === undefined)
        return holds(plainly, filter) || (asWritten.has(filter.than) && holds(decimal(value), filter))
      if (unit === indicator.unit) return holds(decimal(value), filter)
      if (baseOf(unit) !== baseOf(indicator.unit)) return false
      const scale = decimal(scaleOf(unit)).div(scaleOf(indicator.unit))
      const scaled = {
        ...filter,
        value: scale.times(filter.value).toFixed(),
        to: filter.to && scale.times(filter.to).toFixed(),
      }
      return holds(decimal(value), scaled)
    }),
  count: (row, filter, context) => holds(decimal(countOf(filter.of, row, context)), filter),
  light: (row, { is }, context) => {
    if (row.kind === 'task') {
      const progress = context.taskStates().find(({ task }) => task === row.item)?.progress
      return (
        (is === 'blocked' && progress === '受阻') ||
        (is === 'done' && progress === '已完成') ||
        (is === 'noData' && progress === '未填报')
      )
    }
    const state = goalState(row, context)
    return state !== undefined && isLight(state, is === 'done' ? 'met' : is)
  },
  rhythm: (row, { is }, { plan }) =>
    row.kind === 'task' ? plan.taskPeriod === is : indicatorsOf(plan, row).some(({ period }) => period === is),
  due: (row, { than, day }, { plan }) => {
    const own = lastDayOf(row, plan)
    // ISO days stand in their order as text.
    return own !== null && holds(decimal(own < day ? -1 : own > day ? 1 : 0), { than, value: '0' })
  },
  joint: (row, _, { plan }) =>
    row.kind === 'task' ? leadsOf(plan, row.item).length > 1 : row.kind === 'indicator' && row.item.leads.length > 1,
  shared: (row, _, { plan }) => row.kind === 'indicator' && goalOfIndicator(plan, row.item).indicators.length > 1,
  noResponsible: (row, _, { plan }) => tasksOf(plan, row).some(({ responsible }) => responsible.length === 0),
  linked: (row, _, { plan }) => (row.kind === 'task' ? indicatorsOf(plan, row) : tasksOf(plan, row)).length > 0,
  reported: (row, _, context) => {
    if (row.kind === 'task')
      return context.taskStates().some(({ task, reports }) => task === row.item && reports.length > 0)
    if (row.kind === 'unit') return (context.facts?.reports ?? []).some(({ unit }) => unit === row.id)
    return (goalState(row, context)?.figures.length ?? 0) > 0
  },
  overdue: (row, _, context) => owes(row, context, true),
  owed: (row, _, context) => owes(row, context, false),
  doubled: (row, _, { plan }) =>
    row.kind === 'task' &&
    leadsOf(plan, row.item).some((one) => 'unit' in one && isNamedIn(row.item.responsible, one.unit)),
  isLead: (row, _, context) =>
    row.kind === 'unit' &&
    (countOf('leads', row, context) > 0 ||
      (indicatorsOf(context.plan, row).length > 0 && context.query.where.every(({ by }) => by !== 'section'))),
  isMember: (row, _, { plan }) =>
    (row.kind === 'unit' && isMember(plan, row.id)) ||
    (row.kind === 'person' && row.item.roles.some((role) => role === '成员')),
  any: (row, { of }, context) => of.some((one) => passes(row, one, context)),
}

/** ISO day by which a row is to be done; null where it comes round for ever, and of what is no row. */
function lastDayOf(row: Row, plan: Plan): string | null {
  if (row.kind === 'task') return row.item.due ? row.item.due.on : plan.end
  return row.kind === 'indicator' ? lastMilestone(plan, row.item).on : null
}

function owes(row: Row, context: Context, late: boolean): boolean {
  const asked = context.query.period === undefined ? null : parsePeriod(context.query.period)
  return context.owed().some(({ unit, owed }) =>
    owed.some(
      (one) =>
        (!late || one.late > 0) &&
        // Of a month that is asked for, what ends in it: the quarter too.
        (!asked || (one.period.last >= asked.first && one.period.last <= asked.last)) &&
        ((row.kind === 'unit' && row.id === unit) ||
          (one.subject.kind === row.kind &&
            (one.subject.kind === 'task'
              ? String(one.subject.no) === row.id
              : one.subject.parts.some(({ no }) => String(no) === row.id)))),
    ),
  )
}

/** Whether a row is another one or stands in it: itself, its category, section, unit, or the row it is carried by. */
function touches(row: Row, ref: Ref, { plan }: Context): boolean {
  if (row.kind === ref.kind) return row.id === ref.id
  if (ref.kind === 'unit')
    return row.kind === 'person'
      ? row.item.unit === ref.id
      : partIn(plan, row, ref.id)?.part !== undefined && partIn(plan, row, ref.id)?.part !== 'perhaps'
  if (ref.kind === 'category') return indicatorsOf(plan, row).some(({ category }) => category === ref.id)
  if (ref.kind === 'indicator') return indicatorsOf(plan, row).some(({ no }) => String(no) === ref.id)
  if (ref.kind === 'task') return tasksOf(plan, row).some(({ no }) => String(no) === ref.id)
  const other = rowOf(plan, ref)
  return other !== undefined && tasksOf(plan, other).some((task) => tasksOf(plan, row).includes(task))
}

/** A unit without 万 or 亿 before it. */
const baseOf = (unit: string): string => (scaleOf(unit) === 1 ? unit : unit.slice(1))
