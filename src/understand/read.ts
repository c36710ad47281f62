import { indicatorByNo } from '../domain/look.ts'
import { ownUnit, type Query, type Ref } from '../domain/query.ts'
import { type Chosen, chooseRows, linked } from './choose-rows.ts'
import { type Composed, compose, refsOfKind, type Told } from './compose.ts'
import { described, type Likely } from './describe.ts'
import { hasPronoun, kindsOf, pointedTo, replaced, rowsSpokenOf } from './lean.ts'
import type { Lexicon } from './lexicon.ts'
import { matching } from './matching.ts'
import type { Language } from './model.ts'
import { partsOf } from './parts.ts'
import { piecesOf, signsIn } from './pieces.ts'
import { type Meant, type Sensed, senseOf } from './sense.ts'
import { byQualifier } from './sentence.ts'
import { beforeSilence, byRole, insteadOfAll, peopleOfUnit } from './settle.ts'
import { strangePerson, strangersIn } from './strange.ts'
import { type Scored, scoresOfSentence } from './tell.ts'
import type { Topic } from './topic.ts'

export type ReadContext = {
  lexicon: Lexicon
  language: Language
  asker: { role: string; units: readonly string[] }
  topic: Topic | null
  /** ISO time in the plan's zone. */
  now: string
  group: boolean
}

export type Candidate = {
  query: Query
  score: number
  why: string[]
  /** Rows it may also be about. */
  others: Ref[]
  /** How likely what is asked is, by itself. */
  sure: number
}

export type Reading = {
  queries: Query[]
  /** How far the best reading is ahead of the next that answers something else; the least of all its questions. */
  margin: number
  /** Of each question the best readings. */
  candidates: Candidate[][]
  sensed: Sensed
}

/** A message as what it asks. The same answer every time; nothing is looked up and nothing is remembered. */
export function read(text: string, context: ReadContext): Reading {
  const sensed = senseOf(text, context.lexicon, context.language, context.now)
  const candidates: Candidate[][] = []
  let topic = context.topic
  for (const piece of piecesOf(sensed.masked).slice(0, 6)) {
    const meant = sensed.meant.slice(piece.signsBefore, piece.signsBefore + signsIn(piece.text))
    const found = readPiece(piece.text, meant, sensed, { ...context, topic })
    candidates.push(found)
    const [best] = found
    const part = best && partOf(best.query, meant, piece.text, context)
    if (part) candidates.push([only(part)])
    if (best) candidates.push(...besides(best.query, piece.text).map((query) => [only(query)]))
    if (best && best.query.of !== 'talk') topic = { queries: [best.query], shown: [] }
  }
  const told = candidates.filter(([best]) => best !== undefined)
  const real = told.filter(([best]) => best?.query.of !== 'talk')
  const kept = real.length > 0 ? real : told.slice(0, 1)
  return {
    queries: kept.flatMap((found) => answerable(found)),
    margin: Math.min(...kept.map(marginOf)),
    candidates: kept,
    sensed,
  }
}

const only = (query: Query): Candidate => ({ query, score: 0, why: ['asked beside it'], others: [], sure: 1 })

const bothCounted =
  /任务.{0,5}(?:几|多少|好多).*指标.{0,5}(?:几|多少|好多)|指标.{0,5}(?:几|多少|好多).*任务.{0,5}(?:几|多少|好多)/

/** “任务几件、指标几个”: the same count of the other kind. */
function besides(query: Query, masked: string): Query[] {
  if (query.how !== 'count' || query.rows !== 'all' || !bothCounted.test(masked)) return []
  if (query.of === 'task') return [{ ...query, of: 'indicator' }]
  return query.of === 'indicator' ? [{ ...query, of: 'task' }] : []
}

const asksPart = /角色|身份|牵头还是|还是配合|还是责任|算什么|打酱油|要不要(?:管|干|参)|用不用|归不归|沾不沾/

