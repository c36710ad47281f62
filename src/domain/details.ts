import { plain } from './look.ts'
import { pairsOf } from './pairs.ts'
import type { Detail, Plan } from './plan.ts'

/** A sentence of the plan that words ask for, how many characters of them say so, and where. */
export type Told = { detail: Detail; score: number; from: number; to: number }

/** So much of a topic's pairs of characters must be said for it to be meant in other words. */
const likeness = 0.75
const leastPairs = 4

/** How well topics fit, best first, and where in the words the best one stands; nowhere where it is said in another order. */
function fitOf(
  { topics }: Detail,
  said: string,
  asked: ReadonlySet<string>,
): { score: number; from: number; to: number } {
  const fits = topics.map((topic) => {
    const words = plain(topic)
    const from = said.indexOf(words)
    if (from >= 0) return { score: words.length, from, to: from + words.length }
    const own = [...new Set(pairsOf(words))]
    const shared = own.filter((pair) => asked.has(pair)).length
    return { score: shared >= leastPairs && shared / own.length >= likeness ? shared : 0, from: -1, to: -1 }
  })
  const [first, second] = fits.toSorted((a, z) => z.score - a.score)
  // Two ways to say it are surer than one.
  const more = Math.min(second?.score ?? 0, 3) * 0.8
  return first && first.score > 0 ? { ...first, score: first.score + more } : { score: 0, from: -1, to: -1 }
}

/** Details that words ask for, best first; only of these places where some are given. */
export function detailsIn(plan: Plan, words: string, places?: readonly string[]): Told[] {
  const said = plain(words)
  const asked = new Set(pairsOf(said))
  return plan.details
    .filter(({ place }) => places === undefined || places.includes(place))
    .map((detail) => ({ detail, ...fitOf(detail, said, asked) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, z) => z.score - a.score)
}

/** As many sentences as are asked for in one breath; a short topic beside another is an accident. */
const most = 3
const telling = 3

/** The sentences to tell: those that fit nearly as well as the best, and those asked for in other words of the question. */
export function toldTogether(found: readonly Told[]): Detail[] {
  const [best] = found
  if (!best) return []
  const apart = (one: Told): boolean =>
    one.score >= telling && one.from >= 0 && best.from >= 0 && (one.from >= best.to || one.to <= best.from)
  return found
    .filter((one) => one.score >= best.score * 0.9 || apart(one))
    .slice(0, most)
    .map(({ detail }) => detail)
}
