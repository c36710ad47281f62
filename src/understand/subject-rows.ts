import type { Plan } from '../domain/plan.ts'
import type { Filter, Query, Ref } from '../domain/query.ts'
import { ownUnit } from '../domain/query.ts'
import { type Chosen, chooseRows } from './choose-rows.ts'
import { type Composed, refsOfKind } from './compose.ts'
import { countyOf, ofCounty, shared } from './county.ts'
import { described, type Likely } from './describe.ts'
import { hasPronoun, kindsOf, rowsSpokenOf } from './lean.ts'
import { linked } from './linked.ts'
import { matching } from './matching.ts'
import type { Meant, Sensed } from './meant.ts'
import { oneRow } from './one-row.ts'
import { patternOf } from './patterns.ts'
import type { ReadContext } from './reading.ts'
import { siblingsBeside } from './siblings.ts'
import { isSame } from './topic.ts'

/** More than this no choice of rows is worth, where so many things are named. */
export const mostOfRows = (named: number): number => Math.max(1, 0.5 * named)

/** The subject's rows: named, pointed to, spoken of before, or all. */
export function withRows(
  { query: composed, subjects }: Composed,
  masked: string,
  sensed: Sensed,
  leaning: number,
  context: ReadContext,
): { query: Query; score: number; others: Ref[] } {
  let query = composed
  const { of, how } = query
  const kinds = kindsOf(of)
  if (kinds.length === 0) return { query, score: 0, others: [] }
  const rows: Ref[] = []
  const others: Ref[] = []
  let score = 0
  for (const meant of inOtherWords(notDenied(subjects, masked, sensed), masked, sensed, context.lexicon.plan)) {
    const place = context.within && placed(meant)
    if (place) {
      query = { ...query, where: [...query.where, place] }
      continue
    }
    const chosen = rowsOf(meant, query, masked, sensed, context)
    rows.push(...chosen.rows)
    others.push(...chosen.others.map(({ ref }) => ref))
    score += chosen.score
  }
  const together = amongThem(withSiblings(unique(rows), query, masked, context), context.within)
  const single = isRowKind(of) && (how === 'tell' || how === 'check')
  const ordered = single ? oneRow(together, subjects, masked, sensed.frame.text, context) : together
  const isOne = (how === 'difference' || how === 'compare' || how === 'sum') && isOneMatter(ordered, context)
  if (isOne) {
    const rows = ordered.filter(({ kind }) => kind === 'indicator')
    return { query: { ...query, rows, how: 'tell' }, score, others }
  }
  const [unit] = ordered.filter(({ kind }) => kind === 'unit')
  const ofGroup = of === 'unit' && ordered.some(({ kind }) => kind === 'group') && how !== 'compare'
  if (ofGroup && unit && !/[牵挑带]头|配合|任务|[几多哪]少?[件条项]/.test(masked))
    return { query: { ...query, rows: [unit], how: 'tell', show: ['membership'], claim: undefined }, score, others }
  if (ordered.length > 0 && query.how === 'check' && !query.claim && query.show.length > 0)
    query = { ...query, how: 'tell' }
  const before = ordered.length === 1 && !context.within ? soleRow(context) : null
  if (before && ordered[0] && before.kind === ordered[0].kind && !isSame(before, ordered[0]) && compares(masked))
    return {
      query: {
        ...query,
        rows: [before, ordered[0]],
        ...(/[多少]了?哪/.test(masked)
          ? { how: 'compare' as const, show: ['responsible'] }
          : { how: 'difference' as const }),
        where: [],
        claim: undefined,
      },
      score,
      others,
    }
  // One row has nothing to be told apart from.
  if (ordered.length === 1 && (how === 'difference' || how === 'compare' || how === 'sum') && query.show.length > 0)
    query = { ...query, how: 'tell' }
  if (ordered.length > 0)
    return {
      query: {
        ...query,
        rows: ordered,
        show: textOf(query, ordered, sensed, context),
        ...ofCounty(query, context, sensed),
      },
      score,
      others,
    }
  const ours = subjects.some(({ kind }) => kind === 'our')
  if (ours) return { query: { ...query, strangers: [ownUnit] }, score: -1, others }
  const figures =
    subjects.length === 0 && how !== 'list' && how !== 'count' && query.claim?.kind !== 'count'
      ? byFigures(query, sensed, context)
      : []
  if (figures.length > 0) return { query: { ...query, rows: figures, where: [] }, score: -0.5, others }
  const spoken = context.topic ? rowsSpokenOf(context.topic, of) : []
  // “责任单位有哪些” names nothing and no table: it is of what the talk is about.
  const ofTalk =
    isRowKind(of) && query.show.length > 0 && subjects.length === 0 && query.where.length === 0 && !saysAll.test(masked)
  const open =
    query.where.length > 0 ||
    (how === 'list' && !(ofTalk && spoken.length > 0 && spoken.length <= fewSpoken)) ||
    (how === 'count' && !(isRowKind(of) && query.show.length > 0 && leaning > 0.3)) ||
    (how === 'check' && query.claim?.kind === 'count' && leaning < 0.5) ||
    how === 'most' ||
    how === 'least' ||
    how === 'compare'
  const points = spoken.length > 0 && hasPronoun(masked)
  if (spoken.length > 0 && (leaning > 0.5 || points || !open)) {
    const rest = open && leaning < 0.5 ? -1 : 0
    return {
      query: { ...query, rows: spoken },
      score: rest + (points ? 0.3 : 0) + Math.log(Math.max(leaning, 0.05)) * 0.4,
      others,
    }
  }
  if (open) return { query: { ...query, rows: 'all' }, score: 0, others }
  return { query: { ...query, rows: of === 'person' || of === 'unit' ? 'all' : [] }, score: -2.5, others }
}

