import { detailsIn, toldTogether } from '../domain/details.ts'
import { plain } from '../domain/look.ts'
import type { Detail, Plan } from '../domain/plan.ts'
import type { Query } from '../domain/query.ts'
import { sentencesOf } from '../domain/sentences.ts'
import { passagesOf } from './book.ts'
import { excerpt } from './words.ts'

const han = /^\p{Script=Han}+$/u

/** Pairs of neighbouring characters and single ones, each once. */
function piecesOf(text: string): Set<string> {
  const bare = plain(text).replace(/[^\p{L}\p{N}]/gu, '')
  const pieces = new Set<string>()
  for (let at = 0; at < bare.length; at++) {
    const char = bare.charAt(at)
    if (han.test(char)) pieces.add(char)
    if (at + 1 < bare.length) pieces.add(bare.slice(at, at + 2))
  }
  return pieces
}

type Rarity = { sentences: number; holders: ReadonlyMap<string, number> }
const known = new WeakMap<Plan, Rarity>()

/** In how many sentences of the plan each piece stands. */
function rarityOf(plan: Plan): Rarity {
  const made = known.get(plan)
  if (made) return made
  const holders = new Map<string, number>()
  const sentences = passagesOf(plan).flatMap(({ text }) => sentencesOf(text))
  for (const sentence of sentences)
    for (const piece of piecesOf(sentence)) holders.set(piece, (holders.get(piece) ?? 0) + 1)
  const rarity = { sentences: sentences.length, holders }
  known.set(plan, rarity)
  return rarity
}

/** A character alone says something only where few sentences have it. */
const rareChar = 0.03

/** How much of what was asked a sentence says: rare words count most. */
function likeness(asked: ReadonlySet<string>, sentence: string, { sentences, holders }: Rarity): number {
  let sum = 0
  for (const piece of piecesOf(sentence)) {
    if (!asked.has(piece)) continue
    const held = holders.get(piece) ?? 1
    const weight = Math.log(1 + sentences / held) / Math.log(1 + sentences)
    if (piece.length > 1) sum += weight
    else if (held <= sentences * rareChar) sum += weight * 0.5
  }
  return sum
}

/** As much of a passage as is read at a glance, from the sentence on that says most of what was asked. */
export function passageFor(plan: Plan, text: string, said: string, length: number): string {
  if (text.length <= length) return text
  const asked = piecesOf(said)
  const rarity = rarityOf(plan)
  const sentences = sentencesOf(text)
  const shared = sentences.map((one) => likeness(asked, one, rarity))
  const best = Math.max(0, shared.indexOf(Math.max(...shared)))
  // What stands before it stays as long as there is room for both.
  let from = best
  let room = length - (sentences[best]?.length ?? 0)
  while (from > 0 && (sentences[from - 1]?.length ?? 0) <= room) {
    from -= 1
    room -= sentences[from]?.length ?? 0
  }
  return `${from > 0 ? '…' : ''}${excerpt(sentences.slice(from).join(''), length)}`
}

/** The sentence of a text that says most of what was asked, cut around the words that do; how much of it it says. */
export function quoteFrom(plan: Plan, text: string, said: string, length: number): { words: string; score: number } {
  const asked = piecesOf(said)
  const rarity = rarityOf(plan)
  const scored = sentencesOf(text).map((words) => ({ words, score: likeness(asked, words, rarity) }))
  const best = scored.reduce((most, one) => (one.score > most.score ? one : most), { words: '', score: 0 })
  return { words: around(best.words, asked, rarity, length), score: best.score }
}

/** Of a long sentence the clauses about the one that says most. */
function around(sentence: string, asked: ReadonlySet<string>, rarity: Rarity, length: number): string {
  if (sentence.length <= length) return sentence
  const clauses = sentence.match(/[^,，]+[,，]?/g) ?? [sentence]
  const shared = clauses.map((one) => likeness(asked, one, rarity))
  let from = Math.max(0, shared.indexOf(Math.max(...shared)))
  let to = from + 1
  const size = (): number => clauses.slice(from, to).join('').length
  while (from > 0 || to < clauses.length) {
    const grown = to < clauses.length && (shared[to] ?? 0) >= (shared[from - 1] ?? -1) ? 'after' : 'before'
    if (grown === 'after') to += 1
    else from -= 1
    if (size() <= length) continue
    if (grown === 'after') to -= 1
    else from += 1
    break
  }
  const words = excerpt(clauses.slice(from, to).join(''), length)
  return `${from > 0 ? '…' : ''}${words}${to < clauses.length && !words.endsWith('…') ? '…' : ''}`
}

/** The sentences of some places that words ask for by one of their own topics; null where they ask for none. */
export function detailFor(plan: Plan, places: readonly string[], said: string): string | null {
  const told = toldTogether(detailsIn(plan, said, places))
  if (told.length === 0) return null
  return told.map((detail) => (asksName.test(said) ? wholeOf(plan, detail) : opened(plan, detail))).join('')
}

const asksName = /全称|全名|叫(?:什么|啥)(?!意思)|(?:什么|啥)名(?:字|称|堂)/

/** What a thing is called may stand before what is said of it: the whole sentence. */
function wholeOf(plan: Plan, detail: Detail): string {
  const { text = '' } = [...plan.tasks, ...plan.clauses].find(({ place }) => place === detail.place) ?? {}
  return sentencesOf(text).find((one) => one.includes(detail.quote)) ?? opened(plan, detail)
}

/** A sentence with its day, which the plan says once for several: “到2025年底，…建成平台。” */
function opened(plan: Plan, { place, quote }: Detail): string {
  const text = plan.clauses.find((clause) => clause.place === place)?.text ?? ''
  const before = text.slice(0, Math.max(0, text.indexOf(quote)))
  const dated = plan.goals.some(({ targets }) => targets.some((one) => one.place === place))
  const [, day] = dated ? (/.*(到\d{4}年底?，)/s.exec(before) ?? []) : []
  return `${day ? `${day}…` : ''}${quote}${/[。；！？]$/.test(quote) ? '' : '。'}`
}

/** What a passage says of what was asked: its detail, else as much as is read at a glance. */
export const toldOf = (plan: Plan, places: readonly string[], text: string, said: string, length: number): string =>
  detailFor(plan, places, said) ?? passageFor(plan, text, said, length)

/** What is told, or in its place the one sentence about the year that is asked for, where what is told is of another. */
export function inYear(told: string, text: string, { at, period }: Pick<Query, 'at' | 'period'>): string {
  const year = (at ?? period)?.slice(0, 4)
  if (year === undefined || told.includes(`${year}年`)) return told
  const [only, ...more] = sentencesOf(text).filter((one) => one.includes(`${year}年`))
  return only !== undefined && more.length === 0 ? only.replace(/[;；]$/, '。') : told
}

/** Words that want what the plan says held beside what is supposed. */
const supposes =
  /[吗么吧噻嘛]|是不是|对不对|能不能|可不可以|没错|对吧|是否|有没有|[算在含包提写说讲][不没]包?[算在含括提写说讲]/
const figure = /(?<![\d年])(\d+(?:\.\d+)?)(?=个|家|项|条|%|亿|万|种|人|倍)/g

/** What stands before a sentence that is held beside something supposed: that it has no such figure, where one was said. */
export function besideSupposed(said: string, told: string): string {
  if (!supposes.test(said)) return ''
  const [strange] = [...said.matchAll(figure)].map(([, value]) => value ?? '').filter((value) => !told.includes(value))
  return strange === undefined ? '方案写的是：' : `方案没有写${strange}，写的是：`
}
