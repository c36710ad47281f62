import type { Task } from '../domain/plan.ts'

/** A time as printed: its last day (ISO; null where it cannot be told), and whether the words leave the day open. */
export type Printed = { written: string; at: number; on: string | null; open: boolean }
export type Due = NonNullable<Task['due']>

const numbers = '一二三四五六七八九十'
const numeral = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) : [...text].reduce((sum, char) => sum + numbers.indexOf(char) + 1, 0)

const to = '[—－–~～至到-]+'
const time = new RegExp(
  `(?:(?:20\\d\\d年?${to})?(?<year>20\\d\\d)年度?|(?<next>[次翌]年))?` +
    `(?:(?:(?<!\\d)\\d{1,2}${to})?(?<month>(?<!\\d)\\d{1,2}|十[一二]|[${numbers}])月份?` +
    '(?:(?<day>\\d{1,2})[日号]|(?<third>[上中下]旬|初))?' +
    '|[第前]?(?<quarter>[1-4一二三四])个?季度|(?<half>[上下])半年)?' +
    `(?<shut>(?<![\\d两${numbers}])年[底末内]|[底末初]|年?中(?=[，,；;。）)前]|$)|内(?=[，,；;。）)]|$))?(?<before>之前|以前|前)?`,
  'g',
)
const isRange = new RegExp(`^${to}$`)

/** What comes round has no day of its own: 每年12月. */
const rounds: [NonNullable<Due['every']>, RegExp][] = [
  ['year', /[每按逐]年(?:\d{1,2}月(?:\d{1,2}日)?[底末]?前?)?/],
  ['half', /每半年|半年一次/],
  ['quarter', /[每按]季度?/],
  ['month', /[每按逐]月(?:\d{1,2}日前?|[底末]前?)?/],
]
export const everyIn = (text: string): { every: NonNullable<Due['every']>; written: string; at: number } | null => {
  for (const [every, word] of rounds) {
    const found = word.exec(text)
    if (found) return { every, written: found[0], at: found.index }
  }
  return null
}

/**
 * The times a text prints, in its order. `only` is the one year a time without a year can be of; a month takes the year
 * of the time before it (2024年4月—10月, one range, ends with its last day).
 */
export function timesIn(text: string, only: string | null): Printed[] {
  const found: Printed[] = []
  let last = only
  for (const { 0: written, index: at, groups = {} } of text.matchAll(time)) {
    const { year, next, month, quarter, half, shut = '' } = groups
    if (!year && !next && !month && !quarter && !half && !shut.startsWith('年')) continue
    const clause =
      text
        .slice(0, at)
        .split(/[，,；;。]/)
        .at(-1) ?? ''
    if (!year && everyIn(clause)) continue
    last = year ?? (next && last ? String(Number(last) + 1) : last)
    const { on, open: isOpen } = dayOf(last, groups)
    // 2024年春节前: the year is not what it ends with.
    const open =
      isOpen || (!month && !quarter && !half && /^[\u4e00-\u9fff]{1,3}前/.test(text.slice(at + written.length)))
    const before = found.at(-1)
    const between = before && text.slice(before.at + before.written.length, at)
    if (before && between !== undefined && isRange.test(between)) {
      found[found.length - 1] = { at: before.at, written: before.written + between + written, on, open }
    } else found.push({ written, at, on, open })
  }
  return found
}

/** The last day of what the parts name; 2025年前 may end with the year before, and 月初 with any of its first days. */
function dayOf(year: string | null, groups: Record<string, string | undefined>): { on: string | null; open: boolean } {
  const { month, day, third, quarter, half, shut, before } = groups
  if (year === null || (!month && /[初中]/.test(shut ?? ''))) return { on: null, open: true }
  const m = month ? numeral(month) : quarter ? numeral(quarter) * 3 : half === '上' ? 6 : 12
  const end = new Date(Date.UTC(Number(year), m, 0)).getUTCDate()
  const d = day ? Number(day) : third === '上旬' || third === '初' ? 10 : third === '中旬' ? 20 : end
  if (m < 1 || m > 12 || d < 1 || d > end) return { on: null, open: true }
  const bare = !month && !quarter && !half && !shut
  return {
    on: `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    open: third === '初' || (bare && before !== undefined),
  }
}

/**
 * A printed deadline: `2024年9月`, `2024.9`, `二季度` → the last day; `每年12月` comes round; `长期坚持` is only words.
 * `open` where the words do not settle the day; `days` are those they name.
 */
export function dueOf(written: string, only: string | null): { due: Due; open: boolean; days: string[] } {
  const text = written
    .replace(/\s+/g, '')
    .replace(/(20\d\d)[./-](\d{1,2})[./-](\d{1,2})(?!\d)/g, '$1年$2月$3日')
    .replace(/(20\d\d)[./-](\d{1,2})(?![\d年])/g, '$1年$2月')
  const times = timesIn(text, only)
  const every = everyIn(text)?.every ?? null
  const days = [...new Set(times.flatMap(({ on }) => on ?? []))]
  const on = days.toSorted().at(-1) ?? null
  const unread = times.length === 0 && every === null && /\d/.test(text)
  return { due: { written, on, every }, open: unread || days.length > 1 || times.some(({ open }) => open), days }
}
