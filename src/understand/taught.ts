import type { Plan } from '../domain/plan.ts'
import { ownUnit, type Query, type Ref } from '../domain/query.ts'
import { described, isEveryday, pairsIn } from './describe.ts'
import { isName, type Lexicon, withNames } from './lexicon.ts'
import { bare } from './normalise.ts'
import type { ReadContext, Reading } from './reading.ts'
import type { Ref as Named } from './refs.ts'

/** A name taught for a row (`ref`: its number, or a unit's id), or a sentence taught to be outside. */
export type Lesson = { words: string; kind: 'indicator' | 'task' | 'unit' | 'outside'; ref: string }

const extended = new WeakMap<Lexicon, { key: string; lexicon: Lexicon }>()

/**
 * The lexicon with what this deployment's office taught. Made anew only when that has changed: the lessons are read
 * from the database with every sentence, so that every process and isolate knows them at once.
 */
export function withTaught(lexicon: Lexicon, lessons: readonly Lesson[]): Lexicon {
  const names = lessons.filter(({ kind }) => kind !== 'outside')
  if (names.length === 0) return lexicon
  const key = JSON.stringify(names.map(({ words, kind, ref }) => [words, kind, ref]))
  const made = extended.get(lexicon)
  if (made?.key === key) return made.lexicon
  const more = withNames(
    lexicon,
    names.flatMap(({ words, ...lesson }) => {
      const ref = namedBy(lesson, lexicon.plan)
      return ref ? [{ name: words, ref }] : []
    }),
  )
  extended.set(lexicon, { key, lexicon: more })
  return more
}

/** The row a lesson is about; null where the plan no longer has it. */
function namedBy({ kind, ref }: Omit<Lesson, 'words'>, plan: Plan): Named | null {
  if (kind === 'unit') return plan.units.some(({ id }) => id === ref) ? { kind, id: ref } : null
  if (kind === 'outside') return null
  const rows: readonly { no: number }[] = kind === 'indicator' ? plan.indicators : plan.tasks
  return rows.some(({ no }) => no === Number(ref)) ? { kind, no: Number(ref) } : null
}

/** A sentence without punctuation: two that differ in nothing else are the same. */
export const sentenceKey = (text: string): string => bare(text).replace(/[\p{P}\p{S}\s]/gu, '')

export function isOutside(text: string, lessons: readonly Lesson[]): boolean {
  const key = sentenceKey(text)
  return lessons.some(({ kind, words }) => kind === 'outside' && words === key)
}

/** The answer to a sentence that is not our business. */
export const outsideQuery: Query = {
  of: 'talk',
  rows: [],
  where: [],
  show: ['offTopic'],
  how: 'tell',
  strangers: [],
  unexplained: [],
}

/** Two readings nearer than this are as good as each other; where a word stays unexplained, much sooner. */
const leastMargin = { explained: 0.3, unexplained: 2.5 }
const longest = 60

/**
 * A question the reader was unsure of and the office may teach. Never one with a figure, which may be somebody's
 * report, and none that leans on the talk before it, which nobody could teach by itself.
 */
export function mayTeach({ queries, margin, sensed }: Reading, { topic }: Pick<ReadContext, 'topic'>): boolean {
  const { normal, meant, unknown } = sensed
  const length = sentenceKey(normal).length
  if (length < 2 || length > longest || /\d/.test(normal) || meant.some(({ kind }) => kind === 'number')) return false
  if (queries.some(({ of, show }) => of === 'talk' && (show.length === 0 || show[0] === 'unknown'))) return true
  if (queries.some(({ of, strangers }) => of !== 'talk' && strangers.some((word) => word !== ownUnit))) return true
  if (unknown.length > 0) return margin < leastMargin.unexplained
  return topic === null && margin < leastMargin.explained
}

/** The rows a sentence may be about, nearest first. */
export function nearestRows({ candidates, sensed }: Reading, { lexicon, language }: ReadContext): Ref[] {
  const read = candidates.flatMap((found) =>
    found.slice(0, 3).flatMap(({ query, others }) => [...(query.rows === 'all' ? [] : query.rows), ...others]),
  )
  const like = described(lexicon.descriptions, language.pairs, sensed.normal).map(({ ref }) => ref)
  const rows = [...read, ...like].filter(({ kind }) => kind === 'indicator' || kind === 'task' || kind === 'unit')
  return rows
    .filter(({ kind, id }, at) => rows.findIndex((one) => one.kind === kind && one.id === id) === at)
    .slice(0, 3)
}

/** The part of a sentence nothing explains: what a taught name most likely is. */
export const unexplainedIn = ({ sensed }: Reading): string =>
  sensed.unknown.toSorted((a, b) => b.length - a.length)[0] ?? ''

/** Why words cannot be a name, in a short sentence; null where they can. */
export function unfit(words: string, sentence: string, { lexicon, language }: ReadContext): string | null {
  const name = bare(words)
  if (name.length < 2 || name.length > 20) return '写2到20个字'
  if (!bare(sentence).includes(name)) return '这几个字要出自这句话'
  const pairs = pairsIn(name)
  const common = pairs.length > 0 && pairs.every((pair) => isEveryday(pair, language.pairs))
  if (common || isName(lexicon, name)) return '这个词已有别的意思，请写更特别的几个字'
  return null
}