/** “…,我们局是什么角色”: what a unit has to do with the row that is asked about. */
function partOf(query: Query, meant: readonly Meant[], masked: string, { asker }: ReadContext): Query | null {
  if (query.of !== 'matter' || query.rows === 'all' || query.rows.length === 0 || query.claim) return null
  const unit = meant.find(({ kind }) => kind === 'unit' || kind === 'our')
  const id = unit?.kind === 'our' ? asker.units[0] : unit?.refs[0]?.ref.id
  if (id === undefined || !asksPart.test(masked)) return null
  const ref = { kind: 'unit' as const, id }
  return { ...query, where: [], show: [], how: 'check', claim: { kind: 'ref', facet: 'units', ref } }
}

/** The best reading that can be answered: words of a command that is none are a question or talk. */
function answerable(found: readonly Candidate[]): Query[] {
  const best = found.find(({ query }) => query.of !== 'command') ?? found[0]
  return best ? [best.query.of === 'command' ? { ...best.query, of: 'talk', show: ['help'] } : best.query] : []
}

const marginOf = ([best, ...rest]: readonly Candidate[]): number => {
  const other = rest.find((one) => best && (one.query.of !== best.query.of || one.query.how !== best.query.how))
  return best ? best.score - (other?.score ?? best.score - 4) : 0
}

type Within = ReadContext

function readPiece(masked: string, meant: readonly Meant[], sensed: Sensed, context: Within): Candidate[] {
  const told = scoresOfSentence(masked, context.language)
  const parts = partsOf(masked, meant, context.language)
  const strangers = strangersIn(meant, { ...sensed, masked })
  const circumstances = {
    units: context.asker.units,
    now: context.now,
    said: sensed.frame.text,
    unknown: sensed.unknown,
    roles: context.lexicon.roles,
  }
  const candidates: Candidate[] = []
  const last = context.topic?.queries.at(-1)
  const pointed = context.topic && !/[ⓈⓊⒼⓅ]/.test(masked) ? pointedTo(masked, context.topic) : null
  const leaning = last ? leaningOfs(told.of, last.of, told.follow, masked) : told.of
  const ofs = pointed ? pointing(leaning, pointed) : leaning
  for (const of of ofs.slice(0, 6)) {
    for (const how of told.how.slice(0, 3)) {
      const as: Told = { ...told, of: of.label as Query['of'], how: how.label as Query['how'] }
      const composed = compose(as, parts, circumstances)
      const base = of.score + 0.8 * how.score + composed.score
      const full = withRows(composed, masked, sensed, told.follow, context)
      full.query = withStrangers(full.query, strangers, masked)
      candidates.push({
        ...full,
        score: base + full.score,
        sure: Math.max(
          0,
          ...told.show.filter(({ label }) => full.query.show.includes(label)).map(({ chance }) => chance),
        ),
        why: [`of ${of.label} ${of.score.toFixed(2)}`, `how ${how.label} ${how.score.toFixed(2)}`, ...composed.why],
      })
    }
  }
  candidates.sort((a, b) => b.score - a.score)
  const [best] = candidates
  const silent = silenceIn(masked, best, context)
  if (best && silent) return [{ ...best, ...silent }, ...candidates.slice(0, 5)]
  const away = meant.find(({ kind }) => kind === 'elsewhere')
  if (best && away && best.query.how !== 'compare')
    return [
      {
        ...best,
        query: {
          ...best.query,
          of: 'talk',
          rows: [],
          where: [],
          show: ['elsewhere'],
          how: 'tell',
          strangers: [away.said],
        },
      },
    ]
  const people = best && !meant.some(({ kind }) => kind === 'person') ? byRole(best, candidates, context) : null
  if (people) return [people, ...candidates.slice(0, 5)]
  if (best && last && told.follow > 0.5) {
    const leaned = leanedOn(best, last, masked, meant, context, told.correct > 0.5)
    if (leaned) return [leaned, ...candidates.slice(0, 5)]
  }
  const instead =
    best &&
    (peopleOfUnit(masked, best) ??
      beforeSilence(masked, candidates, sensed, context) ??
      insteadOfAll(masked, best, sensed, context))
  return instead ? [instead, ...candidates.slice(0, 5)] : candidates.slice(0, 6)
}

