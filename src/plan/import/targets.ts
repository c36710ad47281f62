import { figuresIn } from '../wording.ts'

/** A target as a sentence states it. */
export type Stated = {
  name: string
  /** As printed, from the figure to the last word of its modifier. */
  written: string
  /** The part of the sentence it stands in, verbatim. */
  quote: string
  value: string
  to: string | null
  unit: string
  /** Year it is to be reached in, where the paragraph names one. */
  year: string | null
  /** True where one name was made into two (种植、收获机械化率). */
  split: boolean
}

const verbs =
  /(?:年均)?(?:达到|超过|突破|稳定在|不低于|不少于|不超过|控制在|提高到|增加到|增长到|降至|降到|下降到|压缩到|保持在|累计达|达)$/
const actions =
  /(?:分别)?(?:建成|形成|培育|建设|打造|引进|新增|创建|建立|完成|开展|举办|发布|实现|认定|遴选|推广|支持|培养|培训|组建|设立)(?:出|一批)?$/
const modifiers = /^(?:及?以上|以内|以下|左右|上下)/
const adverbs = /(?:总体|总量|均|都|分别|基本|总计|合计|累计|力争|确保|要|也)+$/
const openers = /^(?:到?\d{4}年底?|其中|同时|并|力争|确保|使|在.{1,12}?(?:方面|领域)|全国|全省|全市|全县|全区)+/

/** Targets of a paragraph: name + verb + number + unit + modifier, or verb + number + unit + name. */
export function targetsIn(text: string): Stated[] {
  let year: string | null = null
  return text.split(/(?<=[，。；;])/).flatMap((part) => {
    const said = /(20\d\d)年(?!代)/.exec(part)
    if (said && /到|底|末|前/.test(part.slice(Math.max(0, said.index - 2), said.index + 7))) year = said[1] ?? null
    return inPart(part, year)
  })
}

function inPart(part: string, year: string | null): Stated[] {
  const quote = part.replace(/[，。；;]$/, '')
  const figures = figuresIn(quote).filter(
    ({ value, unit, at }) => !isYear(value, unit) && (unit !== '' || isSpan(quote, at)) && !/^[xX×+]/.test(unit),
  )
  const both = /分别(?:达到|为|达)/.test(quote) ? figures : figures.slice(0, 1)
  const plain = quote.normalize('NFKC')
  // `在8个行业分别培育1—2个…`: the figure that is the target follows a verb.
  const first = figures.find(({ at }) => verbs.test(plain.slice(0, at)) || actions.test(plain.slice(0, at)))
  if (!first) return []
  const next = figures[figures.indexOf(first) + 1]
  const before = plain.slice(0, first.at)
  const spanEnd = /^(\d[\d.,]*)\s*[—－~～-]\s*(\d[\d.,]*)/.exec(plain.slice(first.at))
  const to = spanEnd?.[2] ?? null
  const digits = /^[\d.,]+(?:\s*[—－~～-]\s*[\d.,]+)?/.exec(plain.slice(first.at))?.[0] ?? ''
  const unit = measureOf(to ? (next?.unit ?? first.unit) : first.unit)
  const rest = plain.slice(first.at + digits.length + unit.length)
  const modifier = modifiers.exec(rest)?.[0] ?? ''
  const written = quote.slice(first.at, first.at + digits.length + unit.length + modifier.length)
  const base = { quote, value: first.value, to, unit, year, split: false }
  if (verbs.test(before.replace(/(?:分别)$/, ''))) {
    const name = bareName(before.replace(verbs, ''))
    if (name === '') return []
    const names = namesOf(name)
    if (names.length > 1 && both.length === names.length && both.length > 1) {
      return names.flatMap((one, at) => {
        const own = both[at]
        return own
          ? [
              {
                ...base,
                name: one,
                value: own.value,
                unit: measureOf(own.unit),
                written: `${own.value}${measureOf(own.unit)}`,
                split: true,
              },
            ]
          : []
      })
    }
    const beyond = /(?:超过|突破)$/.exec(before)?.[0] ?? ''
    const each = /均(?:达到|超过)/.test(before) && names.length > 1 ? names : [name]
    return each.map((one) => ({ ...base, name: one, written: `${beyond}${written}`, split: each.length > 1 }))
  }
  const behind = rest.slice(modifier.length).replace(/^的/, '')
  if (actions.test(before) && behind.length >= 4) return [{ ...base, name: behind, written }]
  return []
}

const isSpan = (text: string, at: number): boolean => /^\d[\d.,]*\s*[—－~～-]\s*\d/.test(text.slice(at))
const isYear = (value: string, unit: string): boolean => /^(?:19|20)\d\d$/.test(value) && /^(?:年|$)/.test(unit)

const measures =
  /^(?:[十百千万亿]*(?:个百分点|千瓦时?|平方公里|公里|公顷|立方米|平方米|吨标准煤|万亩|美元|人次|[个家件项人户名处座条台套亩吨元天次所张场期辆分种部篇公米类门批%‰]))/
const measureOf = (text: string): string => measures.exec(text)?.[0] ?? text

const bareName = (text: string): string => {
  let name = text
  for (let before = ''; before !== name; ) {
    before = name
    name = name
      .replace(openers, '')
      .replace(adverbs, '')
      .replace(/^[、和及]|[，、]$/g, '')
  }
  return name.trim()
}

/** `马铃薯种植、收获机械化率` → two names; a list of subjects with one figure stays one. */
function namesOf(name: string): string[] {
  const [head = '', tail = '', more] = name.split('、')
  if (tail === '' || more !== undefined || tail.length < 5 || head.length < 4) return [name]
  const [action, suffix] = [tail.slice(0, 2), tail.slice(2)]
  return [`${head}${suffix}`, `${head.slice(0, -2)}${action}${suffix}`]
}

const behindFigure = ['以上', '左右', '以内']

/** Words that modify a target: 以上 and its like only where they stand behind one of its figures (not 65岁以上老年人). */
export const wordingOf = (quote: string, values: readonly string[]): string[] =>
  ['以上', '超过', '突破', '力争', '确保', '左右', '以内', '不低于', '不超过', '稳定在'].filter((word) =>
    behindFigure.includes(word)
      ? figuresIn(quote).some(
          ({ value, at }) => values.some((one) => Number(one) === Number(value)) && isBehind(quote, at, word),
        )
      : quote.includes(word),
  )

const isBehind = (quote: string, at: number, word: string): boolean =>
  new RegExp(`^[\\d.,]+(?:[—－~～-][\\d.,]+)?[^\\d,，、。;；|]{0,5}${word}`).test(
    quote
      .normalize('NFKC')
      .slice(at)
      .replace(/(?<=\\d)\\s+/g, ''),
  )
