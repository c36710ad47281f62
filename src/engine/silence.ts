import { plain } from '../domain/look.ts'
import type { Indicator, Plan, Task } from '../domain/plan.ts'
import { passagesOf } from './book.ts'
import type { Context } from './grounds.ts'
import { indicatorRow, type Row, taskRow } from './rows.ts'

type Silence = Plan['silences'][number]

/** What a query looks for in words: what it could not place, what it searches, who it does not know. */
export function askedWords({ query: { unexplained, strangers, where } }: Context): string[] {
  const searched = where.flatMap((filter) => (filter.by === 'text' ? [filter.is] : []))
  return [...new Set([...searched, ...strangers, ...unexplained])].filter((word) => word.length > 1)
}

/** The known gap of the plan a sentence asks about: the one whose topic is the longest in it. */
export function silenceFor(context: Context, sentence = context.query.said ?? ''): Silence | undefined {
  const text = plain([sentence, ...askedWords(context)].join(' '))
  const fitting = context.plan.silences.map((silence) => ({
    silence,
    length: Math.max(0, ...silence.topics.filter((topic) => text.includes(plain(topic))).map(({ length }) => length)),
  }))
  return fitting.filter(({ length }) => length > 0).toSorted((a, z) => z.length - a.length)[0]?.silence
}

/** As much of a topic's pairs of characters must be in a sentence for it to be about the topic. */
const likeness = 0.5

/** The known gap whose topics a sentence says in other words; only where a gap is what is asked for. */
export function silenceLike(context: Context, sentence = context.query.said ?? ''): Silence | undefined {
  const asked = pairs([sentence, ...askedWords(context)].join(' '))
  const like = (topic: string): number => {
    const own = [...pairs(topic)]
    const shared = own.filter((pair) => asked.has(pair)).length
    return shared >= 2 ? shared / own.length : 0
  }
  const scored = context.plan.silences.map((silence) => ({ silence, score: Math.max(0, ...silence.topics.map(like)) }))
  return scored.filter(({ score }) => score >= likeness).toSorted((a, z) => z.score - a.score)[0]?.silence
}

/** The gap of that name, as a folder lists it. */
export const silenceAbout = (plan: Plan, ...topics: string[]): Silence | undefined =>
  plan.silences.find((silence) => topics.some((topic) => silence.topics.includes(topic)))

/** Passages of the whole text that hold a word. */
export function passagesWith(plan: Plan, word: string): { place: string; text: string }[] {
  const wanted = plain(word)
  const found = passagesOf(plan).filter(({ text }) => plain(text).includes(wanted))
  return found.filter(({ place }, at) => found.findIndex((one) => one.place === place) === at)
}

const pairs = (text: string): Set<string> => {
  const bare = plain(text).replace(/[^\p{L}\p{N}]/gu, '')
  return new Set([...bare].slice(1).map((_, at) => bare.slice(at, at + 2)))
}

const known = new WeakMap<Plan, { row: Row; pairs: Set<string> }[]>()

function rowsByPairs(plan: Plan): { row: Row; pairs: Set<string> }[] {
  const made = known.get(plan)
  if (made) return made
  const names = (one: Indicator | Task): string =>
    [one.short, ...one.aliases, 'name' in one ? one.name : one.text].join(' ')
  const all = [
    ...plan.indicators.map((one) => ({ row: indicatorRow(one), pairs: pairs(names(one)) })),
    ...plan.tasks.map((one) => ({ row: taskRow(one), pairs: pairs(names(one)) })),
  ]
  known.set(plan, all)
  return all
}

/** The rows whose words are nearest to a sentence, rare pairs of characters counting most; none where nothing is shared. */
export function nearest(plan: Plan, sentence: string, most = 3): Row[] {
  const asked = pairs(sentence)
  const all = rowsByPairs(plan)
  const weight = new Map(
    [...asked].map((pair) => [pair, 1 / Math.max(1, all.filter((one) => one.pairs.has(pair)).length)]),
  )
  return all
    .map(({ row, pairs: own }) => ({
      row,
      score: [...weight].reduce((sum, [pair, value]) => sum + (own.has(pair) ? value : 0), 0),
    }))
    .filter(({ score }) => score > 0)
    .toSorted((a, z) => z.score - a.score)
    .slice(0, most)
    .map(({ row }) => row)
}