const idle = new Set(['edit', 'invent', 'instructions', 'offTopic', 'judge', 'private', 'insult'])

/** A name the plan does not have leaves nothing to tell but that; never the answer for all rows. */
function withStrangers(query: Query, strangers: readonly string[], masked: string): Query {
  const { of, rows, where } = query
  const person = of === 'person' && where.length === 0 && rows === 'all' ? strangePerson(masked) : null
  if (person !== null) return { ...query, rows: [], strangers: [person] }
  if (strangers.length === 0) return query
  if (of === 'talk' && !idle.has(query.show[0] ?? ''))
    return { ...query, of: 'unit', show: [], rows: [], strangers: [...strangers] }
  if (of === 'reporting') return { ...query, of: 'unit', show: [], how: 'tell', rows: [], strangers: [...strangers] }
  const open = rows === 'all' && where.length === 0
  if (open && of !== 'plan') return { ...query, of: 'unit', show: [], how: 'tell', rows: [], strangers: [...strangers] }
  return { ...query, strangers: [...strangers] }
}

/** A question the plan is known to leave open, by the words that mark it, where nothing else is surely asked. */
function silenceIn(masked: string, best: Candidate | undefined, { lexicon }: Within): Pick<Candidate, 'query'> | null {
  if (!best || (best.query.of !== 'plan' && best.query.of !== 'talk' && best.sure > 0.5)) return null
  if (best.query.of === 'talk' && best.sure > 0.5) return null
  const topics = lexicon.plan.silences.flatMap(({ topics }) => topics)
  const marked = topics.some((topic) => topic.length >= 2 && masked.includes(topic))
  if (!marked || (best.query.of === 'plan' && best.sure > 0.6)) return null
  return { query: { ...best.query, of: 'plan', rows: [], where: [], show: ['silence'], how: 'tell', claim: undefined } }
}

/** Half a sentence that names nothing is of what the talk was of, rather than idle talk. */
function leaningOfs(ofs: Scored[], last: Query['of'], follow: number, masked: string): Scored[] {
  const names = /[ⓈⓊⒷⒼⓅⓁⓄ]/.test(masked)
  return ofs
    .map(({ label, score }) => {
      const same = label === last || (isRowKind(label) && isRowKind(last))
      const lean = same ? 1 + 2 * follow : label === 'talk' ? -1.5 - 2 * follow : 0
      return { label, score: names ? score + (same ? follow : 0) : score + lean }
    })
    .sort((a, b) => b.score - a.score)
}
/** What an ordinal points to says what is asked about. */
const pointing = (ofs: Scored[], { kind }: Ref): Scored[] =>
  ofs
    .map(({ label, score }) => ({ label, score: kindsOf(label as Query['of']).includes(kind) ? score + 3 : score }))
    .sort((a, b) => b.score - a.score)

const isRowKind = (of: string): boolean => of === 'matter' || of === 'indicator' || of === 'task'

