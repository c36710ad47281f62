import type { Sense } from '../domain/plan.ts'

/** A figure as a plan prints it: digits, and what follows up to the next figure's sign or the end of the word. */
export type Figure = { value: string; unit: string; at: number }

const figure = /(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([^\d\s()（）,，、。;；:：|—－~～-]{0,8})/g

/** Modifiers after a figure are no part of its unit. */
const after = /(以上|以内|以下|左右|上下|及以上|或以上|为目标|。).*$/

/** The figures of a text in its order, thousands separators taken out: `85万件以上` → 85, 万件. */
export function figuresIn(text: string): Figure[] {
  return [...text.normalize('NFKC').matchAll(figure)].map((found) => ({
    value: `${(found[1] ?? '').replaceAll(',', '')}${found[2] ?? ''}`,
    unit: (found[3] ?? '').replace(after, ''),
    at: found.index,
  }))
}

export type Read = { sense: Sense; strict: boolean; words: string }

/** What a word before (`front`) or after a figure makes of it. */
const cues: { word: string; side: 'front' | 'behind'; sense: Sense; strict: boolean }[] = [
  ...[
    '不超过',
    '不高于',
    '不大于',
    '不多于',
    '控制在',
    '压缩至',
    '压减到',
    '压缩到',
    '降至',
    '降到',
    '下降到',
    '≤',
  ].map((word) => ({ word, side: 'front' as const, sense: 'atMost' as const, strict: false })),
  ...['不低于', '不少于', '不小于', '达到', '达', '增加到', '提高到', '≥'].map((word) => ({
    word,
    side: 'front' as const,
    sense: 'atLeast' as const,
    strict: false,
  })),
  ...['超过', '突破', '高于', '大于', '多于', '>'].map((word) => ({
    word,
    side: 'front' as const,
    sense: 'atLeast' as const,
    strict: true,
  })),
  ...['低于', '少于', '小于', '<'].map((word) => ({
    word,
    side: 'front' as const,
    sense: 'atMost' as const,
    strict: true,
  })),
  ...['以内', '以下'].map((word) => ({ word, side: 'behind' as const, sense: 'atMost' as const, strict: false })),
  ...['左右', '上下'].map((word) => ({ word, side: 'behind' as const, sense: 'about' as const, strict: false })),
  { word: '以上', side: 'behind', sense: 'atLeast', strict: false },
]

/** How the words next to a figure mean it; null where the text does not hold the figure or says nothing about it. */
export function senseOf(text: string, value: string | null): Read | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, '')
  if (value === null) return null
  const own = figuresIn(plain).filter((one) => Number(one.value) === Number(value))
  const reads = own.flatMap((one) => {
    const before = plain.slice(Math.max(0, one.at - 5), one.at)
    const length = /^[\d.,]+/.exec(plain.slice(one.at))?.[0].length ?? 0
    const behind = plain.slice(one.at + length, one.at + length + 8)
    const rest = /^[—－~～-]\d/.exec(behind)
    if (rest) return [{ sense: 'within' as const, strict: false, words: plain.slice(one.at, one.at + length + 8) }]
    const back = cues.find(({ side, word }) => side === 'behind' && wordBehind(behind, word))
    const front = cues.find(({ side, word }) => side === 'front' && before.endsWith(word))
    const words = `${front?.word ?? ''}${one.value}${one.unit}${back?.word ?? ''}`
    if (back && back.sense !== 'atLeast') return [{ sense: back.sense, strict: back.strict, words }]
    if (front) return [{ sense: front.sense, strict: front.strict, words }]
    return back ? [{ sense: back.sense, strict: back.strict, words }] : []
  })
  return reads[0] ?? null
}

/** Directly behind the unit: no other figure, comma or stop between. */
const wordBehind = (behind: string, word: string): boolean => {
  const at = behind.indexOf(word)
  return at >= 0 && !/[\d,，、。;；]/.test(behind.slice(0, at))
}
