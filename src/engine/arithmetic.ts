import type Big from 'big.js'
import { b, type Inline, list, text } from '../cards/kit.ts'
import { decimal, figure, sum, zero } from '../domain/decimal.ts'
import { goalOfIndicator } from './book.ts'
import type { Context } from './grounds.ts'
import { measured, measureFor, short } from './measure.ts'
import type { Part } from './part.ts'
import { indicatorsOf } from './relate.ts'
import { byGoal, type Row } from './rows.ts'
import { placesOf } from './words.ts'

type Measured = ReturnType<typeof measured>[number]

/**
 * The difference of two rows or of the largest and the smallest, or the sum of several: only of what is counted in one
 * unit. With `as` so many times, or the average.
 */
export function arithmetic(rows: readonly Row[], context: Context, how: 'sum' | 'difference', whole: string): Part {
  const { plan, query } = context
  const merged = byGoal(plan, rows)
  const all = measured(merged, measureFor(query, merged[0]), context)
  const units = [...new Set(all.map(({ measure }) => measure.unit))]
  const title = how === 'sum' ? `${whole}合计` : '相差'
  const places = placesOf(
    plan,
    merged.flatMap((row) => (row.kind === 'unit' ? [...indicatorsOf(plan, row)].map((): Row => row) : [row])),
  )
  const between = how === 'difference' && merged.length === 1 ? milestones(merged, context) : null
  if (between) return { title: '相差', blocks: [between], places }
  const isRatio = how === 'difference' && query.as === 'ratio' && all.length === 2
  if (isRatio) return { title: '倍数', blocks: [times(all, units, context)], places }
  if (units.length !== 1 || all.length < (how === 'sum' ? 1 : 2)) {
    const each = all.map(({ row, measure }): Inline[] => [short(row, context), ` ${measure.words}`])
    const why = `计量单位不同（${units.join('、')}），不能${how === 'sum' ? '相加' : '相减'}`
    return {
      title,
      blocks: [
        text(b(units.length > 1 ? why : '没有可以算的数'), each.length > 0 ? '：' : '。'),
        ...(each.length > 0 ? [list(...each.slice(0, 8))] : []),
      ],
      places,
    }
  }
  const [unit = ''] = units
  return { title, blocks: [how === 'sum' ? added(all, unit, context) : apart(all, unit, context)], places }
}

/** “2020年和2025年的目标差多少”: between the first and the last of one goal's targets; null where it has one only. */
function milestones([row]: readonly Row[], { plan }: Context) {
  if (row?.kind !== 'indicator') return null
  const all = goalOfIndicator(plan, row.item).targets.filter(({ value }) => value !== null)
  const [first, last] = [all[0], all.at(-1)]
  if (!first?.value || !last?.value || first === last) return null
  const apart = decimal(last.value).minus(first.value)
  const { unit } = row.item
  const points = unit === '%' ? '个百分点' : unit
  const each = [first, last].map(({ on, written }) => `${on.slice(0, 4)}年${written}`)
  const way = apart.gt(0) ? '多' : '少'
  // From a range on, or to one, it is a range as well.
  const [low, high] = [
    decimal(last.value).minus(first.to ?? first.value),
    decimal(last.to ?? last.value).minus(first.value),
  ]
  if (!low.eq(high) && low.gt(0)) return text(b(`多${figure(low)}到${figure(high)}${points}`), `：${each.join('，')}。`)
  return apart.eq(0)
    ? text(b('两个目标一样'), `：${each.join('，')}。`)
    : text(b(`${way}${figure(apart.abs())}${points}`), `：${each.join('，')}。`)
}

/** As many rows as a sum names. */
const fewRows = 10

const nameOf = ({ row }: Measured, context: Context): string =>
  row.kind === 'indicator' ? row.with.map((one) => one.short).join(' + ') : short(row, context)
const words = (one: Measured, context: Context): string => `${nameOf(one, context)}${one.measure.words}`

function added(all: readonly Measured[], unit: string, context: Context) {
  const { plan, query } = context
  const value = sum(all.map(({ measure }) => measure.value))
  const shared = all.some(
    ({ row }) => row.kind === 'indicator' && goalOfIndicator(plan, row.item).indicators.length > 1,
  )
  const remark = `${unit === '%' ? '（比率相加没有意义）' : ''}${shared ? '（合用的目标只算一次）' : ''}`
  const each = `${all
    .slice(0, fewRows)
    .map((one) => words(one, context))
    .join('，')}${all.length > fewRows ? '等' : ''}`
  const mean = b(`平均${figure(value.div(all.length), 1)}${unit}`)
  return query.as === 'average'
    ? text(mean, `（合计${figure(value)}${unit}，共${all.length}个）${remark}：${each}。`)
    : text('合计', b(`${figure(value)}${unit}`), `${remark}：${each}。`)
}

/** The two, or of several the largest and the smallest; which is more is said. */
function apart(all: readonly Measured[], unit: string, context: Context) {
  const sorted = all.toSorted((a, z) => z.measure.value.cmp(a.measure.value))
  const [most, least] = [sorted[0], sorted.at(-1)]
  const value = (most?.measure.value ?? zero).minus(least?.measure.value ?? zero)
  const each = (all.length > 2 ? sorted : all).slice(0, fewRows).map((one) => words(one, context))
  const more = most && least && value.gt(0) ? `${nameOf(most, context)}更多` : '一样多'
  const only = all.length > 2 ? `（最多与最少之间）` : ''
  return text('相差', b(`${figure(value)}${unit}`), `${only}，${more}：${each.join('，')}。`)
}

/** The first as so many times the second; of different units the bare figures. */
function times([one, other]: readonly Measured[], units: readonly string[], context: Context) {
  if (!one || !other || other.measure.value.eq(0)) return text(b('没有可以算的数'), '。')
  const ratio: Big = one.measure.value.div(other.measure.value)
  const exact = decimal(ratio.toFixed(1)).eq(ratio)
  const mixed = units.length > 1 ? `（计量单位不同：${units.join('、')}，只是数字上的倍数）` : ''
  return text(
    b(`${exact ? '' : '约'}${figure(ratio, 1)}倍`),
    `${mixed}：${words(one, context)}，${words(other, context)}。`,
  )
}
