import { dutiesOf } from '../domain/duties.ts'
import { goalOf, targetFigure } from '../domain/look.ts'
import type { Indicator, Plan, Task } from '../domain/plan.ts'
import type { Ask, Filter } from './query.ts'

type Asked = Pick<Extract<Ask, { kind: 'list' }>, 'of' | 'filters'>

/** Rows of the two tables that fit every condition, in the plan's order. */
export function rowsOf(plan: Plan, { of, filters }: Asked): { indicators: Indicator[]; tasks: Task[] } {
  return {
    indicators: of.includes('indicator')
      ? plan.indicators.filter((row) => filters.every((filter) => fitsIndicator(plan, row, filter)))
      : [],
    tasks: of.includes('task')
      ? plan.tasks.filter((row) => filters.every((filter) => fitsTask(plan, row, filter)))
      : [],
  }
}

const negated = (filter: Filter, fits: boolean): boolean => ('not' in filter && filter.not ? !fits : fits)

function fitsIndicator(plan: Plan, row: Indicator, filter: Filter): boolean {
  switch (filter.by) {
    case 'counting':
      return negated(filter, row.counting === filter.value)
    case 'category':
      return negated(filter, row.category === filter.name)
    case 'section':
      return row.tasks.some((no) => plan.tasks.some((task) => task.no === no && inSection(task, filter)))
    case 'unit':
      return negated(filter, filter.duty === 'responsible' ? false : row.leads.includes(filter.unit))
    case 'group':
      return negated(filter, false)
    case 'joint':
      return negated(filter, row.leads.length > 1)
    case 'empty':
      return false
    case 'measureUnit':
      return negated(filter, row.unit === filter.unit)
    case 'wording':
      return negated(
        filter,
        row.wording.some(({ word }) => word === filter.word),
      )
    case 'shared':
      return goalOf(plan, row.no).indicators.length > 1
    case 'number': {
      const target = Number(targetFigure(goalOf(plan, row.no)) ?? Number.NaN)
      const same = filter.unit === '' || filter.unit === row.unit
      return (
        same &&
        (filter.than === 'over'
          ? target > filter.value
          : filter.than === 'atLeast'
            ? target >= filter.value
            : filter.than === 'under'
              ? target <= filter.value
              : target === filter.value)
      )
    }
    case 'linked':
      return negated(filter, filter.to === 'task' ? row.tasks.length > 0 : true)
    case 'about':
      return `${row.name}${row.short}${row.category}`.includes(filter.word)
    case 'rows':
      return filter.numbers.includes(row.no)
  }
}

function fitsTask(plan: Plan, row: Task, filter: Filter): boolean {
  switch (filter.by) {
    case 'section':
      return inSection(row, filter)
    case 'unit': {
      const { leads, responsible } = dutiesOf(plan, filter.unit)
      const led = leads.includes(row)
      const does = responsible.some(({ task }) => task === row)
      return negated(filter, filter.duty === 'lead' ? led : filter.duty === 'responsible' ? does : led || does)
    }
    case 'group':
      return negated(
        filter,
        row.responsible.some((mention) => 'group' in mention && mention.group === filter.group),
      )
    case 'joint':
      return negated(filter, row.leads.length > 1)
    case 'empty':
      return negated(filter, row.responsible.length === 0)
    case 'linked':
      return negated(filter, filter.to === 'indicator' ? row.indicators.length > 0 : true)
    case 'wording':
      return negated(filter, row.text.includes(filter.word))
    case 'category':
      return negated(
        filter,
        plan.indicators.some(
          (indicator) => indicator.category === filter.name && row.indicators.includes(indicator.no),
        ),
      )
    case 'about':
      return [row.text, row.short, ...row.aliases].some((words) => words.includes(filter.word))
    case 'rows':
      return filter.numbers.includes(row.no)
    case 'counting':
    case 'measureUnit':
    case 'shared':
    case 'number':
      return false
  }
}

const inSection = ({ section, subsection }: Task, { no, sub }: { no: number; sub: number | null }): boolean =>
  section === no && (sub === null || subsection === sub)
