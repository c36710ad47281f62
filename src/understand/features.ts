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

/** FNV-1a over the feature's characters. */
function hashed(feature: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < feature.length; at++) hash = Math.imul(hash ^ feature.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

const longest = 4

/** What the sentence as a whole is judged by: its n-grams, and which words stand before and after each kind of name. */
export function sentenceFeatures(masked: string): Uint32Array {
  const found = new Set<number>()
  eachFeature(masked, (feature) => found.add(hashed(feature)))
  return Uint32Array.from(found)
}

/** The same features by their names, for explaining. */
export function namedFeatures(masked: string): { name: string; hash: number }[] {
  const names = new Set<string>()
  eachFeature(masked, (feature) => names.add(feature))
  return [...names].map((name) => ({ name, hash: hashed(name) }))
}

function eachFeature(masked: string, add: (feature: string) => void): void {
  const said = bare(masked)
  const tokens = ['^', ...tokensOf(said), '$']
  for (let from = 0; from < tokens.length; from++) {
    for (let length = 1; length <= longest && from + length <= tokens.length; length++)
      add(`n${tokens.slice(from, from + length).join(' ')}`)
  }
  const firsts = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const [at, token] of tokens.entries()) {
    if (!signKind(token)) continue
    if (!firsts.has(token)) firsts.set(token, at)
    counts.set(token, (counts.get(token) ?? 0) + 1)
  }
  for (const [sign, count] of counts) add(`c${sign}${Math.min(count, 3)}`)
  add(`s${[...counts.keys()].sort().join('')}`)
  for (const [sign, first] of firsts) {
    for (let at = 1; at + 2 < tokens.length; at++) {
      const pair = `${tokens[at]}${tokens[at + 1]}`
      add(`${at > first ? 'a' : 'b'}${sign}${pair}`)
    }
  }
  const alike = ['^', ...likened(said), '$']
  for (let from = 0; from < alike.length; from++) {
    for (let length = 1; length <= 3 && from + length <= alike.length; length++) {
      const words = alike.slice(from, from + length)
      if (words.some((word) => word.length > 1)) add(`t${words.join(' ')}`)
    }
  }
  const kinds = [...new Set(alike.filter((word) => word.length > 1))]
  for (const one of kinds) for (const other of kinds) if (one < other) add(`p${one}${other}`)
  if (tokens.length <= 8) add(`l${tokens.length}`)
  add('bias')
}

/** What the part a name plays is judged by: the words on its left and right, and the sentence's pairs of words. */
export function signFeatures(masked: string, tokenAt: number): Uint32Array {
  const signsBefore = tokensOf(masked).slice(0, tokenAt).filter(signKind).length
  const tokens = ['^', ...tokensOf(bare(masked)), '$']
  const at = nthSign(tokens, signsBefore)
  const sign = tokens[at] ?? ''
  const found = new Set<number>()
  const add = (feature: string): void => {
    found.add(hashed(`r${sign}${feature}`))
  }
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
    const pair = `${tokens[other]}${tokens[other + 1]}`
    add(`${other > at ? '>' : '<'}${pair}`)
    add(`w${pair}`)
  }
  const before = likened(tokens.slice(1, at).join('')).slice(-3)
  const after = likened(tokens.slice(at + 1, -1).join('')).slice(0, 3)
  for (let length = 1; length <= 3; length++) {
    add(`tl${before.slice(-length).join(' ')}`)
    add(`tr${after.slice(0, length).join(' ')}`)
  }
  for (const word of new Set([...likened(tokens.join(''))].filter((word) => word.length > 1))) add(`tw${word}`)
  for (const side of [clauseBefore(tokens, at), clauseAfter(tokens, at)])
    for (const word of denials) if (side.words.includes(word)) add(`d${side.name}${word}${side.leads ? '|lead' : ''}`)
  const same = tokens.filter((token) => token === sign).length
  add(`n${tokens.slice(0, at).filter((token) => token === sign).length}/${same}`)
  for (const token of new Set(tokens.filter((token) => signKind(token) && token !== sign))) add(`h${token}`)
  add(`k${tokens.includes('Ⓢ')}`)
  add('bias')
  return Uint32Array.from(found)
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

/** Where the signs stand among the tokens of a masked sentence, in order. */
export const signPlaces = (masked: string): number[] =>
  tokensOf(masked).flatMap((token, at) => (signKind(token) ? [at] : []))

/** A pair of neighbouring tokens as one number. */
export const pairHash = (one: string, other: string): number => hashed(`${one} ${other}`)
