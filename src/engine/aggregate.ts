import { b, type Inline, list, text } from '../cards/kit.ts'
import { figure, sum, zero } from '../domain/decimal.ts'
import { goalOfIndicator } from './book.ts'
import { dutyIn } from './duty.ts'
import type { Context } from './grounds.ts'
import { type By, kindWords, measured, measureFor, onlyThroughGroup, short } from './measure.ts'
import type { Part } from './part.ts'
import { countOf, indicatorsOf, tasksOf } from './relate.ts'
import { byGoal, type Row, taskRow, titleOf } from './rows.ts'
import { placesOf } from './words.ts'

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
