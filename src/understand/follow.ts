import { dutiesOf } from '../domain/duties.ts'
import { unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { type Frame, frameOf } from './frame.ts'
import type { Lexicon } from './lexicon.ts'
import { numberOf } from './numerals.ts'
import type { Ask, PeopleBy } from './query.ts'
import { rowsOf } from './rows.ts'
import { byQualifier, type Sentence, sentenceOf, unique } from './sentence.ts'
import type { Topic } from './topic.ts'

/**
 * A half sentence completed from what the talk was about: “谁牵头” after a question about an indicator, “那商标呢” after
 * any question, “其中牵头几项” after a unit's duties. Null where it stands by itself or there is nothing to lean on.
 */
export function completed({ frame, text, found }: Frame, topic: Topic | null, lexicon: Lexicon): string | null {
  if (!topic) return null
  const bare = text.replace(/^(那么?|还有|另外|以及|然后|那|再问|再)/, '').replace(/[?。!,]+$/, '')
  const about = topic.about.join('、')
  const shown = shownRow(bare, topic)
  if (shown) return shown
  if (found.length > 0) {
    const short =
      /^(那么?|还有|那|换成|如果是|要是|再)?[的是]?[ⓈⓊⒷⒼⓅⒺ、和与跟及]+(的)?(呢|那?(边|块|项|里))?(呢|怎么样|如何)?[?。!]*$/.test(
        frame,
      )
    const named = qualified(topic, text, lexicon)
    if (short && named) return named
    const rows = topic.about.some((token) => /^(指标|任务)\d/.test(token))
    const units = found.every(({ refs }) => refs.some(({ kind }) => kind === 'unit'))
    if (
      rows &&
      units &&
      /吗|是不是|有没有|在(里面|内|列|其中)|要不要/.test(frame) &&
      !/任务|指标|几项|多少/.test(frame)
    )
      return `${about}${text}`
    return short ? swapped(frameOf(topic.read, lexicon), { frame, text, found }) : null
  }
  const annex = /^(附件[123一二三])(里|中)?(的|怎么(写|说))?呢?$/.exec(bare)?.[1]
  if (annex) return `${annex}的${topic.read}`
  const pick = /^(?:那)?(?:第([一二两三四五])个|(前者)|(后者|另一个|另外一个))/.exec(bare)
  if (pick && topic.about.length > 1) {
    const at = pick[2]
      ? 0
      : pick[3]
        ? topic.about.length - 1
        : '一二三四五'.indexOf((pick[1] ?? '').replace('两', '二'))
    const chosen = topic.about[at]
    if (chosen) {
      const rest = bare.slice(pick[0].length).replace(/^的/, '')
      return /^(呢|怎么样)?$/.test(rest) ? topic.read.replace(about, chosen) : `${chosen}${rest}`
    }
  }
  const named = /呢$/.test(bare) ? qualified(topic, bare, lexicon) : null
  if (named) return named
  const turned = /呢$/.test(bare) ? replacedWord(bare.replace(/(的)?呢$/, ''), topic.read) : null
  if (turned) return turned
  const among = /^(其中|里面|这里面|这里头|这类里?)的?/.exec(bare)
  if (about === '' && among) {
    const [category] = sentenceOf(frameOf(topic.read, lexicon), lexicon).categories
    return category === undefined ? null : `${category}${bare.slice(among[0].length)}`
  }
  if (about === '' || isOfAll(bare, lexicon.plan)) return null
  return `${about}${bare.replace(/^(它|他|她|这个?|那个?|该|此|其中?|其|这(项|条|块|位|家)|那(项|条|位|家)|上述|前面(说)?的?|刚才(说|问)?的?)(指标|任务|单位|人)?(的)?/, '')}`
}

/** Whether words without a name speak of the whole city and not of what the talk was about. */
const isOfAll = (words: string, { city }: Plan): boolean =>
  words.startsWith(city.replace(/市$/, '')) || /^(我们|咱们)?(全市|我市|整体|总体)/.test(words)

/** “第一项是什么” after a list: that row of it. */
function shownRow(words: string, { rows }: Topic): string | null {
  // “第二项” reads as either table's second row where no list was shown.
  const [whole, either, same, rest = ''] = /^指标(\d+)、任务(\d+)(.*)$/.exec(words) ?? []
  const numbered = whole !== undefined && either === same && rows.length > 1 ? rows[Number(either) - 1] : undefined
  if (numbered) return `${numbered}${rest}`
  const [said, no, last] = /^(?:其中)?(?:第([一二两三四五六七八九十]|\d+)|(最后一?))(?:项|条|个)/.exec(words) ?? []
  if (said === undefined || rows.length < 2) return null
  const row = last ? rows.at(-1) : rows[numberOf(no ?? '') - 1]
  return row === undefined ? null : `${row}${words.slice(said.length)}`
}

/** “园区的呢”: of the last question's indicators, and those they are taken for, the one this word tells apart. */
function qualified({ read, about }: Topic, words: string, lexicon: Lexicon): string | null {
  const numbers = about.flatMap((token) => /^指标(\d+)$/.exec(token)?.[1] ?? []).map(Number)
  const alike = numbers.length === 0 ? [] : likes(numbers, lexicon)
  const kept = alike.length > 1 ? byQualifier(alike, words, '', lexicon.plan) : []
  const [only] = kept
  if (kept.length !== 1 || only === undefined || (numbers.length === 1 && numbers[0] === only)) return null
  const last = frameOf(read, lexicon)
  const first = last.found.findIndex(({ refs }) => refs.some((ref) => ref.kind === 'indicator'))
  const said = last.found[first]?.said
  return said === undefined ? `指标${only}` : last.text.replace(said, `指标${only}`)
}

/** Indicators that share a name with these. */
function likes(numbers: readonly number[], { byChar }: Lexicon): number[] {
  const shared = [...byChar.values()]
    .flat()
    .map(({ refs }) => refs.flatMap((ref) => (ref.kind === 'indicator' ? [ref.no] : [])))
  return unique([...numbers, ...shared.filter((nos) => nos.some((no) => numbers.includes(no))).flat()])
}

const sign = /[ⓈⒷⓊⒼⓅⒺ]/

/** The last question with its names replaced by the new ones of the same kind, or asked of a unit besides. */
function swapped(last: Frame, { frame, found }: Pick<Frame, 'frame' | 'text' | 'found'>): string | null {
  const [kind] = sign.exec(frame) ?? []
  const names = found.map(({ said }) => said).join('、')
  if (!kind || names === '') return null
  const run = new RegExp(`${kind}(?:[、和与跟及]${kind})*`).exec(last.frame)
  // “市商务局怎么样” stands by itself; “市商务局呢” does not.
  if (!run) return (kind === 'Ⓤ' || kind === 'Ⓔ') && !/怎么样|如何/.test(frame) ? `${names}${last.text}` : null
  const said = last.found.map((one) => one.said)
  const fill = (words: string): string => words.replace(new RegExp(sign, 'g'), () => said.shift() ?? '')
  const before = fill(last.frame.slice(0, run.index))
  fill(run[0])
  return `${before}${names}${fill(last.frame.slice(run.index + run[0].length))}`
}

/** Words that ask the same of another side: the last question is asked again with the other one. */
const sides: readonly (readonly string[])[] = [
  ['累计数', '期间数'],
  ['牵头', '责任', '配合', '参与'],
  ['力争', '确保'],
  ['指标', '任务'],
  ['最好', '最差'],
  ['滞后', '达标', '没报'],
  ['开始', '结束'],
  ['副组长', '组长', '办公室主任', '成员'],
]

function replacedWord(word: string, read: string): string | null {
  const stem = word.replace(/(单位|的)$/, '')
  const side = sides.find((words) => words.includes(stem) || words.includes(word))
  const now = side?.find((other) => other !== stem && other !== word && read.includes(other))
  return now === undefined ? null : read.replace(now, side?.includes(word) ? word : stem)
}

/** People meant by their role, as long as they are few. */
function peopleMeant(plan: Plan, who: PeopleBy): string[] {
  const meant = plan.people.filter(
    ({ roles, unit }) => (who.by === 'role' && roles.includes(who.role)) || (who.by === 'unit' && unit === who.unit),
  )
  return meant.length <= 3 ? meant.map(({ name }) => name) : []
}

/** The sentence in a form that can be read again, and what it was about. */
export function topicOf(sentence: Sentence, asks: readonly Ask[]): Topic {
  const { plan, indicators, tasks, units, people, sections, text } = sentence
  const rows = [
    ...indicators.map((no) => `指标${no}`),
    ...(indicators.length > 0 ? [] : tasks.map((no) => `任务${no}`)),
  ]
  const places =
    rows.length > 0 ? [] : sections.map(({ no, sub }) => (sub === null ? `第${no}部分` : `第${no}部分第${sub}条`))
  const names = units.flatMap((id) => unitById(plan, id)?.name ?? [])
  const meant =
    people.length > 0 ? people : asks.flatMap((ask) => (ask.kind === 'people' ? peopleMeant(plan, ask.who) : []))
  const about = rows.length > 0 ? rows : meant.length > 0 ? meant : [...places, ...names]
  return { read: text.slice(0, 300), about: about.slice(0, 8), rows: rowsShown(plan, asks) }
}

/** Rows an answer lists, as tokens that read back. */
function rowsShown(plan: Plan, asks: readonly Ask[]): string[] {
  const [ask, ...more] = asks
  if (!ask || more.length > 0) return []
  if (ask.kind === 'list') {
    const { indicators, tasks } = rowsOf(plan, ask)
    return [...indicators.map(({ no }) => `指标${no}`), ...tasks.map(({ no }) => `任务${no}`)]
  }
  const [unit] = ask.kind === 'duties' ? ask.units : []
  if (ask.kind !== 'duties' || unit === undefined || ask.units.length > 1) return []
  const { leads, responsible } = dutiesOf(plan, unit)
  const led = ask.duty === 'responsible' ? [] : leads
  const does = ask.duty === 'lead' ? [] : responsible.map(({ task }) => task)
  return [...led, ...does].map(({ no }) => `任务${no}`)
}
