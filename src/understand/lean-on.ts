import { heldBy } from '../domain/held.ts'
import { indicatorByNo } from '../domain/look.ts'
import type { Query, Ref } from '../domain/query.ts'
import { chooseRows } from './choose-rows.ts'
import { refsOfKind } from './compose.ts'
import { kindsOf, replaced } from './lean.ts'
import type { Lexicon } from './lexicon.ts'
import type { Meant } from './meant.ts'
import type { Candidate, ReadContext } from './reading.ts'
import { byQualifier } from './sentence.ts'
import { isRowKind, unique } from './subject-rows.ts'

/** A half sentence as the last question with a part replaced. */
export function leanedOn(
  best: Candidate,
  last: Query,
  masked: string,
  meant: readonly Meant[],
  context: ReadContext,
  corrects: boolean,
): Candidate | null {
  const { query } = best
  const asksUnit = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  if (asksUnit && query.how === 'check' && isRowKind(last.of) && last.rows !== 'all' && last.rows.length > 0) {
    const id = asksUnit.kind === 'our' ? context.asker.units[0] : asksUnit.refs[0]?.ref.id
    const namesRow = meant.some(({ kind }) => kind === 'row' || kind === 'passage')
    if (id !== undefined && !namesRow) {
      const claim = { kind: 'ref' as const, facet: 'units', ref: { kind: 'unit' as const, id } }
      const asked: Query = {
        ...last,
        how: 'check',
        show: [],
        where: [],
        claim,
        said: query.said,
        strangers: query.strangers,
      }
      return { ...best, query: asked }
    }
  }
  const named = meant.filter(({ kind, refs }) => refs.length > 0 || kind === 'our' || kind === 'counting')
  const isShort = masked.replace(/[\p{P}\p{S}那么呢的换成还有要是如果再和]/gu, '').length <= 2
  const saysFacet = query.show.length > 0 && !isShort
  if (named.length === 0 && !corrects) return null
  if (saysFacet && !corrects) return null
  const ofThem = isShort ? narrowed(last, meant, context) : []
  const nearer = ofThem.length > 0 ? ofThem : isShort ? likeThat(last, meant, masked, context) : []
  if (nearer.length > 0)
    return { ...best, query: replaced(last, { ...query, show: [], where: [], how: 'tell', claim: undefined }, nearer) }
  const rows = unique(
    meant.flatMap((one) => {
      const kinds = kindsOf(last.of)
      const own = refsOfKind(one, kinds)
      if (one.kind === 'our') return context.asker.units.slice(0, 1).map((id): Ref => ({ kind: 'unit', id }))
      if (own.length === 0) return one.refs.slice(0, 1).map(({ ref }) => ref)
      const { rows } = chooseRows(one, last, { around: [], masked, figure: null }, context.lexicon)
      return rows.length > 0 ? rows : own.slice(0, 1)
    }),
  )
  const now = isShort
    ? {
        ...query,
        show: [],
        where: query.where.filter(({ by }) => by === 'counting'),
        how: 'tell' as const,
        claim: undefined,
      }
    : query
  return {
    query: replaced(last, now, rows.some(isMatter) ? rows.filter(isMatter) : rows),
    score: best.score + 0.5,
    why: ['leans on the last question', ...best.why],
    others: [],
    sure: 1,
  }
}

const isMatter = ({ kind }: Ref): boolean => kind === 'indicator' || kind === 'task'

/** “园区的呢” after a question about several rows: those of them in the category that is named. */
function narrowed({ rows }: Query, meant: readonly Meant[], { lexicon }: ReadContext): Ref[] {
  if (rows === 'all' || rows.length < 2) return []
  const named = meant.flatMap(({ refs }) => refs.flatMap(({ ref }) => (ref.kind === 'category' ? [ref.id] : [])))
  return rows.filter(
    ({ kind, id }) => kind === 'indicator' && named.includes(indicatorByNo(lexicon.plan, Number(id))?.category ?? ''),
  )
}

/** “园区的呢”: of the indicators that share a name with the last one, the one these words tell apart. */
function likeThat(last: Query, meant: readonly Meant[], masked: string, { lexicon }: ReadContext): Ref[] {
  if (last.rows === 'all' || meant.some(({ kind, described }) => kind === 'row' && !described)) return []
  const own = last.rows.flatMap(({ kind, id }) => (kind === 'indicator' ? [Number(id)] : []))
  const alike = alikes(own, lexicon)
  const words = `${masked} ${meant.map(({ said }) => said).join(' ')}`
  const kept = own.length > 0 && alike.length > own.length ? byQualifier(alike, words, '', lexicon.plan) : []
  return kept.length === 1 && !own.includes(kept[0] ?? 0)
    ? kept.map((no): Ref => ({ kind: 'indicator', id: String(no) }))
    : []
}

const alikes = (numbers: readonly number[], lexicon: Lexicon): number[] => {
  const shared = sharedNames(lexicon).filter((nos) => nos.some((no) => numbers.includes(no)))
  return [...new Set([...numbers, ...shared.flat()])]
}
/** The indicators of each name that several go by. */
const sharedNames = heldBy(({ byChar }: Lexicon): readonly number[][] =>
  [...byChar.values()]
    .flat()
    .map(({ refs }) => refs.flatMap((ref) => (ref.kind === 'indicator' ? [ref.no] : [])))
    .filter(({ length }) => length > 1),
)
