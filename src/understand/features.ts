import thesaurus from '../../data/language/thesaurus.json' with { type: 'json' }
import { unpadded } from './padding.ts'
import { signKind } from './signs.ts'

/** A masked sentence as tokens: Chinese characters and signs one each, Latin words and figures whole. */
export function tokensOf(masked: string): string[] {
  return masked.match(/[a-z]+|\d+(?:\.\d+)?|[^\s]/g) ?? []
}

/** What is left of a sentence without politeness; a sentence that is nothing else stays. */
function bare(masked: string): string {
  const left = unpadded(masked).replace(/[,、 ]+$/, '')
  return left.length < 3 ? masked : left
}

/** Words of the shared thesaurus by their first character, longest first. */
const likes = new Map<string, { word: string; as: string }[]>()
for (const [as, words] of Object.entries(thesaurus))
  for (const word of words) likes.set(word.charAt(0), [...(likes.get(word.charAt(0)) ?? []), { word, as: `<${as}>` }])
for (const words of likes.values()) words.sort((a, b) => b.word.length - a.word.length)

/** The sentence with words that say the same as one token each. */
function likened(masked: string): string[] {
  const tokens: string[] = []
  for (let at = 0; at < masked.length; ) {
    const like = likes.get(masked.charAt(at))?.find(({ word }) => masked.startsWith(word, at))
    const token = like?.as ?? masked.charAt(at)
    if (token.trim() !== '') tokens.push(token)
    at += like?.word.length ?? 1
  }
  return tokens
}

/** FNV-1a, grown by one stretch of characters after the other. */
const basis = 0x811c9dc5 | 0
function grown(hash: number, text: string): number {
  let now = hash
  for (let at = 0; at < text.length; at++) now = Math.imul(now ^ text.charCodeAt(at), 0x01000193)
  return now
}

/**
 * Features as they are spelled out: each is its hash alone, grown as its words are added, so that hundreds of a
 * sentence cost no strings. For explaining they keep their names too.
 */
