import { isDay } from './day.ts'

const numeral = '十[一二三四五六七八九]?|[一二三四五六七八九]'
const dayNumeral = `\\d{1,2}|三十[一二三四五六七八九]?|二十[一二三四五六七八九]?|${numeral}`
const named = new RegExp(
  `(?:((?:19|20)\\d\\d)年的?|([今去前明上本]年)的?)?(?<![\\d第十])(\\d{1,2}|${numeral})月(?:份的?)?(?:(${dayNumeral})[日号])?`,
  'g',
)
const written = /(?<!\d)((?:19|20)\d\d)([-./])(\d{1,2})\2(\d{1,2})(?!\d)/g
const monthWritten = /(?<!\d)((?:19|20)\d\d)-(\d{2})(?![-\d])/g
/** 近六季度 is how long, not which one. */
const quarter = /(?<![近前后续去共这])第?(?<![\d十])(?:[五六七八九05-9]|\d{2})季度|(?<![a-z])q[05-9](?!\d)/i
const digits = '一二三四五六七八九'
const years: Readonly<Record<string, number>> = { 前: -2, 去: -1, 上: -1, 明: 1 }

/** 三十一 → 31 */
function numberOf(said: string): number {
  if (/^\d/.test(said)) return Number(said)
  const [tens = '', ones] = said.includes('十') ? said.split('十') : ['-', said]
  return (tens === '-' ? 0 : tens === '' ? 10 : (digits.indexOf(tens) + 1) * 10) + digits.indexOf(ones ?? '') + 1
}

const two = (part: number): string => String(part).padStart(2, '0')

/**
 * The first day, month or quarter of a text that no calendar has (2月30日, 十三月, 2024-02-30, 第五季度); null where there
 * is none. `now`: whose year 去年2月29日 is counted from; a day without a year may be one of a leap year.
 */
export function noSuchTime(text: string, now?: string): string | null {
  const plain = text.normalize('NFKC')
  const isDated = (year: string, month: number, day: number) => isDay(`${year}-${two(month)}-${two(day)}`)
  const yearOf = (relative: string | undefined) =>
    relative === undefined || now === undefined
      ? '2024'
      : String(Number(now.slice(0, 4)) + (years[relative[0] ?? ''] ?? 0))
  const day = [...plain.matchAll(named)].find(
    ([, year, relative, month = '', date = '1']) => !isDated(year ?? yearOf(relative), numberOf(month), numberOf(date)),
  )
  const iso = [...plain.matchAll(written)].find(
    ([, year = '', , month, date]) => !isDated(year, Number(month), Number(date)),
  )
  const ofMonth = [...plain.matchAll(monthWritten)].find(([, year = '', month]) => !isDated(year, Number(month), 1))
  return day?.[0] ?? iso?.[0] ?? ofMonth?.[0] ?? quarter.exec(plain)?.[0] ?? null
}
