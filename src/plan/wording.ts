import type { Sense } from '../domain/plan.ts'

/** A figure as a plan prints it: digits, and what follows up to the next figure's sign or the end of the word. */
export type Figure = { value: string; unit: string; at: number }

const figure = /(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([^\d\s[\]〔〕【】()（）,，、。;；:：|—－~～-]{0,8})/g

/** Modifiers after a figure are no part of its unit. */
const after = /(及?以上|以内|之内|以下|之间|左右|上下|或以上|为目标|。).*$/

/** Units of measure: a compound before the one it begins with (个工作日 before 个, 人次 before 人, 分钟 before 分). */
const measures = new RegExp(
  `^(?:[十百千万亿]*(?:${[
    '个(?:百分点|工作日|自然日|月|小时|学时|课时)',
    '千瓦时|千瓦|兆瓦|平方公里|平方米|立方米|公里|公顷|公斤|千克|微克|毫克|千米|吨标准煤|美元|人次|分钟|小时|学时|课时',
    '[个家件项人户名处座条台套亩吨元天次所张场期辆分秒种部篇米类门批栋幢间片册份起例只头株款支村宗本倍人%‰]',
  ].join('|')}))(?:/(?:年|月|日|天|人|户|亩|立方米|平方公里))?`,
)
/** The unit of measure a text begins with, '' where it begins with none. */
export const measureAt = (text: string): string => measures.exec(text.normalize('NFKC'))?.[0] ?? ''
/** What is counted in time: less is better, and no sum of it means anything. */
export const isTime = (unit: string): boolean => /工作日|自然日|天|分钟|小时|个月|秒/.test(unit)

/** The figures of a text in its order, thousands separators taken out: `85万件以上` → 85, 万件. */
export function figuresIn(text: string): Figure[] {
  return [...text.normalize('NFKC').matchAll(figure)].map((found) => ({
    value: `${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`,
    unit: (found[3] ?? '').replace(after, ''),
    at: found.index,
  }))
}

export type Read = { sense: Sense; strict: boolean; words: string }

type Cue = { word: string; sense: Sense; strict: boolean }

const cues = (words: string, sense: Sense, strict: boolean): Cue[] =>
  words.split(' ').map((word) => ({ word, sense, strict }))
const longestFirst = (list: Cue[]): Cue[] => list.sort((a, b) => b.word.length - a.word.length)

/** Words before a figure, the longest first: 不超过 is no 超过, 不低于 no 低于. */
const front = longestFirst([
  ...cues('不超过 不得超过 不能超过 不超出 不高于 不得高于 不大于 不得大于 不多于 不得多于 控制在 ≤', 'atMost', false),
  ...cues('压缩至 压缩到 压减至 压减到 缩短至 缩短到 缩减至 缩减到 减少至 减少到 减至 减到', 'atMost', false),
  ...cues('降至 降到 降低至 降低到 下降至 下降到', 'atMost', false),
  ...cues('不低于 不得低于 不少于 不得少于 不小于 不得小于 达到 达 至少 ≥', 'atLeast', false),
  ...cues('增加到 增加至 增至 提高到 提高至 提升到 提升至 增长到 扩大到 扩大至', 'atLeast', false),
  ...cues('超过 突破 超出 高于 大于 多于 超 >', 'atLeast', true),
  ...cues('低于 少于 小于 <', 'atMost', true),
])

/** Words behind a figure and its unit. */
const behindWords = longestFirst([
  ...cues('以内 之内 以下', 'atMost', false),
  ...cues('左右 上下', 'about', false),
  ...cues('以上', 'atLeast', false),
])

/** The word directly before a figure that says how it is meant; '' where there is none. */
export const comparatorBefore = (text: string): string => front.find(({ word }) => text.endsWith(word))?.word ?? ''

/** Words that tell how a figure is meant, printed next to one of these figures and not part of a longer word. */
export function comparatorsAt(quote: string, values: readonly string[]): string[] {
  const plain = quote.normalize('NFKC')
  const own = figuresIn(plain).filter(({ value }) => values.some((one) => Number(one) === Number(value)))
  return own.flatMap(({ at }) => {
    const rest = plain.slice(at).replace(/^[\d.,]+(?:[—－~～-][\d.,]+)?\s*/, '')
    const back = behindWords.find(({ word }) => wordBehind(rest.slice(0, 8), word) && !rest.slice(0, 8).includes('|'))
    return [comparatorBefore(plain.slice(0, at)), back?.word ?? ''].filter((word) => word !== '' && word !== '达')
  })
}

/** How the words next to a figure mean it; null where the text does not hold the figure or says nothing about it. */
export function senseOf(text: string, value: string | null): Read | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  if (value === null) return null
  const own = figuresIn(plain).filter((one) => Number(one.value) === Number(value))
  const reads = own.flatMap((one) => {
    // `不低于年度计划的90%`
    const before = plain.slice(0, one.at).replace(ofSomething, '')
    const length = /^[\d.,]+/.exec(plain.slice(one.at))?.[0].length ?? 0
    const behind = plain.slice(one.at + length, one.at + length + 8)
    const unit = measureAt(behind)
    const isSpan = /^[—－~～至到-]\d/.test(behind) || /^[—－~～至到-]\d/.test(behind.slice(unit.length))
    if (isSpan) return [{ sense: 'within' as const, strict: false, words: plain.slice(one.at, one.at + length + 8) }]
    // `1个工作日内办结`
    const within = isTime(unit) && behind.slice(unit.length).startsWith('内')
    const back = behindWords.find(({ word }) => wordBehind(behind, word))
    const said = front.find(({ word }) => before.endsWith(word))
    const words = `${said?.word ?? ''}${one.value}${one.unit}${back?.word ?? ''}`
    if (within) return [{ sense: 'atMost' as const, strict: false, words }]
    // `不超过3小时左右` is about it, `不低于90%以上` at least.
    if (back && back.sense !== 'atLeast') return [{ sense: back.sense, strict: back.strict, words }]
    if (said) return [{ sense: said.sense, strict: said.strict, words }]
    return back ? [{ sense: back.sense, strict: back.strict, words }] : []
  })
  return reads[0] ?? null
}

const ofSomething = new RegExp(`(?<=${front.map(({ word }) => word).join('|')})[^\\d,，、。;；|]{2,10}的$`)

/** Directly behind the unit: no other figure, comma or stop between. */
const wordBehind = (behind: string, word: string): boolean => {
  const at = behind.indexOf(word)
  return at >= 0 && !/[\d,，、。;；]/.test(behind.slice(0, at))
}
