import { heldBy, ofLate } from '../domain/held.ts'
import type { Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'
import { cuedIn } from './cues.ts'
import { pairHash } from './features.ts'
import { bare } from './normalise.ts'

/** Rows by what they are about: which pairs of characters speak for which row, and how much. */
export type Descriptions = {
  rows: readonly Ref[]
  /** Pair → row → weight between 0 and 1: 1 in a name or an everyday description, less in the row's text. */
  pairs: ReadonlyMap<string, ReadonlyMap<number, number>>
  /** Everyday descriptions of each row, by how many pairs they have. */
  phrases: readonly { row: number; size: number }[]
  /** Pair → the descriptions that hold it. */
  holders: ReadonlyMap<string, readonly number[]>
  /** Short everyday words for a row, by their first pair: where one stands, the row is meant. */
  words: ReadonlyMap<string, readonly string[]>
}

/** A description of so few characters is one word. */
const wordLength = 4

export function descriptionsOf(plan: Plan): Descriptions {
  const rows: Ref[] = []
  const pairs = new Map<string, Map<number, number>>()
  const phrases: { row: number; size: number }[] = []
  const holders = new Map<string, number[]>()
  const add = (ref: Ref, names: readonly string[], text: string): void => {
    const row = rows.push(ref) - 1
    const put = (words: string, weight: number): void => {
      for (const pair of pairsIn(words)) {
        const holders = pairs.get(pair) ?? new Map<number, number>()
        holders.set(row, Math.max(holders.get(row) ?? 0, weight))
        pairs.set(pair, holders)
      }
    }
    for (const name of names) {
      put(name, 1)
      const own = new Set(pairsIn(name))
      for (const pair of own) holders.set(pair, [...(holders.get(pair) ?? []), phrases.length])
      phrases.push({ row, size: own.size })
    }
    put(text, 0.6)
  }
  const words = new Map<string, string[]>()
  for (const { topics } of [...plan.indicators, ...plan.tasks])
    for (const word of topics.map(bare).filter(({ length }) => length >= 2 && length <= wordLength))
      words.set(word.slice(0, 2), [...(words.get(word.slice(0, 2)) ?? []), word])
  for (const one of plan.indicators)
    add(
      { kind: 'indicator', id: String(one.no) },
      [one.name, one.short, ...one.aliases, ...one.topics],
      one.meaning + one.unclear,
    )
  for (const one of plan.tasks)
    add({ kind: 'task', id: String(one.no) }, [one.short, ...one.aliases, ...one.topics], one.text)
  return { rows, pairs, phrases, holders, words }
}

/** Pairs of neighbouring Chinese characters. */
export function pairsIn(words: string): string[] {
  const text = bare(words)
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)).filter((pair) =>
    /^\p{Script=Han}{2}$/u.test(pair),
  )
}

export type Likely = { ref: Ref; score: number }

/** How much of what is said must be one everyday description, or words that only rows have. */
const leastShared = 0.9

/** Rows that words describe, best first. */
export const described = (
  descriptions: Descriptions,
  everyday: ReadonlySet<number>,
  words: string,
): readonly Likely[] => describedBy(descriptions)(everyday)(words)

const describedBy = heldBy((descriptions: Descriptions) =>
  heldBy((everyday: ReadonlySet<number>) =>
    ofLate((words): readonly Likely[] => rowsDescribed(descriptions, everyday, words)),
  ),
)

/**
 * The score is the share of what the words say that the row holds, and how much
 * of one everyday description they repeat; pairs that are words of any question weigh little.
 */
