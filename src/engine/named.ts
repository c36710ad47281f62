import { type Block, b, type Inline, list, text } from '../cards/kit.ts'
import type { Ref } from '../domain/query.ts'
import { ranking, winners } from './aggregate.ts'
import { arithmetic } from './arithmetic.ts'
import { type AskedFact, placesFor, shortTitle } from './asked.ts'
import { compared } from './compare.ts'
import { lookedUp } from './evidence.ts'
import { facetName } from './facet-names.ts'
import { bearers, defaults, factOf, has } from './facets/index.ts'
import type { Fact } from './fact.ts'
import { passing } from './filters.ts'
import type { Context } from './grounds.ts'
import { listing } from './listing.ts'
import type { Part } from './part.ts'
import { detailFor, quoteFrom } from './passage.ts'
import { byGoal, countWords, keyOf, type Row, rowOf, titleOf } from './rows.ts'
import { notesFor, sentence } from './sentences.ts'
import { several } from './several.ts'
import { unitsCompared } from './units-compared.ts'
import { unitsCounted } from './units-counted.ts'
import { asking, numberRuns, placesOf } from './words.ts'

/** What is asked of rows: the facets in their order, of the row itself or of what stands in it. */
export function factsOf(rows: readonly Row[], context: Context): AskedFact[] {
  const known = new Map<string, Row>()
  const once = (row: Row): Row => {
    const found = known.get(keyOf(row)) ?? row
    known.set(keyOf(row), found)
    return found
  }
  const of = (row: Row, show: readonly string[]): AskedFact[] =>
    show.flatMap((facet) =>
      bearers(row, facet, context).flatMap((bearer) => {
        const fact = factOf(bearer, facet, context)
        return fact ? [{ row: once(bearer), facet, fact: narrowed(fact, context) }] : []
      }),
    )
  return rows.flatMap((row) => {
    const asked = of(row, context.query.show)
    return asked.length > 0 ? asked : of(row, defaults[row.kind])
  })
}

/** Of a list, what passes the conditions; the value counts what is left. */
function narrowed(fact: Fact, context: Context): Fact {
  const { where } = context.query
  if (where.length === 0) return fact
  if (!fact.rows) return withoutNamed(fact, context)
  if (!fact.listed && fact.members) return withoutNamed(fact, context)
  const rows = passing(fact.rows, where, context)
  if (rows.length === fact.rows.length) return fact
  const [first] = rows.length > 0 ? rows : fact.rows
  const value =
    rows.length === 0
      ? '没有'
      : first
        ? countWords(first.kind, rows.length).replace(/(?<=项)(任务|指标)$/, '')
        : fact.value
  return { ...fact, value, rest: '', rows, silent: rows.length === 0, places: placesOf(context.plan, rows) }
}

/** “除了公安局还有谁”: of the units a cell names those that are not left out. */
function withoutNamed(fact: Fact, { plan, query }: Context): Fact {
  const out = query.where.flatMap((filter) => (filter.by === 'rows' && filter.not ? filter.rows : []))
  const isOut = (ref: Ref): boolean => out.some(({ kind, id }) => kind === ref.kind && id === ref.id)
  const named = (fact.members ?? []).filter(({ through, perhaps }) => through === undefined && perhaps === undefined)
  if (out.length === 0 || named.length === 0) return fact
  const titles = (refs: readonly Ref[]): string =>
    refs
      .flatMap((ref) => rowOf(plan, ref) ?? [])
      .map((row) => titleOf(plan, row))
      .join('、')
  // Who leads one row may be responsible for the other one that carries it.
  const told = new Set<string>()
  const isNew = ({ kind, id }: Ref): boolean => !told.has(`${kind}/${id}`) && told.add(`${kind}/${id}`) !== undefined
  const left = named.filter(({ ref }) => !isOut(ref) && isNew(ref))
  const ofPeople = named.every(({ ref }) => ref.kind === 'person')
  const value = left.length === 0 ? `没有别的${ofPeople ? '人' : '单位'}` : titles(left.map(({ ref }) => ref))
  return {
    ...fact,
    label: `除${titles(out)}外${left.length > 0 ? `还有${left.length}${ofPeople ? '人' : '家'}：` : ''}`,
    value,
    rest: '',
    members: left,
  }
}

