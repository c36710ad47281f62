import { isDay } from './day.ts'

const named =
  /((?:19|20)\d\d年)?(?<![\d第十])(\d{1,2}|十[一二三四五六七八九]?|[一二三四五六七八九])月(?:(\d{1,2})[日号])?/g
const quarter = /第?(?<![\d十])([五六七八九05-9]|\d{2})季度/
const digits = '一二三四五六七八九'

const monthOf = (said: string): number =>
  /^\d/.test(said)
    ? Number(said)
    : said.startsWith('十')
      ? 10 + digits.indexOf(said[1] ?? '') + 1
      : digits.indexOf(said) + 1

/** The first day, month or quarter of a text that no calendar has (2月30日, 十三月, 第五季度); null where there is none. */
export function noSuchTime(text: string): string | null {
  const plain = text.normalize('NFKC')
  const day = [...plain.matchAll(named)].find(([, year = '2024', month = '', date = '1']) => {
    const two = (part: string | number) => String(part).padStart(2, '0')
    return !isDay(`${year.slice(0, 4)}-${two(monthOf(month))}-${two(date)}`)
  })
  return day?.[0] ?? quarter.exec(plain)?.[0] ?? null
}
