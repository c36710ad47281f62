import { b, type Inline, list, text } from '../cards/kit.ts'
import { decimal, zero } from '../domain/decimal.ts'
import { verdictWords } from './claim.ts'
import { dutyIn } from './duty.ts'
import type { Context } from './grounds.ts'
import { type By, kindWords, measured, measureFor, onlyThroughGroup, short } from './measure.ts'
import type { Part } from './part.ts'
import { tasksOf } from './relate.ts'
import { byGoal, type Row, taskRow, titleOf } from './rows.ts'
import { placesOf } from './words.ts'

type Measured = ReturnType<typeof measured>

/** Rows in the order of what they are compared by, alike ones together; those of a group stand apart. */
function ordered(rows: readonly Row[], context: Context, how: 'most' | 'least') {
  // What is late is late by its own unit: through a group alone nobody owes anything.
  const grouped = context.query.by === 'late' ? [] : rows.filter((row) => onlyThroughGroup(row, context))
  const single = byGoal(
    context.plan,
    rows.filter((row) => !grouped.includes(row) || grouped.length === rows.length),
  )
  const by = rankedBy(single, context)
  const all = measured(single, by, context).filter(
    ({ measure }) => how === 'most' || by === 'progress' || by === 'gap' || measure.value.gt(0),
  )
  const sorted = all.toSorted((a, z) => (how === 'most' ? 1 : -1) * z.measure.value.cmp(a.measure.value))
  return { by, sorted, apart: grouped.length < rows.length ? grouped : [] }
}

/** What was said, where these rows have it; else what such rows are usually compared by. */
function rankedBy(rows: readonly Row[], context: Context): By {
  const by = measureFor(context.query, rows[0])
  const some = measured(rows, by, context).some(({ measure }) => !measure.value.eq(0))
  return some || by === 'progress' || by === 'gap' || by === 'late'
    ? by
    : measureFor({ ...context.query, by: undefined }, rows[0])
}

/** Of sorted rows those that are asked for: the first, so many of them, or all alike in the place that is asked for. */
function picked(sorted: Measured, { query }: Context): Measured {
  const values = sorted.map(({ measure }) => measure.value)
  if (query.rank !== undefined) {
    const distinct = values.filter((value, at) => at === 0 || !value.eq(values[at - 1] ?? zero))
    const wanted = distinct[query.rank - 1]
    return wanted ? sorted.filter(({ measure }) => measure.value.eq(wanted)) : []
  }
  const bound = values[Math.min(query.top ?? 1, values.length) - 1]
  const last = sorted.findLastIndex(({ measure }) => bound !== undefined && measure.value.eq(bound))
  return sorted.slice(0, last + 1)
}

const isMixed = (all: Measured): boolean => new Set(all.map(({ measure }) => measure.unit)).size > 1

/** The rows that a question for the most or the least is answered with. */
export function winners(rows: readonly Row[], context: Context, how: 'most' | 'least'): Row[] {
  const { sorted } = ordered(rows, context, how)
  return isMixed(sorted) ? [] : picked(sorted, context).flatMap(({ row }) => withParts(row))
}

const withParts = (row: Row): Row[] =>
  row.kind === 'indicator' ? row.with.map((item) => ({ ...row, id: String(item.no), item, with: [item] })) : [row]