/** What units are compared in anyway. */
const sides = new Set(['duties', 'leads', 'helps', 'figures'])

/** Named rows: one, or several side by side. */
export function namedRows(rows: readonly Row[], context: Context): Part {
  const { query } = context
  if (query.how === 'difference' && rows.length > 1 && wantsGap.test(query.said ?? '') && isOneGoal(rows, context))
    return namedRows(rows, { ...context, query: { ...query, how: 'tell', show: ['gap'] } })
  if (query.how === 'sum' || query.how === 'difference')
    return withAsked(arithmetic(rows, context, query.how, ''), rows, context)
  if (query.how === 'most' || query.how === 'least') return rankedBy(rows, context, query.how)
  if (query.how === 'compare' && rows.length > 1)
    return rows.every(({ kind }) => kind === 'unit') && query.show.every((facet) => sides.has(facet))
      ? unitsCompared(rows, context)
      : compared(rows, context)
  const merged = byGoal(context.plan, rows)
  const asked = factsOf(merged, context)
  const bearing = [...new Set(asked.map(({ row }) => row))]
  if (query.how === 'count') return counted(merged, asked, context)
  return bearing.length > 1 ? several(merged, asked, context) : single(merged, asked, context)
}

/** “甲和乙还差几人” of one goal asks for what is missing, and not for what parts the two. */
const wantsGap = /(?<![相误])[差缺](?:了)?(?:几|多少|好多)(?!.*目标)/
const isOneGoal = (rows: readonly Row[], { plan }: Context): boolean =>
  rows.every(({ kind }) => kind === 'indicator') && byGoal(plan, rows).length === 1

/** What is made of figures, in which a sum says them all. */
const inSum = new Set(['target', 'sheet', 'name', 'change', 'gap', 'progress', 'shares'])

/** “合起来几个,谁配合”: what else is asked of the rows stands beneath their sum. */
function withAsked(part: Part, rows: readonly Row[], context: Context): Part {
  const show = context.query.show.filter((facet) => !inSum.has(facet))
  const isMatter = rows.every(({ kind }) => kind === 'indicator' || kind === 'task')
  if (show.length === 0 || !isMatter) return part
  const told = namedRows(rows, { ...context, query: { ...context.query, show, how: 'tell' } })
  return { ...part, blocks: [...part.blocks, ...told.blocks], places: [...(part.places ?? []), ...(told.places ?? [])] }
}

/** The most among named rows, or among what one named row holds. */
function rankedBy(rows: readonly Row[], context: Context, how: 'most' | 'least'): Part {
  const held = rows.length === 1 ? factsOf(rows, context).flatMap(({ fact }) => fact.rows ?? []) : []
  const all = held.length > 0 ? held : rows
  const whose = rows.length === 1 && rows[0] ? `${titleOf(context.plan, rows[0])}里` : ''
  return ofFirst(ranking(all, context, how, whose), all, context)
}

/** As many that share the first place are told more of. */
const fewFirst = 3

/** “最大的那个谁牵头”: what else is asked of rows put in order is told of the first. */
export function ofFirst(part: Part, rows: readonly Row[], context: Context): Part {
  const { query } = context
  const show = query.show.filter((facet) => !inSum.has(facet) && rows.every((row) => has(row, facet)))
  const first = query.how === 'most' || query.how === 'least' ? winners(rows, context, query.how) : []
  if (show.length === 0 || first.length === 0 || first.length > fewFirst) return part
  if (!first.every(({ kind }) => kind === 'indicator' || kind === 'task')) return part
  const told = namedRows(first, { ...context, query: { ...query, show, how: 'tell' } })
  return { ...part, blocks: part.blocks.toSpliced(1, 0, ...told.blocks) }
}

