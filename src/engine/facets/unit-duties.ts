import type { Inline } from '../../cards/kit.ts'
import type { Plan, Task } from '../../domain/plan.ts'
import { excerptOf } from '../apart.ts'
import { lastMilestone, leadsOf, memberGroup, tableOf, unitName, wordsOf } from '../book.ts'
import { dutyIn, tasksWhere } from '../duty.ts'
import type { FacetOf } from '../fact.ts'
import { byGoal, indicatorRow, type Row, taskRow, titleOf } from '../rows.ts'
import { mentionNames, numberRuns, placesOf, targetWords } from '../words.ts'

type Facet = FacetOf<'unit'>

/** What helping is called, with the everyday word where the plan's is another. */
const asOthers = (others: string): string => `作为${others}${others.includes('配合') ? '' : '（配合）'}`

const numbers = (tasks: readonly Task[]): string => `任务${numberRuns(tasks.map(({ no }) => no))}`

/** Through which group a unit has tasks, where none names it alone. */
function through(plan: Plan, unit: string, tasks: readonly Task[]): string {
  const groups = tasks.flatMap((task) => dutyIn(plan, task, unit)?.through ?? [])
  const [group] = groups
  if (!group) return ''
  return groups.length === tasks.length
    ? `（都经“${group}”，未单独点名）`
    : `（点名${tasks.length - groups.length}项，其余经“${group}”）`
}

/** Tasks whose cell names a group the plan does not list and the unit may be one of. */
export function openWords(plan: Plan, unit: string): string {
  const open = tasksWhere(plan, unit, 'perhaps')
  const [first] = open
  if (!first) return ''
  return `另有${open.length}项（${numbers(open)}）写“${dutyIn(plan, first, unit)?.group}”，是否包括它方案未写`
}

/** The same of several units: the tasks whose cell may stand for all of them. */
export function openTogether(plan: Plan, units: readonly string[]): string {
  const open = plan.tasks.filter((task) => units.every((unit) => dutyIn(plan, task, unit)?.part === 'perhaps'))
  const [first] = open
  const [unit = ''] = units
  if (!first) return ''
  return `另有${open.length}项（${numbers(open)}）写“${dutyIn(plan, first, unit)?.group}”，是否包括它们方案未写`
}

const sourceOf = (plan: Plan, unit: string): string[] =>
  plan.groups.flatMap(({ members, source, id }) =>
    members?.includes(unit) && memberGroup(plan)?.id !== id ? [source] : [],
  )

/** A task in a unit's list: joint with whom, not counting itself. */
const jointly =
  (plan: Plan, unit: string) =>
  (row: Row): Inline[] => {
    if (row.kind === 'indicator')
      return [
        ` ${targetWords(plan, row.item)}${
          row.item.leads.length > 1
            ? `（与${row.item.leads
                .filter((id) => id !== unit)
                .map((id) => unitName(plan, id))
                .join('、')}联合）`
            : ''
        }`,
      ]
    if (row.kind !== 'task') return []
    const others = leadsOf(plan, row.item).filter((one) => !('unit' in one) || one.unit !== unit)
    const leads = dutyIn(plan, row.item, unit)?.part === 'lead'
    return leads && others.length > 0 ? [`（与${mentionNames(plan, others)}联合牵头）`] : []
  }

/** As many tasks of the other side as are named where a unit has none on this one. */
const fewTasks = 4
const titles = (plan: Plan, tasks: readonly Task[]): string =>
  tasks.map((task) => titleOf(plan, taskRow(task))).join('；')

/** Few tasks say how their texts begin: a title alone may not be recognised. */
const opening = (row: Row, all: readonly Row[]): string =>
  row.kind === 'task' && all.length <= fewTasks ? `：${excerptOf(row.item.text)}` : ''

