import type { Query, Ref } from '../domain/query.ts'
import { type Chosen, chooseRows, linked } from './choose-rows.ts'
import { type Composed, compose, refsOfKind, type Told } from './compose.ts'
import { sentenceFeatures } from './features.ts'
import { hasPronoun, kindsOf, pointedTo, replaced, rowsSpokenOf } from './lean.ts'
import type { Lexicon } from './lexicon.ts'
import { groupScores, type Language, scoresOf, singleScores } from './model.ts'
import { partsOf } from './parts.ts'
import { piecesOf, signsIn } from './pieces.ts'
import { type Meant, type Sensed, senseOf } from './sense.ts'
import { strangersIn } from './strange.ts'
import type { Talk } from './talk.ts'

export type ReadContext = {
  lexicon: Lexicon
  language: Language
  asker: { role: string; units: readonly string[] }
  talk: Talk | null
  /** ISO time in the plan's zone. */
  now: string
  group: boolean
}

export type Candidate = { query: Query; score: number; why: string[] /** Rows it may also be about. */; others: Ref[] }

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
  let talk = context.talk
  for (const piece of piecesOf(sensed.masked).slice(0, 6)) {
    const meant = sensed.meant.slice(piece.signsBefore, piece.signsBefore + signsIn(piece.text))
    const found = readPiece(piece.text, meant, sensed, { ...context, talk })
    candidates.push(found)
    const [best] = found
    if (best && best.query.of !== 'talk') talk = { queries: [best.query], shown: [] }
  }
  const told = candidates.filter(([best]) => best !== undefined)
  const real = told.filter(([best]) => best?.query.of !== 'talk')
  const kept = real.length > 0 ? real : told.slice(0, 1)
  return {
    queries: kept.flatMap(([best]) => (best ? [best.query] : [])),
    margin: Math.min(...kept.map(marginOf)),
    candidates: kept,
    sensed,
  }
}

const marginOf = ([best, ...rest]: readonly Candidate[]): number => {
  const other = rest.find((one) => best && (one.query.of !== best.query.of || one.query.how !== best.query.how))
  return best ? best.score - (other?.score ?? best.score - 4) : 0
}

type Within = ReadContext

function readPiece(masked: string, meant: readonly Meant[], sensed: Sensed, context: Within): Candidate[] {
  const { sentence } = context.language
  const scores = scoresOf(sentence, sentenceFeatures(masked))
  const ofs = groupScores(sentence, scores, 'of').slice(0, 6)
  const hows = groupScores(sentence, scores, 'how').slice(0, 3)
  const [follow] = groupScores(sentence, scores, 'follow').filter(({ label }) => label === 'yes')
  const [correct] = groupScores(sentence, scores, 'correct').filter(({ label }) => label === 'yes')
  const leaning = Math.exp(follow?.score ?? -9)
  const told = {
    show: singleScores(sentence, scores, 'show').slice(0, 10),
    lits: singleScores(sentence, scores, 'lit').filter(({ chance }) => chance > 0.3),
    by: groupScores(sentence, scores, 'by')[0]?.label,
    command: groupScores(sentence, scores, 'command')[0]?.label,
  }
  const parts = partsOf(masked, meant, context.language)
  const strangers = strangersIn(masked, meant, sensed, context)
  const circumstances = {
    units: context.asker.units,
    now: context.now,
    said: sensed.frame.text,
    unknown: sensed.unknown,
  }
  const candidates: Candidate[] = []
  for (const of of ofs) {
    for (const how of hows) {
      const as: Told = { ...told, of: of.label as Query['of'], how: how.label as Query['how'] }
      const composed = compose(as, parts, circumstances)
      const base = of.score + 0.8 * how.score + composed.score
      const full = withRows(composed, masked, sensed, leaning, context)
      full.query.strangers = strangers
      candidates.push({
        ...full,
        score: base + full.score,
        why: [`of ${of.label} ${of.score.toFixed(2)}`, `how ${how.label} ${how.score.toFixed(2)}`, ...composed.why],
      })
    }
  }
  candidates.sort((a, b) => b.score - a.score)
  const [best] = candidates
  const last = context.talk?.queries.at(-1)
  if (best && last && leaning > 0.5) {
    const leaned = leanedOn(best, last, masked, meant, context, Math.exp(correct?.score ?? -9) > 0.5)
    if (leaned) return [leaned, ...candidates.slice(0, 5)]
  }
  return candidates.slice(0, 6)
}

/** The subject's rows: named, pointed to, spoken of before, or all. */
function withRows(
  { query, subjects }: Composed,
  masked: string,
  sensed: Sensed,
  leaning: number,
  context: Within,
): { query: Query; score: number; others: Ref[] } {
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
  if (ordered.length > 0) return { query: { ...query, rows: ordered }, score, others }
  const ours = subjects.some(({ kind }) => kind === 'our')
  if (ours) return { query: { ...query, strangers: ['本单位'] }, score: -1, others }
  const pointed = context.talk && pointedTo(masked, context.talk)
  if (pointed && kinds.includes(pointed.kind)) return { query: { ...query, rows: [pointed] }, score: 1, others }
  const spoken = context.talk ? rowsSpokenOf(context.talk, of) : []
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

function rowsOf(meant: Meant, query: Query, masked: string, sensed: Sensed, context: Within): Chosen {
  const { of } = query
  const none = { rows: [], score: -1, others: [] }
  if (meant.kind === 'our') {
    const [unit] = context.asker.units
    return unit === undefined ? none : { rows: [{ kind: 'unit', id: unit }], score: 0, others: [] }
  }
  if (of === 'matter' || of === 'indicator' || of === 'task') {
    const figure = sensed.meant.find(({ kind }) => kind === 'number')?.mark?.value ?? null
    const words = `${sensed.frame.text.replace(meant.said, ' ')}`
    return chooseRows(meant, query, { words, masked, figure }, context.lexicon, context.language.pairs)
  }
  const refs = refsOfKind(meant, kindsOf(of))
  return refs.length > 0 ? { rows: refs.slice(0, of === 'clause' ? 3 : 1), score: 0, others: [] } : none
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
  const named = meant.filter(({ kind, refs }) => refs.length > 0 && kind !== 'our')
  const isShort = masked.replace(/[\p{P}\p{S}那么呢的换成还有要是如果再和]/gu, '').length <= 2
  const saysFacet = query.show.length > 0 && !isShort
  if (named.length === 0 && meant.every(({ kind }) => kind !== 'our') && !corrects) return null
  if (saysFacet && !corrects) return null
  const rows = unique(
    meant.flatMap((one) => {
      const kinds = kindsOf(last.of)
      const own = refsOfKind(one, kinds)
      if (one.kind === 'our') return context.asker.units.slice(0, 1).map((id): Ref => ({ kind: 'unit', id }))
      if (own.length === 0) return one.refs.slice(0, 1).map(({ ref }) => ref)
      const { rows } = chooseRows(
        one,
        last,
        { words: masked, masked, figure: null },
        context.lexicon,
        context.language.pairs,
      )
      return rows.length > 0 ? rows : own.slice(0, 1)
    }),
  )
  const now = isShort ? { ...query, show: [], where: [], how: 'tell' as const, claim: undefined } : query
  return {
    query: replaced(last, now, rows),
    score: best.score + 0.5,
    why: ['leans on the last question', ...best.why],
    others: [],
  }
}

const unique = (refs: readonly Ref[]): Ref[] =>
  refs.filter((ref, at) => refs.findIndex(({ kind, id }) => kind === ref.kind && id === ref.id) === at)

export { linked }