/** One row: a sentence a facet, a list beneath where the facet is one. */
export function single(
  rows: readonly Row[],
  asked: readonly AskedFact[],
  context: Context,
  opening: Inline = '',
): Part {
  const { plan } = context
  const [row] = asked.length > 0 ? asked.map((one) => one.row) : rows
  const listings = asked
    .filter(isSaid)
    .map(({ fact }) => (fact.rows && fact.listed ? listing(fact.rows, context, fact.listed, isBare(fact)) : undefined))
  const blocks = asked.filter(isSaid).flatMap(({ fact }, at): Block[] => {
    const listed = listings[at]
    const lines = listed && listed.shown.length > 0 ? listed.blocks : []
    const first = sentence(fact, at === 0 ? opening : '', lines.length > 0)
    return [
      listed?.pages && first.kind === 'text'
        ? { ...first, parts: [...first.parts.slice(0, -1), `${listed.pages}：`] }
        : first,
      ...lines,
      ...(fact.tail ? [text(`${fact.tail}。`)] : []),
    ]
  })
  const { evidence, absent = [] } = row ? lookedUp(row, wordsOfBlocks(blocks), context) : {}
  const { show, guessed } = context.query
  const instead = evidence?.strong && guessed && show.length > 0 && !show.some((facet) => core.has(facet))
  const quote = evidence ? [text(`方案写：“${evidence.words}”。`)] : quoted(row, asked, context)
  const none = absent.length > 0 && quote.length === 0 ? [text(`方案没有写${named(absent)}，查过全文。`)] : []
  return {
    title: row ? titleOf(plan, row).slice(0, 40) : plan.short,
    blocks: [...(instead ? [] : [...none, ...blocks]), ...quote],
    notes: [
      ...(show.includes('notes') ? [] : notesFor(plan, row ? [row] : [], show)),
      ...asked.flatMap(({ fact }) => fact.notes ?? []),
    ],
    places: [...placesFor(row ? [row] : [], asked, context), ...(evidence ? [evidence.place] : [])],
    buttons: [
      ...(row ? nearBy(row, context) : []),
      ...(row && rows.length === 1 ? otherwise(row, context) : []),
      ...listings.flatMap((one) => one?.buttons ?? []),
      ...asked.flatMap(({ fact }) => fact.buttons ?? []),
      ...(row ? next(row, context) : []),
    ].slice(0, 3),
  }
}

/** What a row is mostly asked for: it stays, even where it was a guess. */
const core: ReadonlySet<string> = new Set(['target', 'lead', 'responsible', 'units', 'counting'])
const named = (words: readonly string[]): string => words.map((word) => `“${word}”`).join('、')
const wordsOfBlocks = (blocks: readonly Block[]): string =>
  blocks.flatMap((block) => (block.kind === 'text' ? block.parts.map(wordsOfInline) : [])).join('')
const wordsOfInline = (one: Inline): string =>
  typeof one === 'string' ? one : 'b' in one ? one.b : 'dim' in one ? one.dim : one.text

/** A sheet that has nothing left beside what was asked says nothing. */
const isSaid = ({ fact }: AskedFact): boolean => fact.label !== '' || fact.value !== '' || (fact.rest ?? '') !== ''

/** A sentence of the task says as much of what was asked, so that it is told beside an answer that has little. */
const telling = 1.6
const quoteLength = 140
const quotesItself = new Set(['text', 'meaning', 'wording'])

