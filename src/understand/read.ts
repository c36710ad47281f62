import type { Query } from '../domain/query.ts'
import { alsoCounted, besides, eachOf, isWholeOf, listedFirst, partOf, wholeBefore } from './beside.ts'
import { completed } from './complete.ts'
import { detailed, wordsOf } from './detail.ts'
import { fitting } from './fitting.ts'
import type { Sensed } from './meant.ts'
import { piecesOf, signsIn } from './pieces.ts'
import { readPiece } from './read-piece.ts'
import type { Candidate, ReadContext, Reading } from './reading.ts'
import { senseOf } from './sense.ts'
import { signKind } from './signs.ts'
import { spokenIn } from './spoken.ts'
import { topicAfter } from './topic.ts'

/** A message as what it asks. The same answer every time; nothing is looked up and nothing is remembered. */
export function read(text: string, context: ReadContext): Reading {
  const sensed = ownByName(senseOf(text, context.lexicon, context.language, context.now))
  const candidates: Candidate[][] = []
  let topic = context.topic
  const pieces = piecesOf(sensed.masked).slice(0, 6)
  const words = wordsOf(text, sensed, pieces.length)
  for (const [at, piece] of pieces.entries()) {
    const meant = sensed.meant.slice(piece.signsBefore, piece.signsBefore + signsIn(piece.text))
    const readAs = (text: string): Candidate[] => {
      const own = meant.slice(0, signsIn(text))
      const [first, ...rest] = readPiece(text, own, sensed, { ...context, topic })
      const { text: spoken } = spokenIn(text, own)
      return first ? [completed(fitting(first, spoken, { ...context, topic }, own), text, own, context), ...rest] : []
    }
    const [read, ...rest] = readAs(piece.text)
    const best = read && detailed(read, words[at] ?? text, context)
    const whole = best && wholeBefore(best.query, piece.text)
    const [all] = whole ? readAs(whole) : []
    if (best && all && isWholeOf(all.query, best.query)) candidates.push([only(all.query)])
    const [one, ...others] = best
      ? eachOf(best.query, piece.text).flatMap((query) => listedFirst(query, piece.text))
      : []
    candidates.push(
      best && one ? [{ ...best, query: one }, ...rest] : best ? [best, ...rest] : [],
      ...others.map((query) => [only(query)]),
    )
    const part = best && partOf(best.query, meant, piece.text, context)
    if (part) candidates.push([only(part)])
    if (best) candidates.push(...alsoSupposed(best).map((query) => [only(query)]))
    if (best)
      candidates.push(...alsoCounted(best.query, spokenIn(piece.text, meant).text).map((query) => [only(query)]))
    if (best) candidates.push(...besides(best.query, piece.text).map((query) => [only(query)]))
    if (best && best.query.of !== 'talk') topic = topicAfter(topic, [best.query], [])
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

/** “我们司法局”: one unit, said by its name. */
function ownByName(sensed: Sensed): Sensed {
  const signs = [...sensed.masked].filter((char) => signKind(char) !== undefined)
  const double = new Set<number>()
  let at = 0
  const masked = [...sensed.masked]
    .filter((char, place, all) => {
      if (signKind(char) === undefined) return true
      const own = signs[at] === 'Ⓞ' && all[place + 1] === 'Ⓤ'
      if (own) double.add(at)
      at += 1
      return !own
    })
    .join('')
  return double.size === 0
    ? sensed
    : { ...sensed, masked, meant: sensed.meant.filter((_, place) => !double.has(place)) }
}

/** “是不是30家,配合的有国资委不”: each thing supposed of a row is said to be so or not. */
function alsoSupposed({ query, also = [] }: Candidate): Query[] {
  const { claim, how, rows } = query
  if (how !== 'check' || !claim || rows === 'all' || rows.length !== 1 || !('facet' in claim)) return []
  return also.flatMap((one) =>
    'facet' in one && one.facet !== claim.facet ? [{ ...query, show: [], claim: one }] : [],
  )
}

const only = (query: Query): Candidate => ({ query, score: 0, why: ['asked beside it'], others: [], sure: 1 })

/** The best reading that can be answered: words of a command that is none are a question or talk. */
function answerable(found: readonly Candidate[]): Query[] {
  const best = found.find(({ query }) => query.of !== 'command') ?? found[0]
  return best ? [best.query.of === 'command' ? { ...best.query, of: 'talk', show: ['help'] } : best.query] : []
}

const marginOf = ([best, ...rest]: readonly Candidate[]): number => {
  const other = rest.find((one) => best && (one.query.of !== best.query.of || one.query.how !== best.query.how))
  return best ? best.score - (other?.score ?? best.score - 4) : 0
}