class Features {
  readonly #known = new Set<number>()
  readonly #hashes: number[] = []
  readonly names: string[] = []
  #hash = basis
  #name = ''
  readonly #isNamed: boolean
  constructor(isNamed = false) {
    this.#isNamed = isNamed
  }
  from(words: string): this {
    this.#hash = basis
    this.#name = ''
    return this.more(words)
  }
  more(words: string): this {
    this.#hash = grown(this.#hash, words)
    if (this.#isNamed) this.#name += words
    return this
  }
  put(): void {
    if (this.#known.has(this.#hash)) return
    this.#known.add(this.#hash)
    this.#hashes.push(this.#hash)
    if (this.#isNamed) this.names.push(this.#name)
  }
  add(words: string): void {
    this.from(words).put()
  }
  /** Hashes as whole numbers without sign, in the order they were found. */
  taken(): Uint32Array {
    return new Uint32Array(this.#hashes)
  }
}

const longest = 4
const longestAlike = 3

/** What the sentence as a whole is judged by: its n-grams, and which words stand before and after each kind of name. */
export const sentenceFeatures = (masked: string): Uint32Array => featuresOf(masked, false).taken()

/** The same features by their names, for explaining. */
export function namedFeatures(masked: string): { name: string; hash: number }[] {
  const features = featuresOf(masked, true)
  const hashes = features.taken()
  return features.names.map((name, at) => ({ name, hash: hashes[at] ?? 0 }))
}

function featuresOf(masked: string, isNamed: boolean): Features {
  const found = new Features(isNamed)
  const said = bare(masked)
  const tokens = ['^', ...tokensOf(said), '$']
  for (let from = 0; from < tokens.length; from++) {
    found.from('n')
    const end = Math.min(from + longest, tokens.length)
    for (let at = from; at < end; at++) {
      if (at > from) found.more(' ')
      found.more(tokens[at] ?? '').put()
    }
  }
  const firsts = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const [at, token] of tokens.entries()) {
    if (!signKind(token)) continue
    if (!firsts.has(token)) firsts.set(token, at)
    counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  for (const [sign, count] of counts) found.add(`c${sign}${Math.min(count, 3)}`)
  found.add(`s${[...counts.keys()].sort().join('')}`)
  for (const [sign, first] of firsts) {
    for (let at = 1; at + 2 < tokens.length; at++) {
      found.from(at > first ? 'a' : 'b').more(sign)
      found
        .more(tokens[at] ?? '')
        .more(tokens[at + 1] ?? '')
        .put()
    }
  }
  const alike = ['^', ...likened(said), '$']
  for (let from = 0; from < alike.length; from++) {
    found.from('t')
    let saysMore = false
    const end = Math.min(from + longestAlike, alike.length)
    for (let at = from; at < end; at++) {
      const word = alike[at] ?? ''
      if (word.length > 1) saysMore = true
      found.more(at > from ? ' ' : '').more(word)
      if (saysMore) found.put()
    }
  }
  const kinds = [...new Set(alike.filter((word) => word.length > 1))]
  for (const one of kinds) for (const other of kinds) if (one < other) found.from('p').more(one).more(other).put()
  if (tokens.length <= 8) found.add(`l${tokens.length}`)
  found.add('bias')
  return found
}

/** What the part each sign of a stretch plays is judged by, in order: the words on its left and right, and the sentence's pairs of words. */
export function signFeatures(masked: string): { sign: string; features: Uint32Array }[] {
  const signs = tokensOf(masked).filter(signKind)
  if (signs.length === 0) return []
  const tokens = ['^', ...tokensOf(bare(masked)), '$']
  const alike = [...new Set(likened(tokens.join('')).filter((word) => word.length > 1))]
  return signs.map((sign, before) => {
    const at = nthSign(tokens, before)
    return { sign, features: featuresAt(tokens, at, alike) }
  })
}

function featuresAt(tokens: readonly string[], at: number, alike: readonly string[]): Uint32Array {
  const sign = tokens[at] ?? ''
  const found = new Features()
  const lead = `r${sign}`
  const add = (feature: string): void => found.from(lead).more(feature).put()
  for (let length = 1; length <= 4; length++) {
    const left = tokens.slice(Math.max(0, at - length), at).join(' ')
    const right = tokens.slice(at + 1, at + 1 + length).join(' ')
    add(`l${left}`)
    add(`r${right}`)
    if (length <= 2) add(`b${left}|${right}`)
  }
  add(`g${tokens.slice(Math.max(0, at - 2), at).join(' ')}|${tokens[at + 1] ?? ''}`)
  for (let other = 1; other + 2 < tokens.length; other++) {
    if (other === at || other + 1 === at) continue
    for (const side of [other > at ? '>' : '<', 'w'])
      found
        .from(lead)
        .more(side)
        .more(tokens[other] ?? '')
        .more(tokens[other + 1] ?? '')
        .put()
  }
  const before = likened(tokens.slice(1, at).join('')).slice(-3)
  const after = likened(tokens.slice(at + 1, -1).join('')).slice(0, 3)
  for (let length = 1; length <= 3; length++) {
    add(`tl${before.slice(-length).join(' ')}`)
    add(`tr${after.slice(0, length).join(' ')}`)
  }
  for (const word of alike) add(`tw${word}`)
  for (const side of [clauseBefore(tokens, at), clauseAfter(tokens, at)])
    for (const word of denials) if (side.words.includes(word)) add(`d${side.name}${word}${side.leads ? '|lead' : ''}`)
  const same = tokens.filter((token) => token === sign).length
  add(`n${tokens.slice(0, at).filter((token) => token === sign).length}/${same}`)
  for (const token of new Set(tokens.filter((token) => signKind(token) && token !== sign))) add(`h${token}`)
  add(`k${tokens.includes('Ⓢ')}`)
  add('bias')
  return found.taken()
}

/** Where the sign stands that has so many before it. */
function nthSign(tokens: readonly string[], before: number): number {
  let seen = 0
  return tokens.findIndex((token) => signKind(token) !== undefined && seen++ === before)
}

const denials = ['不', '没', '未', '非', '无', '除', '少', '漏'] as const
const clauseEnd = /[,、;:?!。]/
type Side = { name: string; words: string; leads: boolean }

/** The words of a name's own clause on its left, where a denial turns round what follows. */
function clauseBefore(tokens: readonly string[], at: number): Side {
  let from = at
  while (from > 0 && !clauseEnd.test(tokens[from - 1] ?? '')) from -= 1
  return sideOf('<', tokens.slice(from, at))
}

function clauseAfter(tokens: readonly string[], at: number): Side {
  let to = at + 1
  while (to < tokens.length && !clauseEnd.test(tokens[to] ?? '')) to += 1
  return sideOf('>', tokens.slice(at + 1, to))
}

const sideOf = (name: string, tokens: readonly string[]): Side => {
  const words = tokens.join('')
  return { name, words, leads: words.includes('牵') }
}

/** A pair of neighbouring tokens as one whole number of 32 bits. */
export const pairHash = (one: string, other: string): number => grown(grown(grown(basis, one), ' '), other)
