import { numberOf } from './numerals.ts'

/** A period as people name it → its id (`2024-02`, `2024Q1`, `2024H1`, `2024`), counted from now; null where none is named. */
export function periodIn(text: string, now: string): string | null {
  const year = Number(now.slice(0, 4))
  const month = Number(now.slice(5, 7))
  const said = /(20\d\d)年/.exec(text)?.[1]
  const ofYear = said
    ? Number(said)
    : /去年|上年/.test(text)
      ? year - 1
      : /明年/.test(text)
        ? year + 1
        : /后年/.test(text)
          ? year + 2
          : year
  const half = /(上|下|前|后)半年/.exec(text)?.[1]
  if (half) return `${ofYear}H${half === '上' || half === '前' ? 1 : 2}`
  const quarter = /(?:第|(?<![a-z])q)?(?<!\d)([一二三四1234])(?:季度|(?<=q[1-4])(?!\d))/i.exec(text)?.[1]
  if (quarter) return `${ofYear}Q${numberOf(quarter)}`
  if (/上上个?季度/.test(text)) return quarterOf(year, Math.ceil(month / 3) - 2)
  if (/(上个?|前一个?)季度/.test(text)) return quarterOf(year, Math.ceil(month / 3) - 1)
  if (/(本|这个?|当前)季度/.test(text)) return quarterOf(year, Math.ceil(month / 3))
  const named = /(?<![\d十])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!\d)/.exec(text)?.[1]
  if (named) return monthOf(ofYear, numberOf(named))
  if (/上上个?月/.test(text)) return monthOf(year, month - 2)
  if (/上个?月/.test(text)) return monthOf(year, month - 1)
  if (/(本|这个?|当)月/.test(text)) return monthOf(year, month)
  if (said || /[去上明后]年/.test(text)) return String(ofYear)
  return /今年|本年/.test(text) ? String(year) : null
}

const monthOf = (year: number, month: number): string =>
  month < 1 ? monthOf(year - 1, month + 12) : `${year}-${String(month).padStart(2, '0')}`

const quarterOf = (year: number, quarter: number): string =>
  quarter < 1 ? quarterOf(year - 1, quarter + 4) : `${year}Q${quarter}`
