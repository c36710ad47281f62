import { heldBy } from './held.ts'
import { plain } from './look.ts'
import { pairsOf } from './pairs.ts'
import type { Detail, Plan } from './plan.ts'

/**
 * A sentence of the plan that words ask for, how many characters of them say so, and where; `points`: they only name
 * the row by it.
 */
export type Told = { detail: Detail; score: number; from: number; to: number; points: boolean }

/** So much of a topic's pairs of characters must be said for it to be meant in other words. */
const likeness = 0.75
const leastPairs = 4

/** A topic as it is looked for: its words, and its pairs where it has enough of them to be meant in other words. */
type Topic = { words: string; pairs: readonly string[] }

const topicsOf = heldBy(({ details }: Plan): { detail: Detail; topics: Topic[] }[] =>
  details.map((detail) => ({
    detail,
    topics: detail.topics.map(plain).map((words) => {
      const pairs = [...new Set(pairsOf(words))]
      return { words, pairs: pairs.length < leastPairs ? [] : pairs }
    }),
  })),
)

/** “415X那一块要归集什么”: what only names the row is not what is asked of it. */
const pointsOut = /^(?:那|这)一?[块条项摊片头段]/

/** How well topics fit, and where in the words the best one stands; nowhere where it is said in another order. */
function fitOf(topics: readonly Topic[], said: string, asked: ReadonlySet<string>): Omit<Told, 'detail'> {
  let [best, from, to, second] = [0, -1, -1, 0]
  for (const { words, pairs } of topics) {
    const at = said.indexOf(words)
    const score = at >= 0 ? words.length : sharedOf(pairs, asked)
    if (score > best) [best, from, to, second] = [score, at, at < 0 ? at : at + score, best]
    else if (score > second) second = score
  }
  // Two ways to say it are surer than one.
  const points = to >= 0 && pointsOut.test(said.slice(to))
  return { score: best > 0 ? best + Math.min(second, 3) * 0.8 : 0, from, to, points }
}

/** How many of a topic's pairs are said, where enough are. */
function sharedOf(pairs: readonly string[], asked: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of pairs) if (asked.has(pair)) shared += 1
  return shared >= leastPairs && shared / pairs.length >= likeness ? shared : 0
}

/** Details that words ask for, best first; only of these places where some are given. */
export function detailsIn(plan: Plan, words: string, places?: readonly string[]): Told[] {
  const said = plain(words)
  const asked = new Set(pairsOf(said))
  const all = topicsOf(plan)
    .filter(({ detail: { place } }) => places === undefined || places.includes(place))
    .map(({ detail, topics }) => ({ detail, ...fitOf(topics, said, asked) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, z) => z.score - a.score)
  const asksMore = ({ place }: Detail): boolean => all.some((one) => !one.points && one.detail.place === place)
  return all.filter(({ points, detail }) => !points || !asksMore(detail))
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
