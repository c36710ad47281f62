import { plainNumbers } from '../numbers/plain.ts'
import type { PeriodKind } from '../plan.ts'
import { isTotal } from './cells.ts'

/**
 * A period as a heading says it; the year perhaps not. `loose`: only the year a whole table is of. `span`: the words for
 * several periods together, so that which one is meant is not said, and nothing in it is new in one alone.
 */
export type SaidPeriod = { kind: PeriodKind; year: number | null; no: number; loose?: true; span?: string }

const digitsOf = (said: string): number =>
  '零一二三四五六七八九十'.indexOf(said) > 0 ? '零一二三四五六七八九十'.indexOf(said) : Number(said)
const monthOf = (said: string): number => (said === '十一' ? 11 : said === '十二' ? 12 : digitsOf(said))
const yearOf = (said: string | undefined): number | null =>
  said === undefined ? null : said.length === 2 ? 2000 + Number(said) : Number(said)

const year = '(?:((?:20)?\\d{2})\\s*年?度?[-./]?)?'
const number = '(\\d{1,2}|[一二三四五六七八九十]{1,2})'
const ofQuarter = new RegExp(`${year}第?([1-4一二三四])季度?(?!节)|${year}q([1-4])`, 'i')
const ofHalf = new RegExp(`${year}(上|下)半年|${year}h([12])`, 'i')
const ofMonth = new RegExp(`${year}${number}月(?:份|底|末|\\d{1,2}日)?`)

const spanOfMonths = new RegExp(`${number}月?份?[-—–－~～至到]${number}月`)

/** The period some words say; null where they say none, or a span of several. */
export function periodSaid(words: string): SaidPeriod | null {
  const text = plainNumbers(words).replace(/\s+/g, '')
  if (quarters.test(text)) return null
  const [, date, month] = /(20\d\d)[-./](\d{1,2})(?:[-./]\d{1,2})?(?!\d)/.exec(text) ?? []
  if (date !== undefined) return monthSaid(Number(date), Number(month))
  const span = spanOfMonths.exec(text)
  if (span) return spanSaid(text, monthOf(span[1] ?? ''), monthOf(span[2] ?? ''))
  const half = ofHalf.exec(text)
  if (half) return { kind: 'half', year: yearOf(half[1] ?? half[3]), no: half[2] === '上' || half[4] === '1' ? 1 : 2 }
  const quarter = ofQuarter.exec(text)
  if (quarter)
    return { kind: 'quarter', year: yearOf(quarter[1] ?? quarter[3]), no: digitsOf(quarter[2] ?? quarter[4] ?? '') }
  const ofOne = ofMonth.exec(text)
  if (ofOne) return monthSaid(yearOf(ofOne[1]), monthOf(ofOne[2] ?? ''))
  const [, ends] = /(20\d\d)年?度?[年]?[末底]/.exec(text) ?? []
  if (ends !== undefined) return monthSaid(Number(ends), 12)
  const whole = /(20\d\d)(年度?|全年)(?!.*目标)/.exec(text)
  if (!whole) return null
  return { kind: 'year', year: Number(whole[1]), no: 1, ...(/年[?？]月/.test(text) && { loose: true }) }
}

const [several, first, joins] = ['[二三四2-4两]', '[一1]', '[-—–－~～至到、和]']
/** 前三季度, 前9个月, 一至三季度: quarters or months together that make no period. */
const quarters = new RegExp(
  `前${several}个?季度?|前[\\d一二三四五六七八九十两]{1,2}个?月|第?${first}季?度?${joins}第?${several}季|[二三23]${joins}第?[三四34]季`,
)

/** The words that name several periods together, which are none of those reported: 1—9月, 前三季度; null where none do. */
export function spanIn(words: string): string | null {
  const text = plainNumbers(words).replace(/\s+/g, '')
  const [named] = quarters.exec(text) ?? []
  if (named !== undefined) return named
  const [months, from = '', to = ''] = spanOfMonths.exec(text) ?? []
  return months === undefined || spanSaid(text, monthOf(from), monthOf(to)) ? null : months
}

const monthSaid = (of: number | null, no: number): SaidPeriod | null =>
  no >= 1 && no <= 12 ? { kind: 'month', year: of, no } : null

/** 1—4月: months together that make no period. */
export const isSpan = (words: string): boolean => wholeSpan.test(plainNumbers(words).replace(/\s+/g, ''))
const wholeSpan = new RegExp(`^(20\\d\\d年)?(${spanOfMonths.source}份?|${quarters.source}度?)$`)

/** 1—3月 is the first quarter, 1—6月 the half; other spans are no period. */
function spanSaid(text: string, from: number, to: number): SaidPeriod | null {
  const of = yearOf(/(20\d\d)年?/.exec(text)?.[1])
  if (to - from === 2 && from % 3 === 1) return { kind: 'quarter', year: of, no: (from + 2) / 3 }
  if (to - from === 5 && from % 6 === 1) return { kind: 'half', year: of, no: from === 1 ? 1 : 2 }
  return from === 1 && to === 12 ? { kind: 'year', year: of, no: 1 } : null
}

/** Which of names beside each other is the sum of the kinds they name: not 二季度合计 where the others are its months. */
export function sumsKinds(names: readonly string[]): (name: string) => boolean {
  const isDated = names.some((name) => !isTotal(name) && periodSaid(name) !== null)
  return (name) => isTotal(name) && !(isDated && periodSaid(name) !== null)
}

/** Words without the period they say. */
export const withoutPeriod = (words: string): string =>
  plainNumbers(words)
    .replace(/(20\d\d|\d\d)年度?|20\d\d[-./]\d{1,2}([-./]\d{1,2})?/g, '')
    .replace(
      /第?[1-4一二三四]季度?|q[1-4]|[上下]半年|([\d一二三四五六七八九十]{1,2}月?份?[-—~至到])?[\d一二三四五六七八九十]{1,2}月份?(底|末|\d{1,2}日)?|全年/g,
      '',
    )
    .replace(/^(截至|截止|到)$/, '')
    .replace(/[（()）]/g, '')
    .trim()

/** 4月 of a row under 2024年: that month of that year; null where the two do not say one period together. */
export const withinYear = (row: SaidPeriod | null, above: SaidPeriod | null): SaidPeriod | null =>
  row && row.kind !== 'year' && (above === null || above.kind === 'year')
    ? { ...row, year: row.year ?? above?.year ?? null }
    : null

/** 本季新增 as of 30 June is of the quarter that ends then, 本年 of 31 December of the year; 年末 in a table of a year is its end. */
export function endingWith(period: SaidPeriod | null, words: string): SaidPeriod | null {
  if (period === null || period.span !== undefined) return period
  const { kind, year, no } = period
  if (kind === 'year') return /(?<![上去前])年[末底]/.test(words) ? { kind: 'month', year, no: 12 } : period
  if (kind !== 'month') return period
  if (/[本当]季/.test(words) && no % 3 === 0) return { kind: 'quarter', year, no: no / 3 }
  return /[本当全]年/.test(words) && no === 12 ? { kind: 'year', year, no: 1 } : period
}