const compares = (masked: string): boolean =>
  /比|跟|和|与|较/.test(masked) && /[多少高低大小差](?:了|出)?(?:几|多少|[个家件人]|哪)/.test(masked)

/** An indicator and the task that carries it. */
const isOneMatter = ([one, other, more]: readonly Ref[], { lexicon }: ReadContext): boolean =>
  one !== undefined && other !== undefined && more === undefined && linked(lexicon.plan, one, other)

/** “维权的站几个,分中心几个”: the sibling of the one row that is named, by its own word in the rest of the sentence. */
function withSiblings(rows: Ref[], { of, show }: Query, masked: string, { lexicon }: ReadContext): Ref[] {
  const [row, more] = rows
  if ((of !== 'matter' && of !== 'indicator') || !row || more || !/几|多少|好多|各/.test(masked)) return rows
  if (show.some((facet) => facet === 'text' || facet === 'meaning')) return rows
  return [row, ...siblingsBeside(row, masked, lexicon.plan)].toSorted((a, z) => Number(a.id) - Number(z.id))
}

const denied = /(?:不是|不算|没|别)(?:说|问|指|讲)?(?:的)?[^,]{0,2}(?:那|这)?[一]?[个项条家]?$/

const apposed = patternOf('apposed')

/** “网上卖专利那个平台,就是线上交易那种”: what is said to be meant, a kind of what was named before. */
function inOtherWords(subjects: readonly Meant[], masked: string, { meant }: Sensed, plan: Plan): readonly Meant[] {
  const found = apposed.exec(masked)
  if (!found) return subjects
  const before = (masked.slice(0, found.index + found[0].length).match(/[Ⓐ-Ⓩ]/g) ?? []).length
  const kept = subjects.filter((one) => meant.indexOf(one) >= before)
  const [first] = kept
  if (first?.kind !== 'row') return subjects
  const whole = `${first.said}${meant[before - 1]?.said ?? ''}`
  const own = plan.indicators.find(({ aliases }) => aliases.includes(whole))
  return own ? [{ ...first, refs: [{ ref: { kind: 'indicator', id: String(own.no) }, score: 1 }] }] : kept
}

/** “不是说试点那个平台”: a row that is denied beside another one is not asked about. */
function notDenied(subjects: readonly Meant[], masked: string, { meant }: Sensed): readonly Meant[] {
  if (subjects.length < 2) return subjects
  const places = [...masked.matchAll(/[Ⓐ-Ⓩ]/g)].map(({ index }) => index)
  const kept = subjects.filter((one) => !denied.test(masked.slice(0, places[meant.indexOf(one)] ?? 0)))
  return kept.length > 0 ? kept : subjects
}

/** More rows than these are a list, which a bare question is not about. */
const fewSpoken = 6
const saysAll = /指标|任务|目标|工作|事项|项目|各[个项家单部]|分别|所有|全部|每[个项条家]|一共|总共|附件|[ⓈⓊⒷⒼⓅⓁⓄ]/