/** The subject's rows: named, pointed to, spoken of before, or all. */
function withRows(
  { query: composed, subjects }: Composed,
  masked: string,
  sensed: Sensed,
  leaning: number,
  context: Within,
): { query: Query; score: number; others: Ref[] } {
  let query = composed
  const { of, how } = query
  const kinds = kindsOf(of)
  if (kinds.length === 0) return { query, score: 0, others: [] }
  const rows: Ref[] = []
  const others: Ref[] = []
  let score = 0
  for (const meant of subjects) {
    const chosen = rowsOf(meant, query, masked, sensed, context)
    rows.push(...chosen.rows)
    others.push(...chosen.others.map(({ ref }) => ref))
    score += chosen.score
  }
  const ordered = unique(rows)
  if (ordered.length > 0 && query.how === 'check' && !query.claim && query.show.length > 0)
    query = { ...query, how: 'tell' }
  // One row has nothing to be told apart from.
  if (ordered.length === 1 && (how === 'difference' || how === 'compare') && query.show.length > 0)
    query = { ...query, how: 'tell' }
  if (ordered.length > 0)
    return {
      query: {
        ...query,
        rows: ordered,
        ...ofCounty(query, context, sensed),
        show: textOf(query, ordered, sensed, context),
      },
      score,
      others,
    }
  const ours = subjects.some(({ kind }) => kind === 'our')
  if (ours) return { query: { ...query, strangers: [ownUnit] }, score: -1, others }
  const figures = subjects.length === 0 && how !== 'list' && how !== 'count' ? byFigures(query, sensed, context) : []
  if (figures.length > 0) return { query: { ...query, rows: figures, where: [] }, score: -0.5, others }
  const pointed = context.topic && pointedTo(masked, context.topic)
  if (pointed && kinds.includes(pointed.kind)) return { query: { ...query, rows: [pointed] }, score: 1, others }
  const spoken = context.topic ? rowsSpokenOf(context.topic, of) : []
  const open =
    query.where.length > 0 ||
    how === 'list' ||
    how === 'count' ||
    how === 'most' ||
    how === 'least' ||
    how === 'compare'
  const points = hasPronoun(masked)
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

/** The county a figure is asked of, if it is one's: named beside the row, or the asker's own. */
function countyOf(query: Query, { lexicon, asker }: Within, { meant }: Sensed): string | null {
  if (query.of !== 'matter' && query.of !== 'indicator') return null
  const used = query.where.some((filter) => 'unit' in filter) || query.claim?.kind === 'ref'
  const ids = meant.flatMap(({ kind, refs }) => (kind === 'our' ? asker.units : refs.map(({ ref }) => ref.id)))
  const county = lexicon.plan.units.find(({ id, kind }) => kind === 'county' && ids.includes(id))
  return used || !county ? null : county.id
}

/** A county's figure is its share of the target. */
function ofCounty(query: Query, context: Within, sensed: Sensed): Partial<Query> {
  const county = countyOf(query, context, sensed)
  if (county === null || query.how !== 'tell' || !asksShare(query)) return {}
  return { where: [...query.where, { by: 'involved', unit: county }] }
}
const shared = new Set(['target', 'shares', 'needed', 'sheet'])
const asksShare = ({ show }: Query): boolean => show.length === 0 || show.some((facet) => shared.has(facet))

/** What a task does is what is asked of it where nothing else surely is. */
function textOf(
  { show, how, said = '', ...query }: Query,
  rows: readonly Ref[],
  sensed: Sensed,
  context: Within,
): Query['show'] {
  if (countyOf({ show, how, ...query }, context, sensed) !== null && how === 'tell' && show.length === 0)
    return ['shares']
  if (countyOf({ show, how, ...query }, context, sensed) !== null && how === 'tell')
    return [...new Set(show.map((facet) => (shared.has(facet) ? 'shares' : facet)))]
  const unsure = show.length === 0 || (show.length === 1 && (show[0] === 'sheet' || show[0] === 'name'))
  const asks = /什么|啥|哪|怎|咋|如何|几|要求|多少/.test(said)
  return unsure && asks && how === 'tell' && rows.every(({ kind }) => kind === 'task') ? ['text'] : show
}

/** “600和350有什么差别”: targets said instead of the names they belong to. */
function byFigures({ of }: Query, { meant }: Sensed, { lexicon, topic }: Within): Ref[] {
  if (of !== 'matter' && of !== 'indicator') return []
  return meant.flatMap(({ kind, mark }) => {
    if (kind !== 'number' || !mark || (topic && !/^\d{2,}/.test(mark.value))) return []
    return matching(lexicon.plan, Number(mark.value), mark.unit ?? '').map(
      (no): Ref => ({ kind: 'indicator', id: String(no) }),
    )
  })
}

function rowsOf(meant: Meant, query: Query, masked: string, sensed: Sensed, context: Within): Chosen {
  const { of } = query
  const none = { rows: [], score: -1, others: [] }
  if (meant.kind === 'our') {
    const [unit] = context.asker.units
    return unit === undefined ? none : { rows: [{ kind: 'unit', id: unit }], score: 0, others: [] }
  }
  if (of === 'matter' || of === 'indicator' || of === 'task') {
    const numbered = numberedIn(meant, context)
    if (numbered) return { rows: [numbered], score: 0.5, others: [] }
    const figure = sensed.meant.find(({ kind }) => kind === 'number')?.mark?.value ?? null
    return chooseRows(meant, query, { around: aroundOf(meant, sensed, context), masked, figure }, context.lexicon)
  }
  const refs = refsOfKind(meant, kindsOf(of))
  return refs.length > 0
    ? { rows: refs.slice(0, of === 'clause' || of === 'unit' ? 4 : 1), score: 0, others: [] }
    : none
}

/** “第二项谁牵头” after a list is its second row; where none was shown either table may be meant. */
function numberedIn({ refs, described }: Meant, { topic }: Within): Ref | null {
  const [one, other, ...more] = refs.map(({ ref }) => ref)
  if (!one || !other || more.length > 0 || described || one.id !== other.id || one.kind === other.kind) return null
  return topic && topic.shown.length > 1 ? (topic.shown[Number(one.id) - 1] ?? null) : null
}

/** Rows that the words around a name speak for; every candidate of a sentence asks this of the same words. */
const known = new WeakMap<Meant, readonly Likely[]>()
function aroundOf(meant: Meant, { frame }: Sensed, { lexicon, language }: Within): readonly Likely[] {
  const kept = known.get(meant)
  if (kept) return kept
  const around = described(lexicon.descriptions, language.pairs, frame.text.replace(meant.said, ' '))
  known.set(meant, around)
  return around
}

/** A half sentence as the last question with a part replaced. */
function leanedOn(
  best: Candidate,
  last: Query,
  masked: string,
  meant: readonly Meant[],
  context: Within,
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
    query: replaced(last, now, rows),
    score: best.score + 0.5,
    why: ['leans on the last question', ...best.why],
    others: [],
    sure: 1,
  }
}

