import Big from 'big.js'

/**
 * The grammar of one written number, digits and characters mixed as people do: 14万8千, 三亿二, 1亿零500万, 两千, 一○五,
 * 十五点六万. Null where it is none, or where two readings are possible: 12万34 may be 120034 or 123400, 五六 is “five or
 * six”. The text is plain (plain.ts) and without separators.
 */
export const numberWritten = (text: string): Big | null =>
  parted(tensSpelt(text), '亿', hundredMillion, (below) => parted(below, '万', tenThousand, belowTenThousand))

const tens: Record<string, string> = { 廿: '二十', 卅: '三十', 卌: '四十' }

/** 廿五 is 二十五, 一百单五 is 一百零五. */
const tensSpelt = (text: string): string => text.replace(/[廿卅卌]/g, (mark) => tens[mark] ?? '').replaceAll('单', '零')

const tenThousand = new Big(10_000)
const hundredMillion = new Big(100_000_000)
const digits = '零一二三四五六七八九'

export const isDigit = (character: string): boolean => /^[0-9]$/.test(character)
export const isNumeral = (character: string): boolean => /^[零一二两三四五六七八九廿卅卌]$/.test(character)
export const isScale = (character: string): boolean => /^[十百千万亿]$/.test(character)

const digitOf = (numeral: string): number =>
  isDigit(numeral) ? Number(numeral) : numeral === '两' ? 2 : digits.indexOf(numeral)

const isWhole = (value: Big): boolean => value.round(0, Big.roundDown).eq(value)

/** What stands before the last 亿 (or 万), times it, and what stands after. */
function parted(text: string, mark: string, size: Big, below: (text: string) => Big | null): Big | null {
  const at = text.lastIndexOf(mark)
  if (at === -1) return below(text)
  const many = below(text.slice(0, at))
  const rest = text.slice(at + 1)
  // 0万 is nothing at all; 0万3千 is written by nobody.
  if (!many || (many.eq(0) && rest !== '')) return null
  if (rest === '') return many.times(size)
  // 1.2亿3千万 is not written by anybody who knows what it means.
  const more = isWhole(many) ? remainder(rest, size, below) : null
  return more && many.times(size).plus(more)
}

/** After 万 or 亿: one digit is the next lower place (14万8), other digits fill all places or follow 零. */
function remainder(rest: string, size: Big, below: (text: string) => Big | null): Big | null {
  if (/^[1-9一二两三四五六七八九]$/.test(rest)) return size.div(10).times(digitOf(rest))
  const spoken = rest.replace(/^零/, '')
  const places = size.toFixed(0).length - 1
  if (/^\d/.test(rest) && /^\d+$/.test(rest) && rest.length !== places) return null
  const more = /^0+\d+$/.test(spoken) ? new Big(spoken) : below(spoken)
  return more && isWhole(more) && more.gt(0) && more.lt(size) ? more : null
}

function belowTenThousand(text: string): Big | null {
  if (/^(0|[1-9]\d*)?(\.\d+)?$/.test(text) && text !== '') return new Big(text)
  if (/^[零一二两三四五六七八九]$/.test(text)) return new Big(digitOf(text))
  if (/^[一二三四五六七八九][零一二三四五六七八九]+$/.test(text)) return spelledOut(text)
  const [, before, after] = /^([^点\d]+)点([零一二三四五六七八九]+)$/.exec(text) ?? []
  if (before !== undefined && after !== undefined) return withDecimals(before, after)
  return counted(text)
}

/** 一二零 is 120; two digits without 零 are “one or two”, so never a number. */
const spelledOut = (text: string): Big | null =>
  text.length === 2 && !text.includes('零') ? null : new Big([...text].map(digitOf).join(''))

function withDecimals(before: string, after: string): Big | null {
  const whole = belowTenThousand(before)
  return whole && isWhole(whole) ? new Big(`${whole.toFixed(0)}.${[...after].map(digitOf).join('')}`) : null
}

const places: readonly (readonly [mark: string, size: number])[] = [
  ['千', 1000],
  ['百', 100],
  ['十', 10],
]

/** 三千零五十, 2千5百, 三百五 (350), 1.5千. */
function counted(text: string): Big | null {
  let rest = text
  let total = new Big(0)
  let last = 0
  for (const [mark, size] of places) {
    const [all, zero, many = ''] =
      new RegExp(`^(零?)(\\d+(?:\\.\\d+)?|[一二两三四五六七八九]?)${mark}`).exec(rest) ?? []
    if (all === undefined) continue
    const isAlone = last === 0 && all.length === rest.length
    if (!coefficientFits(many, mark, isAlone) || (zero === '零' && last === 0)) return null
    total = total.plus(new Big(many === '' ? 1 : /\d/.test(many) ? many : digitOf(many)).times(size))
    rest = rest.slice(all.length)
    last = size
  }
  if (last === 0) return null
  if (rest === '') return total
  const [, zero, digit] = /^(零?)([1-9一二三四五六七八九])$/.exec(rest) ?? []
  if (digit === undefined || (zero === '零' && last === 10)) return null
  return total.plus(new Big(digitOf(digit)).times(zero === '零' ? 1 : last / 10))
}

function coefficientFits(many: string, mark: string, isAlone: boolean): boolean {
  if (many === '') return mark === '十'
  if (/\d/.test(many)) return isAlone ? !/^0\d/.test(many) && !/^0$/.test(many) : /^[1-9]$/.test(many)
  return many !== '两' || mark !== '十'
}
