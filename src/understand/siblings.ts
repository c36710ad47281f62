import { heldBy } from '../domain/held.ts'
import { indicatorAt, indicatorByNo } from '../domain/look.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'

/** As long a part of two names must be alike for one to be the other's sibling. */
const alike = 4
/** Of words said of a sibling, at most so many characters. */
const longest = 4

/** Words of an indicator that stands for all of what the others are parts of. */
const whole = /综合|总体|总量|合计|整体/

/** “全国呢” after an indicator of a part: the one that shares its words and is of the whole; null where several may be. */
export function wholeOf(row: Ref | null, said: string, plan: Plan): Ref | null {
  const from = indicatorAt(plan, row)
  if (!from) return null
  const pairs = (text: string): string[] => [...text].slice(1).map((_, at) => text.slice(at, at + 2))
  const own = new Set(pairs(from.name))
  const scored = plan.indicators
    .filter(({ no }) => no !== from.no)
    .map((other) => {
      const shared = pairs(other.name).filter((pair) => own.has(pair)).length
      const ofAll = [other.name, ...other.aliases, ...other.topics].some(
        (text) => text.includes(said) || whole.test(text),
      )
      return { no: other.no, shared, score: shared + (ofAll ? 3 : 0) }
    })
    .filter(({ shared }) => shared >= 3)
    .toSorted((a, z) => z.score - a.score)
  const [best, next] = scored
  return best && best.score > (next?.score ?? 0) ? { kind: 'indicator', id: String(best.no) } : null
}

const idle = /[\p{P}\p{S}那呢么吧的了]|不是|不对|我(?:要|说|问)的?是?|说(?:岔|错)|是|换成|改成|再看/gu
const strip = (words: string): string => words.replace(idle, '')

/** “种呢”, “是棉花” after an indicator: the one whose name has these words where the last one has others. */
export function siblingIn(words: string, last: readonly Ref[], plan: Plan): Ref | null {
  const [row, more] = last
  const from = row?.kind === 'indicator' && !more ? indicatorByNo(plan, Number(row.id)) : undefined
  const said = strip(words)
  if (!from || said.length === 0 || said.length > longest || from.name.includes(said)) return null
  const scored = plan.indicators
    .filter(({ no }) => no !== from.no)
    .map((other) => ({ no: other.no, score: likeness(from, other, said) }))
    .filter(({ score }) => score >= alike)
    .toSorted((a, z) => z.score - a.score)
  const [best, next] = scored
  return best && best.score > (next?.score ?? 0) ? { kind: 'indicator', id: String(best.no) } : null
}

/** As much of two names must be alike before the words in which they differ: what they are about. */
const subject = 2
const pairOf = (one: string, other: string): [string, string] => {
  const head = sharedHead(one, other)
  const tail = sharedHead(reversed(one.slice(head)), reversed(other.slice(head)))
  return [one.slice(head, one.length - tail), other.slice(head, other.length - tail)]
}

/** Characters that only one of two siblings' names and descriptions have. */
const only = ({ name, topics }: Indicator, other: Indicator): Set<string> => {
  const others = new Set([other.name, ...other.topics].join(''))
  return new Set([...[name, ...topics].join('')].filter((char) => !others.has(char)))
}

/**
 * “油菜籽种跟收俩数”, “花生收的那头”: of two indicators whose names differ in one word, those whose own words are said,
 * whichever of them was found by what they share.
 */
export function siblingsSaid(said: string, row: Ref, plan: Plan): Ref[] {
  const from = indicatorAt(plan, row)
  if (!from) return [row]
  const [sibling, more] = siblingsOf(plan)(from)
  if (!sibling || more) return [row]
  const says = (one: Indicator, than: Indicator): boolean => [...only(one, than)].some((char) => said.includes(char))
  const found = [from, sibling].filter((one) => says(one, one === from ? sibling : from))
  const chosen = found.length === 0 ? [from] : found
  return chosen.toSorted((a, z) => a.no - z.no).map(({ no }) => ({ kind: 'indicator', id: String(no) }))
}

/** Indicators whose names differ from one's in one word of two characters. */
const siblingsOf = heldBy(({ indicators }: Plan) =>
  heldBy((from: Indicator) =>
    indicators.filter((one) => {
      const head = sharedHead(from.name, one.name)
      if (one === from || head < subject) return false
      const [own, other] = pairOf(from.name, one.name)
      return own.length === 2 && other.length === 2 && from.name.length - head - own.length >= alike
    }),
  ),
)

/** Characters two names share at both ends; 0 where the words do not stand between them in the other name. */
function likeness({ name }: Indicator, { name: other }: Indicator, said: string): number {
  const head = sharedHead(name, other)
  const tail = sharedHead(reversed(name.slice(head)), reversed(other.slice(head)))
  const middle = other.slice(head, other.length - tail)
  return middle.includes(said) ? head + tail : 0
}

function sharedHead(one: string, other: string): number {
  const at = [...one].findIndex((char, place) => char !== other[place])
  return at < 0 ? Math.min(one.length, other.length) : at
}
const reversed = (text: string): string => [...text].toReversed().join('')

/** What stands between what two names share, in the other one. */
function differing({ name }: Indicator, { name: other }: Indicator): string {
  const head = sharedHead(name, other)
  const tail = sharedHead(reversed(name.slice(head)), reversed(other.slice(head)))
  return head + tail >= alike ? other.slice(head, other.length - tail) : ''
}

/** “几个站、几个分中心”: of the row that is named, the siblings whose own word stands in the rest of the sentence. */
export function siblingsBeside(row: Ref, rest: string, plan: Plan): Ref[] {
  const own = indicatorAt(plan, row)
  if (!own) return []
  return ownWordsOf(plan)(own)
    .filter(({ word }) => saysWord(rest, word))
    .map(({ no }) => ({ kind: 'indicator', id: String(no) }))
}

/** The words that tell an indicator's siblings from it. */
const ownWordsOf = heldBy(({ indicators }: Plan) =>
  heldBy((own: Indicator) =>
    indicators
      .filter(({ no }) => no !== own.no)
      .map((other) => ({ no: other.no, word: differing(own, other) }))
      .filter(({ word }) => word.length >= 2 && /^\p{Script=Han}+$/u.test(word)),
  ),
)

/** Whether a word or its last part stands in a sentence as a word of its own. */
function saysWord(rest: string, word: string): boolean {
  const last = word.slice(-1)
  if (!rest.includes(last)) return false
  return (
    rest.includes(word) ||
    (word.length > 2 && rest.includes(word.slice(-2)) && rest.includes(`个${word.slice(-2)}`)) ||
    new RegExp(`(?:[几个种类]|那种|[和跟与、])${last}(?:点|[,、，要设建有和还各分]|$)`).test(rest)
  )
}