export const leads: Facet = ({ id }, { plan }) => {
  const [tasks, figures] = [tasksWhere(plan, id, 'lead'), plan.indicators.filter((one) => one.leads.includes(id))]
  const also =
    figures.length > 0 ? `；另牵头指标${figures.length}项（指标${numberRuns(figures.map(({ no }) => no))}）` : ''
  const rows = tasks.map(taskRow)
  if (tasks.length === 0) {
    const helped = tasksWhere(plan, id, 'responsible')
    const named = helped.length > 0 && helped.length <= fewTasks ? `：${titles(plan, helped)}` : ''
    return {
      label: '',
      value: '没有牵头的任务',
      rest: `${helped.length > 0 ? `，只作为${wordsOf(plan).others}${helped.length}项${named}` : ''}${also}`,
      rows,
      silent: true,
      places: [tableOf(plan, 'task')],
    }
  }
  return {
    label: '牵头任务',
    value: `${tasks.length}项`,
    rest: also,
    rows,
    listed: (row) => [...jointly(plan, id)(row), opening(row, rows)],
    places: placesOf(plan, rows),
  }
}

export const helps: Facet = ({ id, item }, { plan }) => {
  const tasks = tasksWhere(plan, id, 'responsible')
  const rows = tasks.map(taskRow)
  const open = openWords(plan, id)
  const { others } = wordsOf(plan)
  const led = tasksWhere(plan, id, 'lead')
  if (tasks.length === 0)
    return {
      label: '',
      value: `没有列为${others}的任务`,
      rest: `${led.length > 0 ? `，牵头${led.length}项${led.length <= fewTasks ? `：${titles(plan, led)}` : ''}` : ''}${open === '' ? '' : `；${open}`}`,
      rows,
      silent: true,
      places: [tableOf(plan, 'task')],
    }
  return {
    label: asOthers(others),
    value: `${tasks.length}项`,
    rest: through(plan, item.id, tasks),
    tail: open,
    rows,
    listed: (row) => [opening(row, rows)],
    places: placesOf(plan, rows),
    notes: tasks.some((task) => dutyIn(plan, task, id)?.through) ? sourceOf(plan, id) : [],
  }
}

export const figures: Facet = ({ id }, { plan }) => {
  const own = plan.indicators.filter((one) => one.leads.includes(id))
  const rows = own.map(indicatorRow)
  const goals = byGoal(plan, rows).length
  if (own.length === 0)
    return { label: '', value: '没有牵头的指标', rows, silent: true, places: [tableOf(plan, 'indicator')] }
  return {
    label: '牵头',
    value: `${own.length}项指标`,
    rest: goals < own.length ? `（${goals}个目标）` : '',
    rows,
    listed: jointly(plan, id),
    places: placesOf(plan, rows),
    figures: own.flatMap((one) => {
      const { value } = lastMilestone(plan, one)
      return value === null ? [] : [{ value, unit: one.unit }]
    }),
  }
}

export const duties: Facet = (row, context) => {
  const { plan } = context
  const { id, item } = row
  const [led, other] = [tasksWhere(plan, id, 'lead'), tasksWhere(plan, id, 'responsible')]
  const own = plan.indicators.filter((one) => one.leads.includes(id))
  const open = openWords(plan, id)
  const rows = [...led, ...other].map(taskRow)
  const indicators =
    own.length > 0
      ? `；牵头指标${own.length}项（${own.length > 4 ? numberRuns(own.map(({ no }) => no)) : own.map((one) => `指标${one.no} ${one.short}${targetWords(plan, one)}`).join('、')}）`
      : ''
  const { others } = wordsOf(plan)
  if (rows.length === 0)
    return {
      label: '',
      value: '没有被点名的任务',
      rest: `，既没有牵头，也不是${others}${indicators}${open === '' ? '' : `；${open}`}`,
      rows,
      silent: true,
      places: [tableOf(plan, 'indicator'), tableOf(plan, 'task')],
      notes: item.note ? [item.note] : [],
    }
  const part = (task: Task): string =>
    led.includes(task) ? '（牵头）' : led.length > 0 ? `（${others.slice(0, 2)}）` : ''
  return {
    label: '',
    value: `${rows.length}项任务`,
    rest: `：${led.length > 0 ? `牵头${led.length}项` : '没有牵头的'}，${other.length > 0 ? `${asOthers(others)}${other.length}项` : `不列为${others}`}${through(plan, id, other)}${indicators}`,
    tail: open,
    rows,
    listed: (one) => (one.kind === 'task' ? [part(one.item)] : []),
    places: [...placesOf(plan, own.map(indicatorRow)), ...placesOf(plan, rows)],
    notes: [
      ...(item.note ? [item.note] : []),
      ...(other.some((task) => dutyIn(plan, task, id)?.through) ? sourceOf(plan, id) : []),
    ],
  }
}