function rowsDescribed(
  { rows, pairs, phrases, holders }: Descriptions,
  everyday: ReadonlySet<number>,
  words: string,
): Likely[] {
  const said = [...new Set(pairsIn(words))]
  const weightOf = (pair: string): number => {
    const holders = pairs.get(pair)?.size ?? 0
    const rare = holders === 0 ? 0.7 : Math.log(1 + rows.length / holders) / Math.log(1 + rows.length)
    return isEveryday(pair, everyday) ? rare * 0.2 : rare
  }
  let all = 0
  const held = new Float64Array(rows.length)
  const sharedBy = new Float64Array(phrases.length)
  const pairsOf = new Uint16Array(phrases.length)
  for (const pair of said) {
    const weight = weightOf(pair)
    all += weight
    for (const [row, part] of pairs.get(pair) ?? []) held[row] = (held[row] ?? 0) + weight * part
    for (const at of holders.get(pair) ?? []) {
      sharedBy[at] = (sharedBy[at] ?? 0) + weight
      pairsOf[at] = (pairsOf[at] ?? 0) + 1
    }
  }
  if (all === 0) return []
  const best = new Float64Array(rows.length)
  for (const [at, { row, size }] of phrases.entries()) {
    const shared = sharedBy[at] ?? 0
    if (shared === 0) continue
    const whole = shared + (size - (pairsOf[at] ?? 0)) * 0.5
    const fit = (2 * shared) / (whole + all)
    const part = shared / whole
    best[row] = Math.max(best[row] ?? 0, fit * 0.6 + part * Math.min(1, shared / 1.2) * 0.4)
  }
  for (let row = 0; row < rows.length; row++)
    if ((held[row] ?? 0) < leastShared && (best[row] ?? 0) < 0.45) held[row] = 0
  return rows
    .flatMap((ref, row) => {
      const score = ((held[row] ?? 0) / all) * 0.5 + (best[row] ?? 0) * 0.5
      return score > 0.05 ? [{ ref, score }] : []
    })
    .sort((a, b) => b.score - a.score)
}

export const isEveryday = (pair: string, everyday: ReadonlySet<number>): boolean =>
  everyday.has(pairHash(pair.charAt(0), pair.charAt(1)))

/** A stretch of words that the plan knows and everyday questions do not. */
export type Stretch = { from: number; to: number; words: string }

/** Where words of the plan stand in a masked sentence; little words between them belong to the stretch. */
export function stretchesIn({ pairs, words }: Descriptions, everyday: ReadonlySet<number>, masked: string): Stretch[] {
  const telling = new Uint8Array(masked.length)
  let isSaid = false
  for (let at = 0; at + 1 < masked.length; at++) {
    const pair = masked.slice(at, at + 2)
    const word = words.get(pair)?.find((one) => masked.startsWith(one, at))
    if (word) {
      telling.fill(1, at, at + word.length)
      isSaid = true
    }
    if (!pairs.has(pair) || isEveryday(pair, everyday)) continue
    telling[at] = 1
    telling[at + 1] = 1
  }
  const stretches: Stretch[] = []
  for (let at = 0; at < masked.length; at++) {
    if (!telling[at]) continue
    let to = at + 1
    while (to < masked.length && (telling[to] || bridges(masked, telling, to))) to += 1
    stretches.push({ from: at, to, words: masked.slice(at, to) })
    at = to
  }
  // One pair of characters alone is as likely the end of one word and the beginning of the next.
  const long = stretches.some((one) => one.words.length > 2)
  return long || isSaid ? stretches.map((one, turn) => ofWholeWords(one, stretches[turn - 1]?.to ?? 0, masked)) : []
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** A stretch ends where a word ends: 农机购置补贴, not 农机购置补. A word that asks for something is left to ask. */
function ofWholeWords({ from, to }: Stretch, least: number, masked: string): Stretch {
  const cut = [...segmenter.segment(masked)].find(
    ({ index, segment }) => index < to && index + segment.length > to && cuedIn(segment).size === 0,
  )
  const end = cut ? cut.index + cut.segment.length : to
  return { from: Math.max(from, least), to: end, words: masked.slice(from, end) }
}

/** One or two little characters between two telling ones. */
function bridges(masked: string, telling: Uint8Array, at: number): boolean {
  const rest = masked.slice(at, at + 2)
  if (telling[at + 1] && /^[\p{Script=Han}、]/u.test(rest)) return true
  return telling[at + 2] === 1 && /^[的和与跟、那些这][\p{Script=Han}]/u.test(rest)
}
