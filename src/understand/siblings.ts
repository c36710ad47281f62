import { indicatorByNo } from '../domain/look.ts'
import type { Indicator, Plan } from '../domain/plan.ts'
import type { Ref } from '../domain/query.ts'

/** As long a part of two names must be alike for one to be the other's sibling. */
const alike = 4
/** Of words said of a sibling, at most so many characters. */
const longest = 4

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
