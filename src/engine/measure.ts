import type Big from 'big.js'
import { currentWords } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { decimal, figure, percent } from '../domain/decimal.ts'
import type { Query } from '../domain/query.ts'
import { lastMilestone } from './book.ts'
import { dutyIn } from './duty.ts'
import { ownPart, withOthers } from './facets/own-part.ts'
import { stateOf } from './facets/state.ts'
import type { Context } from './grounds.ts'
import { countOf, indicatorsOf, tasksOf } from './relate.ts'
import { type Row, titleOf } from './rows.ts'
import { targetWords } from './words.ts'

export type By = NonNullable<Query['by']>

/** A value rows are compared by, with its unit and how it reads. */
type Measure = { value: Big; unit: string; words: string }

const count =
  (of: Parameters<typeof countOf>[0], unit: string, label: string) =>
  (row: Row, context: Context): Measure => {
    const value = countOf(of, row, context)
    return { value: decimal(value), unit, words: `${label}${value}${unit}` }
  }

/** Of a shared goal one part of which is compared, that the figure is the sum. */
function sumWords(row: Row, state: GoalState, { plan }: Context): string {
  const own = ownPart(state, indicatorsOf(plan, row))
  return own ? withOthers(state, own) : ''
}

/** What rows can be compared by. */
const measures: Record<By, (row: Row, context: Context) => Measure | undefined> = {
  target: (row, { plan }) => {
    const [first] = indicatorsOf(plan, row)
    if (!first) return undefined
    const { value } = lastMilestone(plan, first)
    return value === null ? undefined : { value: decimal(value), unit: first.unit, words: targetWords(plan, first) }
  },
  leads: count('leads', '项', '牵头任务'),
  helps: count('helps', '项', '配合任务'),
  duties: count('duties', '项', '任务（牵头加配合）'),
  figures: count('figures', '项', '牵头指标'),
  people: count('people', '人', ''),
  units: count('units', '个', '责任单位'),
  leadUnits: count('leadUnits', '个', '牵头单位'),
  allUnits: count('allUnits', '个', '单位（牵头加责任）'),
  tasks: count('tasks', '项', '任务'),
  indicators: count('indicators', '项', '指标'),
  progress: (row, context) => {
    const state = row.kind === 'indicator' ? stateOf(row, context) : undefined
    return state?.attainment
      ? {
          value: state.attainment,
          unit: '',
          words: `${sumWords(row, state, context)}${currentWords(state)}，完成率${percent(state.attainment)}`,
        }
      : undefined
  },
  gap: (row, context) => {
    const state = row.kind === 'indicator' ? stateOf(row, context) : undefined
    return state?.gap
      ? { value: state.gap.neg(), unit: '', words: `差${figure(state.gap.neg().times(100), 1)}个百分点` }
      : undefined
  },
  change: () => undefined,
  late: (row, context) => {
    const late = context
      .owed()
      .filter(({ unit }) => row.kind === 'unit' && unit === row.id)
      .flatMap(({ owed }) => owed.filter((one) => one.late > 0))
    return late.length === 0 ? undefined : { value: decimal(late.length), unit: '项', words: `逾期${late.length}项` }
  },
  name: (row, { plan }) => ({
    value: decimal(titleOf(plan, row).length),
    unit: '字',
    words: `${titleOf(plan, row).length}字`,
  }),
}

export const kindWords: Partial<Record<Row['kind'], string>> = {
  indicator: '指标',
  task: '任务',
  unit: '单位',
  section: '部分',
  category: '类别',
}

/** What rows of a kind are compared by where nothing was said. */
const usual: Partial<Record<Row['kind'], By>> = {
  indicator: 'target',
  task: 'units',
  unit: 'duties',
  section: 'tasks',
  category: 'indicators',
}
export const measureFor = (query: Query, row: Row | undefined): By => query.by ?? (row && usual[row.kind]) ?? 'target'

export const measured = (rows: readonly Row[], by: By, context: Context) =>
  rows.flatMap((row) => {
    const measure = measures[by](row, context)
    return measure ? [{ row, measure }] : []
  })

export const short = (row: Row, context: Context): string =>
  row.kind === 'unit' ? row.item.short : titleOf(context.plan, row)

/** Units most of whose tasks come through a group stand in the plan as that group, and are not ranked one by one. */
export const onlyThroughGroup = (row: Row, { plan }: Context): boolean => {
  if (row.kind !== 'unit') return false
  const duties = tasksOf(plan, row).flatMap((task) => dutyIn(plan, task, row.id) ?? [])
  return duties.filter(({ through }) => through !== undefined).length * 2 > duties.length
}
