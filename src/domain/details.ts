import { plain } from './look.ts'
import type { Detail, Plan } from './plan.ts'

/** A sentence of the plan that words ask for, and how many characters of them say so. */
export type Told = { detail: Detail; score: number }

/** So much of a topic's pairs of characters must be said for it to be meant in other words. */
const likeness = 0.75
const leastPairs = 3

const pairsOf = (text: string): Set<string> => new Set([...text].slice(1).map((_, at) => text.slice(at, at + 2)))

/** Topic of a detail in the words: whole, or most of it in another order. */
function scoreOf({ topics }: Detail, said: string, asked: ReadonlySet<string>): number {
  const scores = topics.map((topic) => {
    const words = plain(topic)
    if (said.includes(words)) return words.length
    const own = [...pairsOf(words)]
    const shared = own.filter((pair) => asked.has(pair)).length
    return shared >= leastPairs && shared / own.length >= likeness ? shared : 0
  })
  const [first = 0, second = 0] = scores.toSorted((a, z) => z - a)
  // Two ways to say it are surer than one.
  return first === 0 ? 0 : first + Math.min(second, 2) * 0.5
}

/** Details that words ask for, best first; only of these places where some are given. */
export function detailsIn(plan: Plan, words: string, places?: readonly string[]): Told[] {
  const said = plain(words)
  const asked = pairsOf(said)
  return plan.details
    .filter(({ place }) => places === undefined || places.includes(place))
    .map((detail) => ({ detail, score: scoreOf(detail, said, asked) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, z) => z.score - a.score)
}
