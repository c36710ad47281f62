import { b, type Inline, list, text } from '../cards/kit.ts'
import { figure } from '../domain/decimal.ts'
import type { Ref } from '../domain/query.ts'
import { shortTitle } from './asked.ts'
import { factOf } from './facets/index.ts'
import { brief } from './fact.ts'
import type { Context } from './grounds.ts'
import { kindWords, measured } from './measure.ts'
import type { Part } from './part.ts'
import { byGoal, type Kind, type Row, rowOf, titleOf } from './rows.ts'
import { notesFor } from './sentences.ts'
import { placesOf } from './words.ts'

/** What look-alikes differ in, where nothing was said. */
const usual: Partial<Record<Kind, string[]>> = {
  indicator: ['target', 'counting', 'category', 'lead'],
  task: ['lead', 'responsible'],
  unit: ['leads', 'helps', 'figures'],
  section: ['tasks'],
  category: ['indicators'],
}

/** Rows side by side: whether they are alike in what was asked, then each. */
export function compared(rows: readonly Row[], context: Context): Part {
  const { plan, query } = context
  const merged = byGoal(plan, rows)
  const show = query.show.length > 0 ? query.show : (usual[rows[0]?.kind ?? 'indicator'] ?? [])
  const words = (row: Row, facet: string): string => factOf(row, facet, context)?.value ?? ''
  const notes = notesFor(plan, rows, ['compare']).filter((says) =>
    plan.notes.some((note) => note.says === says && rows.every((row) => touched(note, row))),
  )
  if (merged.length === 1 && merged[0]) {
    const [only] = merged
    return {
      title: titleOf(plan, only),
      blocks: [text(b('共用一个目标'), `，${words(only, 'target')}，合并计算，不是各自的目标。`)],
      notes,
      places: placesOf(plan, rows),
    }
  }
  const differing = show.filter((facet) => new Set(merged.map((row) => words(row, facet))).size > 1)
  const larger = query.by === 'target' || (show.length === 1 && show[0] === 'target') ? largest(merged, context) : ''
  const apart = differing.length > 0 ? unitsApart(merged, show, context) : ''
  const head: Inline[] = larger
    ? [b(larger), '：']
    : apart !== ''
      ? [b('不一样'), `，${apart}：`]
      : query.show.length > 0
        ? [b(differing.length === 0 ? '一样' : '不一样'), '：']
        : [b(`不是同一项，是${merged.length}项不同的${kindWords[rows[0]?.kind ?? 'indicator'] ?? ''}`), '：']
  const line = (row: Row): Inline[] => [
    b(titleOf(plan, row)),
    `：${show
      .flatMap((facet) => {
        const fact = factOf(row, facet, context)
        return fact ? [`${brief(fact, facet !== 'counting')}${facet === 'category' ? '类' : ''}`] : []
      })
      .join('，')}`,
  ]
  return { title: '对比', blocks: [text(...head), list(...merged.map(line))], notes, places: placesOf(plan, rows) }
}

/** Of two cells of units what only one of them names: `任务26比任务27多2家（…）`. */
function unitsApart(rows: readonly Row[], show: readonly string[], context: Context): string {
  const { plan } = context
  const [one, other, ...more] = rows
  const facet = show.find((asked) => ofUnits.has(asked))
  if (!one || !other || more.length > 0 || facet === undefined) return ''
  const namedIn = (row: Row): Ref[] =>
    (factOf(row, facet, context)?.members ?? []).flatMap(({ ref, through, perhaps }) =>
      through || perhaps ? [] : [ref],
    )
  const [own, others] = [namedIn(one), namedIn(other)]
  const only = (refs: readonly Ref[], than: readonly Ref[]): Row[] =>
    refs
      .filter((ref) => than.every(({ kind, id }) => kind !== ref.kind || id !== ref.id))
      .flatMap((ref) => rowOf(plan, ref) ?? [])
  const words = (['多', '少'] as const).flatMap((way) => {
    const apart = way === '多' ? only(own, others) : only(others, own)
    // A group is no single unit: it is named beside them.
    const units = apart.filter(({ kind }) => kind === 'unit').map((row) => titleOf(plan, row))
    const groups = apart.filter(({ kind }) => kind !== 'unit').map((row) => `“${titleOf(plan, row)}”`)
    const both = [...(units.length > 0 ? [`${units.length}家（${units.join('、')}）`] : []), ...groups]
    return both.length === 0 ? [] : [`${way}${both.join('和')}`]
  })
  return words.length === 0 ? '' : `${shortName(one, plan)}比${shortName(other, plan)}${words.join('，')}`
}
const ofUnits = new Set(['lead', 'responsible', 'units'])
const shortName = (row: Row, plan: Context['plan']): string =>
  row.kind === 'task' ? `任务${row.id}` : row.kind === 'indicator' ? `指标${row.id}` : titleOf(plan, row)

/** Which target is the largest, and of two by how much; '' where they are not counted alike. */
function largest(rows: readonly Row[], context: Context): string {
  const all = measured(rows, 'target', context).toSorted((a, z) => z.measure.value.cmp(a.measure.value))
  const [most, least] = [all[0], all.at(-1)]
  if (!most || !least || all.length < rows.length || all.some(({ measure }) => measure.unit !== most.measure.unit))
    return ''
  const value = most.measure.value.minus(least.measure.value)
  if (value.eq(0)) return '一样大'
  const name = shortTitle(most.row, context.plan)
  return rows.length > 2 ? `${name}最大` : `${name}更大，多${figure(value)}${most.measure.unit}`
}

const touched = (note: { indicators: number[]; tasks: number[] }, row: Row): boolean =>
  row.kind === 'indicator'
    ? note.indicators.includes(row.item.no)
    : row.kind === 'task' && note.tasks.includes(row.item.no)