/** The one row the talk is about. */
export function soleRow({ topic }: ReadContext): Ref | null {
  const rows = topic?.queries.at(-1)?.rows
  const [only, ...others] = rows === 'all' || rows === undefined ? [] : rows
  return only && others.length === 0 ? only : null
}

/** “里面第三部分的”: a part or category picks among things just shown. */
function placed({ kind, refs }: Meant): Filter | null {
  const [ref] = kind === 'place' ? refs.map((one) => one.ref) : []
  if (ref?.kind === 'section') return { by: 'section', id: ref.id }
  return ref?.kind === 'category' ? { by: 'category', is: ref.id } : null
}

/** Of things just shown those that are named, else all of them. */
function amongThem(rows: readonly Ref[], within: ReadContext['within']): Ref[] {
  if (!within) return [...rows]
  const kept = rows.filter((ref) => within.some((one) => isSame(one, ref)))
  return kept.length > 0 ? kept : rows.length > 0 ? [...rows] : [...within]
}

/** What a task does is what is asked of it where nothing else surely is. */
function textOf(query: Query, rows: readonly Ref[], sensed: Sensed, context: ReadContext): Query['show'] {
  const { show, how, said = '' } = query
  if (how === 'tell' && countyOf(query, context, sensed) !== null)
    return show.length === 0 ? ['shares'] : [...new Set(show.map((facet) => (shared.has(facet) ? 'shares' : facet)))]
  const isTasks = rows.every(({ kind }) => kind === 'task')
  if (isTasks && show[0] === 'name' && /全称|全名/.test(said)) return ['text']
  const unsure = show.every((facet) => facet === 'sheet' || facet === 'name')
  const asks =
    /什么|啥|怎|咋|如何|要求|内容|哪[仨俩]|哪[两三四五][样种]/.test(said) && !/谁|单位|部门|几|多少|哪家/.test(said)
  return unsure && asks && how === 'tell' && isTasks ? ['text'] : show
}

/** “600和350有什么差别”: targets said instead of the names they belong to. */
function byFigures({ of }: Query, { meant }: Sensed, { lexicon, topic }: ReadContext): Ref[] {
  if (of !== 'matter' && of !== 'indicator') return []
  return meant.flatMap(({ kind, mark }) => {
    if (kind !== 'number' || !mark || (topic && !/^\d{2,}/.test(mark.value))) return []
    // 两个, 三家 count anything.
    if (Number(mark.value) < 10 && /^[个家项条件人]?$/.test(mark.unit ?? '')) return []
    return matching(lexicon.plan, Number(mark.value), mark.unit ?? '').map(
      (no): Ref => ({ kind: 'indicator', id: String(no) }),
    )
  })
}

function rowsOf(meant: Meant, query: Query, masked: string, sensed: Sensed, context: ReadContext): Chosen {
  const { of } = query
  const none = { rows: [], score: -1, others: [] }
  if (meant.kind === 'our') {
    const [unit] = context.asker.units
    return unit === undefined ? none : { rows: [{ kind: 'unit', id: unit }], score: 0, others: [] }
  }
  if (of === 'matter' || of === 'indicator' || of === 'task') {
    const figure = sensed.meant.find(({ kind }) => kind === 'number')?.mark?.value ?? null
    return chooseRows(meant, query, { around: aroundOf(meant, sensed, context), masked, figure }, context.lexicon)
  }
  const refs = refsOfKind(meant, kindsOf(of))
  return refs.length > 0
    ? { rows: refs.slice(0, of === 'clause' || of === 'unit' ? 4 : 1), score: 0, others: [] }
    : none
}

const deniedWords = /不是(?:说|问|指|讲)?[^,?。]{2,12}/g
/** Rows that the words around a name speak for. */
const aroundOf = (meant: Meant, { frame }: Sensed, { lexicon, language }: ReadContext): readonly Likely[] =>
  described(lexicon.descriptions, language.pairs, frame.text.replace(meant.said, ' ').replace(deniedWords, ' '))

/** Each row once. */
export const unique = (refs: readonly Ref[]): Ref[] =>
  refs.filter((ref, at) => refs.findIndex(({ kind, id }) => kind === ref.kind && id === ref.id) === at)

export const isRowKind = (of: string): boolean => of === 'matter' || of === 'indicator' || of === 'task'