/** What a task's text says of the question, where its table does not answer it. */
function quoted(row: Row | undefined, asked: readonly AskedFact[], { plan, query }: Context): Block[] {
  if (row?.kind !== 'task' || query.said === undefined || query.how === 'count') return []
  const little = asked.some(({ fact, facet }) => fact.silent === true || facet === 'sheet')
  if (!little || asked.some(({ facet }) => quotesItself.has(facet))) return []
  const detail = detailFor(plan, [row.item.place], query.said)
  const { words, score } = detail
    ? { words: detail, score: telling }
    : quoteFrom(plan, row.item.text, query.said, quoteLength)
  return score >= telling ? [text(`方案写：“${words.replace(/[。;；]$/, '')}”。`)] : []
}

const isBare = (fact: Fact): boolean =>
  (fact.rows ?? []).every((row) => (fact.listed?.(row) ?? []).join('') === '' || row.kind === 'task')

/** The other rows that were nearly as likely meant: a click asks the same of them. */
function nearBy(row: Row, context: Context) {
  const { query } = context
  if (row.kind !== 'indicator' && row.kind !== 'task') return []
  return (query.near ?? []).flatMap((ref) => {
    const other = rowOf(context.plan, ref)
    return other
      ? [asking(`是问${titleOf(context.plan, other)}？`, { of: 'matter', rows: [ref], show: query.show })]
      : []
  })
}

/** What the same words may ask of the same row nearly as likely: a click asks it, and the talk goes on from there. */
function otherwise(row: Row, { plan, query }: Context) {
  if (row.kind === 'plan') return []
  const rows = [{ kind: row.kind, id: row.id }]
  return (query.or ?? []).flatMap((facet) => {
    const name = facetName(facet, plan)
    return name === undefined || !has(row, facet)
      ? []
      : [asking(`是问${name}？`, { of: query.of, rows, show: [facet] })]
  })
}

/** What one would ask next of an indicator or a task, unless it has just been said. */
function next(row: Row, { query }: Context) {
  if (row.kind !== 'indicator' && row.kind !== 'task') return []
  const rows = [{ kind: row.kind, id: row.id }]
  const offers: [string, string][] = [
    ['谁牵头', 'lead'],
    ['完成情况', 'progress'],
  ]
  return offers
    .filter(([, facet]) => ![...query.show, ...(query.or ?? [])].includes(facet) && !query.show.includes('units'))
    .map(([label, facet]) => asking(label, { of: 'matter', rows, show: [facet] }))
}

const few = 6

/** A number, and the rows themselves while they are few. */
function counted(rows: readonly Row[], asked: readonly AskedFact[], context: Context): Part {
  const { plan } = context
  const lists = asked.filter(({ fact }) => fact.rows)
  if (lists.length === 0) return single(rows, asked, context, b(unitsCounted(asked, context)))
  const blocks = lists.flatMap(({ fact, row }): Block[] => {
    const all = fact.rows ?? []
    const name = rows.length > 1 ? `${shortTitle(row, plan)}：` : ''
    const first = sentence(
      { ...fact, label: `${name}${fact.label}` },
      '',
      all.length > 0 && all.length <= few && fact.listed !== undefined && rows.length === 1,
    )
    const tail = fact.tail && rows.length === 1 ? [text(`${fact.tail}。`)] : []
    if (all.length === 0 || rows.length > 1 || !fact.listed) return [first, ...tail]
    if (all.length <= few)
      return [first, list(...all.map((one) => [titleOf(plan, one), ...(fact.listed?.(one) ?? [])])), ...tail]
    const numbers = all
      .flatMap((one) => (one.kind === 'task' || one.kind === 'indicator' ? [Number(one.id)] : []))
      .toSorted((a, z) => a - z)
    return numbers.length > 0
      ? [first, text(`${all[0]?.kind === 'task' ? '任务' : '指标'}${numberRuns(numbers)}。`), ...tail]
      : [first, ...tail]
  })
  return {
    title: rows
      .map((row) => shortTitle(row, plan))
      .join('、')
      .slice(0, 40),
    blocks,
    notes: lists.flatMap(({ fact }) => fact.notes ?? []),
    places: placesFor([], lists, context),
  }
}