/** “园区的呢” after a question about several rows: those of them in the category that is named. */
function narrowed({ rows }: Query, meant: readonly Meant[], { lexicon }: Within): Ref[] {
  if (rows === 'all' || rows.length < 2) return []
  const named = meant.flatMap(({ refs }) => refs.flatMap(({ ref }) => (ref.kind === 'category' ? [ref.id] : [])))
  return rows.filter(
    ({ kind, id }) => kind === 'indicator' && named.includes(indicatorByNo(lexicon.plan, Number(id))?.category ?? ''),
  )
}

/** “园区的呢”: of the indicators that share a name with the last one, the one these words tell apart. */
function likeThat(last: Query, meant: readonly Meant[], masked: string, { lexicon }: Within): Ref[] {
  if (last.rows === 'all' || meant.some(({ kind, described }) => kind === 'row' && !described)) return []
  const own = last.rows.flatMap(({ kind, id }) => (kind === 'indicator' ? [Number(id)] : []))
  const alike = alikes(own, lexicon)
  const words = `${masked} ${meant.map(({ said }) => said).join(' ')}`
  const kept = own.length > 0 && alike.length > own.length ? byQualifier(alike, words, '', lexicon.plan) : []
  return kept.length === 1 && !own.includes(kept[0] ?? 0)
    ? kept.map((no): Ref => ({ kind: 'indicator', id: String(no) }))
    : []
}

function alikes(numbers: readonly number[], { byChar }: Lexicon): number[] {
  const shared = [...byChar.values()]
    .flat()
    .map(({ refs }) => refs.flatMap((ref) => (ref.kind === 'indicator' ? [ref.no] : [])))
  return [...new Set([...numbers, ...shared.filter((nos) => nos.some((no) => numbers.includes(no))).flat()])]
}

const unique = (refs: readonly Ref[]): Ref[] =>
  refs.filter((ref, at) => refs.findIndex(({ kind, id }) => kind === ref.kind && id === ref.id) === at)

export { linked }
