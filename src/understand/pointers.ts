import type { Ref } from '../domain/query.ts'
import { numberOf } from './numerals.ts'
import type { Sort } from './referents.ts'

/** A list that was shown and the place in it the talk is at (-1: at all of it); all others of its kind. */
type Walk = { list: readonly Ref[]; at: number; besides: readonly Ref[]; oneByOne: boolean }
type Pick = (walk: Walk, count: number, other: number) => readonly (Ref | undefined)[]

/** Words that point to some of the things shown. `$` stands for a count word, `#` for a numeral. */
type Pointer = { says: RegExp; pick: Pick }

const sign = '[个项条家位名行件样]'
const count = '(?<no>[一二两三四五六七八九十]{1,3}|\\d{1,2})'
const more = '(?<to>[二两三四五六七八九十]{1,3}|\\d{1,2})'
const made = (words: string): RegExp =>
  new RegExp(words.replaceAll('#+', more).replaceAll('#', count).replaceAll('$', sign), 'gu')

const nth: Pick = ({ list }, no) => [list[no - 1]]
/** Of a list as a whole the first; once one of it is asked about, the one before. */
const former: Pick = ({ list, at }) => [list[at > 0 ? at - 1 : 0]]
/** Of what was asked about one by one the last is the latter one, though the talk is at it. */
const latter: Pick = ({ list, at, oneByOne }) => [at >= 0 && !oneByOne ? list[at + 1] : list.at(-1)]
const last: Pick = ({ list }) => [list.at(-1)]
const others: Pick = ({ list, at, besides }) => (at < 0 ? besides : list.filter((_, place) => place !== at))

const pointers: readonly Pointer[] = [
  { says: made('(?<![一])倒数第?#$?'), pick: ({ list }, no) => [list.at(-no)] },
  { says: made('(?:最后|末尾|后(?:面|头)?)(?:的|那|这)?#+$'), pick: ({ list }, _, to) => list.slice(-to) },
  { says: made('(?<!排名?)(?:开头|前(?:面|头)?|头)(?:的|那|这)?#+$'), pick: ({ list }, _, to) => list.slice(0, to) },
  {
    says: made('第#[个项条家位名]?(?:[、和跟与]|还有)第?#+$?'),
    pick: ({ list }, no, to) => [list[no - 1], list[to - 1]],
  },
  { says: made('第#(?:$|(?=呢|的|(?!.)))(?!月|季|年|周|问|步|期|部分|方面)'), pick: nth },
  { says: made('最后(?:的|边|头|面)?(?:那|的那)?一?$|最末(?:那|的)?一?$|末了?(?:那|的)?一?$'), pick: last },
  {
    says: made(
      '前者|(?:前|头)一$|前[面头边]的?那?一?$|打头(?:的)?那?一?$|最(?:前|上)[面头边]?的?那?一?$|(?<![第老巨])头$',
    ),
    pick: former,
  },
  { says: made('后者|(?<!最)后一$|(?<!最)后[面头边]的?那?一?$|最下[面头边]?的?那?一?$'), pick: latter },
  { says: made('中间(?:的|那)?一?$'), pick: ({ list }) => [list.length % 2 ? list[(list.length - 1) / 2] : undefined] },
  {
    says: made('另外?的?(?:那|这)?一?$|另外的?那'),
    pick: (walk) => (walk.at >= 0 ? others(walk, 0, 0) : []),
  },
  { says: made('(?:剩下?|余下|其余|其他|其它)(?:的)?(?:那|这)?(?:[几些]|#)?$?'), pick: others },
]

/** What a count word is said of; 个 of anything. */
const counted: Readonly<Record<string, Sort>> = {
  条: 'row',
  项: 'row',
  行: 'row',
  件: 'row',
  家: 'unit',
  位: 'person',
  名: 'person',
}

/** A name right before words that point: they point to something of its own. */
export const ofNamed = /[ⓈⓊⓄⒼⓅⓁⒷ](?:的|那边的?|里的?|牵头的?|配合的?)?$|[Ⓢ]同$|(?:不是|没说|别说|没问|就|仅|光)$/u

/** “后一条比前一条多了哪家”: of the list, wherever the talk is. */
const bothEnds = /(?:前[一面头边者]|头一).*(?:后[一面头边者]|最后)|(?:后[一面头边者]|最后).*(?:前[一面头边者]|头一)/u

export type Pointed = { from: number; to: number; refs: Ref[] }

/** The first words of a stretch that point to things shown, and these. `walkOf`: the list of a sort, if one was shown. */
export function pointedIn(spoken: string, walkOf: (sort: Sort) => Walk): Pointed | null {
  for (const { says, pick } of pointers) {
    for (const match of spoken.matchAll(says)) {
      // “我们另一个指标”, “法院的最后一条”: of what is named, not of what was shown.
      if (ofNamed.test(spoken.slice(0, match.index))) continue
      const { no = '', to = '' } = match.groups ?? {}
      const { list, ...where } = walkOf(counted[match[0].slice(-1)] ?? 'any')
      if (list.length < 2) continue
      const walk = { list, ...where, at: bothEnds.test(spoken) ? -1 : where.at }
      const refs = pick(walk, numberOf(no), numberOf(to)).filter((ref) => ref !== undefined)
      if (refs.length === 0 || refs.length === list.length) continue
      return { from: match.index, to: match.index + match[0].length, refs }
    }
  }
  return null
}
