import type Big from 'big.js'
import { b, type Inline, list, text } from '../cards/kit.ts'
import { currentWords } from '../cards/state-words.ts'
import { decimal, figure, sum, zero } from '../domain/decimal.ts'
import type { Query } from '../domain/query.ts'
import { goalOfIndicator, lastMilestone } from './book.ts'
import { dutyIn } from './duty.ts'
import { stateOf } from './facets/standing.ts'
import type { Context } from './grounds.ts'
import type { Part } from './part.ts'
import { countOf, indicatorsOf, tasksOf } from './relate.ts'
import { byGoal, type Row, taskRow, titleOf } from './rows.ts'
import { placesOf, targetWords } from './words.ts'

type By = NonNullable<Query['by']>

/** A value rows are compared by, with its unit and how it reads. */
type Measure = { value: Big; unit: string; words: string }

const count =
  (of: Parameters<typeof countOf>[0], unit: string, label: string) =>
  (row: Row, context: Context): Measure => {
    const value = countOf(of, row, context)
    return { value: decimal(value), unit, words: `${label}${value}${unit}` }
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
  tasks: count('tasks', '项', '任务'),
  indicators: count('indicators', '项', '指标'),
  progress: (row, context) => {
    const state = row.kind === 'indicator' ? stateOf(row, context) : undefined
    return state?.attainment
      ? {
          value: state.attainment,
          unit: '',
          words: `${currentWords(state)}，完成率${figure(state.attainment.times(100), 1)}%`,
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
  name: (row, { plan }) => ({
    value: decimal(titleOf(plan, row).length),
    unit: '字',
    words: `${titleOf(plan, row).length}字`,
  }),
}

const kindWords: Partial<Record<Row['kind'], string>> = {
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

const measured = (rows: readonly Row[], by: By, context: Context) =>
  rows.flatMap((row) => {
    const measure = measures[by](row, context)
    return measure ? [{ row, measure }] : []
  })

const short = (row: Row, context: Context): string =>
  row.kind === 'unit' ? row.item.short : titleOf(context.plan, row)

/** Units all of whose tasks come through a group stand in the plan as that group, and are not ranked one by one. */
const onlyThroughGroup = (row: Row, { plan }: Context): boolean => {
  if (row.kind !== 'unit') return false
  const duties = tasksOf(plan, row).flatMap((task) => dutyIn(plan, task, row.id) ?? [])
  return duties.length > 0 && duties.every(({ through }) => through !== undefined)
}

/** Who has most or least, all that are alike; then the next ones. */
export function ranking(rows: readonly Row[], context: Context, how: 'most' | 'least', whole: string): Part {
  const by = measureFor(context.query, rows[0])
  const grouped = rows.filter((row) => onlyThroughGroup(row, context))
  const all = measured(
    byGoal(
      context.plan,
      rows.filter((row) => !grouped.includes(row) || grouped.length === rows.length),
    ),
    by,
    context,
  ).filter(({ measure }) => how === 'most' || by === 'progress' || by === 'gap' || measure.value.gt(0))
  const units = [...new Set(all.map(({ measure }) => measure.unit))]
  const word = how === 'most' ? (by === 'target' ? '最大' : '最多') : by === 'target' ? '最小' : '最少'
  const title = `${whole}${rows[0] ? (kindWords[rows[0].kind] ?? '') : ''}：${word}`
  if (all.length === 0)
    return { title, blocks: [text(b('没有可以比的数'), '。')], places: placesOf(context.plan, rows) }
  const order = (one: (typeof all)[number], other: (typeof all)[number]): number =>
    how === 'most' ? other.measure.value.cmp(one.measure.value) : one.measure.value.cmp(other.measure.value)
  if (units.length > 1) {
    const best = units.flatMap((unit) =>
      all
        .filter(({ measure }) => measure.unit === unit)
        .toSorted(order)
        .slice(0, 1),
    )
    return {
      title,
      blocks: [
        text(b('计量单位不同，不能直接比'), `，各单位里${word}的：`),
        list(...best.map(({ row, measure }): Inline[] => [titleOf(context.plan, row), ` ${measure.words}`])),
      ],
      places: placesOf(
        context.plan,
        best.map(({ row }) => row),
      ),
    }
  }
  const sorted = all.toSorted(order)
  const top = context.query.top ?? 1
  const bound = sorted[Math.min(top, sorted.length) - 1]?.measure.value ?? zero
  const first = sorted.filter(({ measure }) => (how === 'most' ? measure.value.gte(bound) : measure.value.lte(bound)))
  const next = sorted.slice(first.length, first.length + 3)
  const named = first.length > 8 ? `${first.length}个并列` : first.map(({ row }) => short(row, context)).join('、')
  const alike = first.every(({ measure }) => measure.value.eq(first[0]?.measure.value ?? zero))
  const head: Inline[] = alike
    ? [b(`${named}${word}`), `，${first.length > 1 ? '都是' : ''}${first[0]?.measure.words ?? ''}。`]
    : [b(`${word}的${first.length}个`), '：']
  return {
    title,
    blocks: [
      text(...head),
      ...(alike
        ? []
        : [list(...first.map(({ row, measure }): Inline[] => [short(row, context), ` ${measure.words}`]))]),
      ...(next.length > 0
        ? [
            text(
              `其次：${next.map(({ row, measure }) => `${short(row, context)} ${measure.words.replace(/^\D+(?=\d)/, '')}`).join('、')}${grouped.length > 0 && grouped.length < rows.length ? '；只以群体列入的不单列' : ''}。`,
            ),
          ]
        : []),
    ],
    places: placesOf(
      context.plan,
      first.slice(0, 4).flatMap(({ row }) => (row.kind === 'unit' ? tasksOf(context.plan, row).map(taskRow) : [row])),
    ),
  }
}

/** The difference of two rows, or the sum of several: only of what is counted in one unit. */
export function arithmetic(rows: readonly Row[], context: Context, how: 'sum' | 'difference', whole: string): Part {
  const { plan } = context
  const merged = byGoal(plan, rows)
  const by = measureFor(context.query, merged[0])
  const all = measured(merged, by, context)
  const units = [...new Set(all.map(({ measure }) => measure.unit))]
  const title = how === 'sum' ? `${whole === '' ? '' : whole}合计` : '相差'
  const each = all.map(({ row, measure }): Inline[] => [short(row, context), ` ${measure.words}`])
  const places = placesOf(
    plan,
    merged.flatMap((row) => (row.kind === 'unit' ? [...indicatorsOf(plan, row)].map((): Row => row) : [row])),
  )
  if (units.length !== 1 || all.length < (how === 'sum' ? 1 : 2)) {
    return {
      title,
      blocks: [
        text(
          b(
            units.length > 1
              ? `计量单位不同（${units.join('、')}），不能${how === 'sum' ? '相加' : '相减'}`
              : '没有可以算的数',
          ),
          each.length > 0 ? '：' : '。',
        ),
        ...(each.length > 0 ? [list(...each.slice(0, 8))] : []),
      ],
      places,
    }
  }
  const [unit = ''] = units
  const values = all.map(({ measure }) => measure.value)
  const value = how === 'sum' ? sum(values) : (values[0] ?? zero).minus(values[1] ?? zero).abs()
  const remark = how === 'sum' && unit === '%' ? '（比率相加没有意义）' : ''
  const asIs =
    how === 'sum' &&
    merged.some((row) => row.kind === 'indicator' && goalOfIndicator(plan, row.item).indicators.length > 1)
      ? '（合用的目标只算一次）'
      : ''
  return {
    title,
    blocks: [
      text(
        how === 'sum' ? '合计' : '相差',
        b(`${figure(value)}${unit}`),
        `${remark}${asIs}：${all
          .slice(0, 10)
          .map(
            ({ row, measure }) =>
              `${row.kind === 'indicator' ? row.with.map((one) => one.short).join(' + ') : short(row, context)}${measure.words}`,
          )
          .join('，')}${all.length > 10 ? '等' : ''}。`,
      ),
    ],
    places,
  }
}

/** What units are compared by. */
const ofUnits: readonly By[] = ['duties', 'leads', 'helps', 'figures', 'people']

/** Two or more units by how much the plan lays on them, and what only one of them has. */
export function unitsCompared(rows: readonly Row[], context: Context): Part {
  const { plan, query } = context
  const by = ofUnits.find((one) => one === query.by) ?? 'duties'
  const all = measured(rows, by, context)
  const most = all.toSorted((a, z) => z.measure.value.cmp(a.measure.value))
  const top = most.filter(({ measure }) => measure.value.eq(most[0]?.measure.value ?? zero))
  const numbersOf = (row: Row): number[] =>
    tasksOf(plan, row)
      .filter(
        (task) => by === 'duties' || dutyIn(plan, task, row.id)?.part === (by === 'helps' ? 'responsible' : 'lead'),
      )
      .map(({ no }) => no)
  const own = rows.map((row) => ({ row, numbers: numbersOf(row) }))
  const only = own.flatMap(({ row, numbers }) => {
    const rest = numbers.filter((no) => !own.every((one) => one.numbers.includes(no)))
    return rest.length > 0 && rest.length <= 6
      ? [
          `只有${short(row, context)}的：${plan.tasks
            .filter(({ no }) => rest.includes(no))
            .map((task) => titleOf(plan, taskRow(task)))
            .join('、')}`,
        ]
      : []
  })
  const counts = all.map(
    ({ row }) =>
      `${short(row, context)}：牵头任务${countOf('leads', row, context)}项，配合${countOf('helps', row, context)}项，牵头指标${countOf('figures', row, context)}项`,
  )
  return {
    title: rows.map((row) => short(row, context)).join('与'),
    blocks: [
      text(
        top.length === rows.length
          ? b(`一样多，${most[0]?.measure.words ?? ''}。`)
          : b(`${top.map(({ row }) => short(row, context)).join('、')}更多，${most[0]?.measure.words ?? ''}。`),
      ),
      text(`${counts.join('；')}。`),
      ...(rows.length === 2 && only.length > 0 ? [text(`${only.join('；')}。`)] : []),
    ],
    places: placesOf(plan, plan.tasks.filter(({ no }) => own.some(({ numbers }) => numbers.includes(no))).map(taskRow)),
  }
}
