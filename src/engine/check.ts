import { b } from '../cards/kit.ts'
import { decimal } from '../domain/decimal.ts'
import type { Filter } from '../domain/query.ts'
import { listed } from './all.ts'
import { type Asked, judge, type Verdict, verdictWords } from './claim.ts'
import { bearers, defaults, factOf, has } from './facets/index.ts'
import { passing } from './filters.ts'
import type { Context } from './grounds.ts'
import { type AskedFact, factsOf, placesFor, single } from './named.ts'
import type { Part } from './part.ts'
import { byGoal, type Row, titleOf } from './rows.ts'
import { sentence } from './sentences.ts'

/** A supposed fact: 是 or 不是 first, then what is right. */
export function checked(rows: readonly Row[], isNamed: boolean, context: Context): Part {
  return isNamed ? ofNamed(rows, context) : ofSet(rows, context)
}

/** The facets a claim is about: its own first, then what else was asked. */
function facetsOf(context: Context): string[] {
  const { claim, show } = context.query
  const own = claim && 'facet' in claim ? [claim.facet] : []
  const all = [...new Set([...own, ...show])]
  return all.includes('units') ? all.filter((facet) => facet !== 'lead' && facet !== 'responsible') : all
}

function ofNamed(rows: readonly Row[], context: Context): Part {
  const { query, plan } = context
  const merged = byGoal(plan, rows)
  const filtered = query.claim === undefined && query.where.length > 0 && query.show.length === 0
  if (filtered) return ofCondition(merged, context)
  const show = facetsOf(context)
  const asked = factsOf(merged, { ...context, query: { ...query, show } })
  const claim = query.claim ?? { kind: 'any' as const }
  const about = 'facet' in claim ? asked.filter(({ facet }) => facet === claim.facet) : asked
  const judged: Asked[] = (about.length > 0 ? about : asked).map(({ row, fact }) => ({ row, fact }))
  const verdict = judge(claim, judged, context)
  const part = single(merged, about.length > 1 ? about.slice(0, 1) : asked, context, b(wordsOf(verdict)))
  const rest = about.length > 1 ? about.slice(1) : []
  const [first, ...others] = part.blocks
  return {
    ...part,
    title: merged
      .map((row) => titleOf(plan, row))
      .join('、')
      .slice(0, 40),
    blocks: [
      ...(first ? [about.length > 1 ? labelledFirst(first, about[0]) : first] : []),
      ...rest.map(({ row, fact }) => sentence({ ...fact, label: `${titleOf(plan, row)}：${fact.label}` }, '', false)),
      ...others,
    ],
    places: placesFor(merged, asked, context),
  }

  function labelledFirst(block: (typeof part.blocks)[number], one: AskedFact | undefined) {
    if (block.kind !== 'text' || !one) return block
    const [opening, ...words] = block.parts
    return { ...block, parts: [opening ?? '', `${titleOf(plan, one.row)}：`, ...words] }
  }
}

/** The verdict, and what belongs to it: that the unit is there through a group, or is something else. */
const wordsOf = ({ word, remark }: Verdict): string => `${verdictWords[word]}${remark ? `${remark}。` : ''}`

/** What of a row says why it passes a condition, or does not. */
const facetOf: Partial<Record<Filter['by'], string>> = {
  lead: 'lead',
  responsible: 'responsible',
  involved: 'units',
  namedIn: 'units',
  category: 'category',
  measureUnit: 'measureUnit',
  wording: 'wording',
  counting: 'counting',
  binding: 'binding',
  section: 'section',
  group: 'responsible',
  target: 'target',
  light: 'progress',
  reported: 'reported',
  owed: 'reported',
  overdue: 'reported',
  joint: 'lead',
  shared: 'target',
  noResponsible: 'responsible',
  isLead: 'leads',
  isMember: 'membership',
  surname: 'who',
  post: 'post',
  role: 'role',
}

/** Whether named rows pass conditions, with the row's own sheet behind. */
function ofCondition(rows: readonly Row[], context: Context): Part {
  const { query, plan } = context
  const fits = passing(rows, query.where, context)
  const word = fits.length === rows.length ? 'yes' : fits.length > 0 ? 'partly' : 'no'
  const [row] = rows
  const about = query.where.flatMap((filter) => facetOf[filter.by] ?? [])
  const fitting = about.filter((facet) => row !== undefined && has(row, facet))
  const show = fitting.length > 0 ? fitting : row ? defaults[row.kind] : []
  const bare: Context = { ...context, query: { ...query, where: [], show } }
  const part = single(rows, factsOf(rows.slice(0, 1), bare), bare, b(verdictWords[word]))
  return {
    ...part,
    title: rows
      .map((one) => titleOf(plan, one))
      .join('、')
      .slice(0, 40),
  }
}

/** Whether a set is what is supposed of it: so many, these rows, or anything at all. */
function ofSet(rows: readonly Row[], context: Context): Part {
  const { query } = context
  const claim = query.claim ?? { kind: 'any' as const }
  if (claim.kind === 'any') return listed(rows, context, verdictWords[rows.length > 0 ? 'any' : 'none'])
  if (claim.kind === 'count')
    return listed(
      rows,
      { ...context, query: { ...query, how: 'count' } },
      verdictWords[decimal(claim.value).eq(rows.length) ? 'yes' : 'no'],
    )
  const asked = rows.flatMap((row) =>
    ('facet' in claim ? [claim.facet] : query.show).flatMap((facet) =>
      bearers(row, facet, context).flatMap((bearer) => {
        const fact = factOf(bearer, facet, context)
        return fact ? [{ row: bearer, fact }] : []
      }),
    ),
  )
  const isAmong = claim.kind === 'ref' && rows.some((row) => row.kind === claim.ref.kind && row.id === claim.ref.id)
  const among = claim.kind === 'ref' && rows[0]?.kind === claim.ref.kind
  const verdict: Verdict = among
    ? { word: isAmong ? (claim.only && rows.length > 1 ? 'partly' : 'yes') : 'no' }
    : judge(claim, asked, context)
  return listed(rows, { ...context, query: { ...query, how: 'list' } }, wordsOf(verdict))
}