/** Who has most or least, all that are alike; then the next ones. */
export function ranking(rows: readonly Row[], context: Context, how: 'most' | 'least', whole: string): Part {
  const { plan, query } = context
  const { by, sorted, apart } = ordered(rows, context, how)
  const superlative = how === 'most' ? (by === 'target' ? '最大' : '最多') : by === 'target' ? '最小' : '最少'
  const word = query.rank === undefined || query.rank === 1 ? superlative : rankWords(query.rank, superlative)
  const title = `${whole}${rows[0] ? (kindWords[rows[0].kind] ?? '') : ''}：${by === 'late' ? '逾期' : ''}${word}`
  if (by === 'late' && context.group)
    return { title, blocks: [text('逾期的是哪些单位只给领导和办公室看，请私聊问我。')] }
  if (by === 'late' && sorted.length === 0) return { title, blocks: [text(b('没有逾期的单位'), '。')], places: [] }
  const unreported =
    by === 'progress' || by === 'gap' || by === 'change' ? '尚未填报，没有已确认的数据，无法比较' : '没有可以比的数'
  if (sorted.length === 0) return { title, blocks: [text(b(unreported), '。')], places: placesOf(plan, rows) }
  const verdict = verdictOn(picked(sorted, context), context)
  if (isMixed(sorted)) return { title, ...ofEachUnit(sorted, word, context) }
  const first = picked(sorted, context)
  const after = sorted.slice(sorted.findLastIndex((one) => first.includes(one)) + 1)
  // Those that stand last, all alike, are no next ones.
  const end = sorted.at(-1)?.measure.value
  const next =
    query.rank === undefined
      ? after.filter((one, at) => at === 0 || !end || !one.measure.value.eq(end)).slice(0, 3)
      : []
  const named = first.length > 8 ? `${first.length}个并列` : first.map(({ row }) => short(row, context)).join('、')
  const same = first.every(({ measure }) => measure.value.eq(first[0]?.measure.value ?? zero))
  const alone = `，${first.length > 1 ? '都是' : ''}${first[0]?.measure.words ?? ''}。`
  const head: Inline[] = same ? [b(`${named}${word}`), alone] : [b(`${word}的${first.length}个`), '：']
  const rest = apartWords(apart, by, context)
  const line = ({ row, measure }: Measured[number]): Inline[] => [short(row, context), ` ${measure.words}`]
  if (first.length === 0) return { title, blocks: [text(b(`没有排在这一位的`), `，只有${sorted.length}个可比。`)] }
  return {
    title,
    blocks: [
      text(...(verdict === '' ? [] : [b(verdict)]), ...head),
      ...(same ? [] : [list(...first.map(line))]),
      ...(next.length > 0
        ? [
            text(
              `其次：${next.map(({ row, measure }) => `${short(row, context)} ${measure.words.replace(/^\D+(?=\d)/, '')}`).join('、')}${rest}。`,
            ),
          ]
        : []),
    ],
    places: placesOf(
      plan,
      first.slice(0, 4).flatMap(({ row }) => (row.kind === 'unit' ? tasksOf(plan, row).map(taskRow) : [row])),
    ),
  }
}

const isFigure = /^-?\d+(\.\d+)?$/

/** Whether what was supposed of the first in an order is so; '' where nothing was. */
function verdictOn(first: Measured, { query }: Context): string {
  const { claim } = query
  if (claim?.kind === 'value' && isFigure.test(claim.value))
    return verdictWords[first.some(({ measure }) => measure.value.eq(decimal(claim.value))) ? 'yes' : 'no']
  if (claim?.kind !== 'ref') return ''
  return verdictWords[first.some(({ row }) => row.kind === claim.ref.kind && row.id === claim.ref.id) ? 'yes' : 'no']
}

/** Units that stand in the plan as a group: what each of them has through it. */
function apartWords(apart: readonly Row[], by: By, context: Context): string {
  const [first] = measured(apart, by, context).toSorted((a, z) => a.measure.value.cmp(z.measure.value))
  if (first?.row.kind !== 'unit' || first.measure.value.eq(0)) return ''
  const { row, measure } = first
  const group = tasksOf(context.plan, row).flatMap((task) => dutyIn(context.plan, task, row.id)?.through ?? [])[0]
  return `；“${group ?? ''}”按群体列入（各${measure.value.toFixed()}${measure.unit}），不单列`
}

/** `第二多`, `第三少` */
const rankWords = (rank: number, superlative: string): string =>
  `第${'一二三四五六七八九十'.charAt(rank - 1) || rank}${superlative.slice(1)}`

/** What is counted in different units cannot be compared: the first of each. */
function ofEachUnit(sorted: Measured, word: string, { plan }: Context): Pick<Part, 'blocks' | 'places'> {
  const units = [...new Set(sorted.map(({ measure }) => measure.unit))]
  const best = units.flatMap((unit) => sorted.filter(({ measure }) => measure.unit === unit).slice(0, 1))
  return {
    blocks: [
      text(b('计量单位不同，不能直接比'), `，各单位里${word}的：`),
      list(...best.map(({ row, measure }): Inline[] => [titleOf(plan, row), ` ${measure.words}`])),
    ],
    places: placesOf(
      plan,
      best.map(({ row }) => row),
    ),
  }
}
