import { heldBy } from '../domain/held.ts'
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

/** Gaps with their topics as they are looked for. */
const silencesOf = heldBy(({ silences }: Plan) =>
  silences.map((silence) => ({
    silence,
    topics: silence.topics.map((topic) => ({
      words: plain(topic),
      length: topic.length,
      pairs: [...pairs(topic)],
    })),
  })),
)

/** The known gap of the plan a sentence asks about: the one whose topic is the longest in it. */
export function silenceFor(context: Context, sentence = context.query.said ?? ''): Silence | undefined {
  const text = plain([sentence, ...askedWords(context)].join(' '))
  const fitting = silencesOf(context.plan).map(({ silence, topics }) => ({
    silence,
    length: Math.max(0, ...topics.filter(({ words }) => text.includes(words)).map(({ length }) => length)),
  }))
  return fitting.filter(({ length }) => length > 0).toSorted((a, z) => z.length - a.length)[0]?.silence
}

/** As much of a topic's pairs of characters must be in a sentence for it to be about the topic. */
const likeness = 0.5

/** The known gap whose topics a sentence says in other words; only where a gap is what is asked for. */
export function silenceLike(context: Context, sentence = context.query.said ?? ''): Silence | undefined {
  const asked = pairs([sentence, ...askedWords(context)].join(' '))
  const like = ({ pairs: own }: { pairs: readonly string[] }): number => {
    const shared = own.filter((pair) => asked.has(pair)).length
    return shared >= 2 ? shared / own.length : 0
  }
  const scored = silencesOf(context.plan).map(({ silence, topics }) => ({
    silence,
    score: Math.max(0, ...topics.map(like)),
  }))
  return scored.filter(({ score }) => score >= likeness).toSorted((a, z) => z.score - a.score)[0]?.silence
}

/** The gap of that name, as a folder lists it. */
export const silenceAbout = (plan: Plan, ...topics: string[]): Silence | undefined =>
  plan.silences.find((silence) => topics.some((topic) => silence.topics.includes(topic)))

const plainPassages = heldBy((plan: Plan) =>
  passagesOf(plan).map((passage) => ({ passage, words: plain(passage.text) })),
)

/** Passages of the whole text that hold a word. */
export function passagesWith(plan: Plan, word: string): { place: string; text: string }[] {
  const wanted = plain(word)
  const found = plainPassages(plan).flatMap(({ passage, words }) => (words.includes(wanted) ? [passage] : []))
  return found.filter(({ place }, at) => found.findIndex((one) => one.place === place) === at)
}

const pairs = (text: string): Set<string> => {
  const bare = plain(text).replace(/[^\p{L}\p{N}]/gu, '')
  return new Set([...bare].slice(1).map((_, at) => bare.slice(at, at + 2)))
}

const rowsByPairs = heldBy((plan: Plan): { row: Row; pairs: Set<string> }[] => {
  const names = (one: Indicator | Task): string =>
    [one.short, ...one.aliases, 'name' in one ? one.name : one.text].join(' ')
  return [
    ...plan.indicators.map((one) => ({ row: indicatorRow(one), pairs: pairs(names(one)) })),
    ...plan.tasks.map((one) => ({ row: taskRow(one), pairs: pairs(names(one)) })),
  ]
})

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
