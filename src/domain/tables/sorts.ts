import type { About, Candidate } from './candidate.ts'
import { addedWords } from './cells.ts'
import type { Found } from './found.ts'
import type { Heading } from './headings.ts'
import { periodSaid, type SaidPeriod } from './said-period.ts'
import type { Titles } from './titles.ts'

/** Whether a column holds what an indicator's form asks for; where its words do not tell, the sender is asked. */
export type Sort = 'yes' | 'no' | 'ask'

const adds = new RegExp(`${addedWords}|增加|增量`)
const saysTotal = /累计|现有|存量|期末/
const ofYear = /本年|今年|当年|年内|全年|年初/

/** How things stand at the period's end. */
export function levelIn(
  { reading }: Found,
  { heading, period }: Candidate,
  { no, label }: About,
  titles: Titles,
): Sort {
  const { role, text } = heading
  if (adds.test(text)) return 'no'
  // The month of a quarter's end is not said to be its end: 3月 may be the month.
  if (heading.period?.kind === 'month' && reading.rhythmOf(no) !== 'month' && !isDay(text)) return 'ask'
  if (role === 'level') return (ofYear.test(text) && !isDay(text)) || adds.test(label) ? 'ask' : 'yes'
  if (role === 'new') return 'ask'
  const saysLevel = isDay(label) || /有效|拥有|保有|累计|总[数量]|现有|存量|期末/.test(label) || titles.saysLevels()
  const isKnown = role === 'value' || (role === 'unknown' && text === '')
  return isKnown && (isDay(text) || (saysLevel && period !== null)) ? 'yes' : 'ask'
}

/** What is new in the period. */
export function newIn(
  { reading }: Found,
  { heading, period, falls }: Candidate,
  { no, label }: About,
  titles: Titles,
): Sort {
  const { role, text } = heading
  const rhythm = reading.rhythmOf(no)
  if (role === 'level') return titles.saysNew() && !/累计/.test(text) ? 'ask' : 'no'
  const [last = ''] = text.split(' ').slice(-1)
  const words = /[本当][月季期]/.test(last) ? last : text
  if (ofYear.test(words) && rhythm !== 'year' && heading.period === null) return 'no'
  // 累计 beside the name, 本季 above the figure: which of them holds is asked.
  if (role === 'new' && saysTotal.test(label)) return 'ask'
  if (role === 'new') {
    if (/本月|当月/.test(text) && rhythm !== 'month') return 'no'
    return /本季|当季/.test(text) && rhythm !== 'quarter' ? 'no' : 'yes'
  }
  if (falls && period?.kind === rhythm) return 'yes'
  if (titles.saysNew() || (adds.test(label) && role === 'value')) return period === null ? 'ask' : 'yes'
  // 6月交易量 names its month itself.
  const named = periodSaid(label)
  if (named?.kind === rhythm && role !== 'aside' && !isDay(label) && !/累计|截至/.test(label)) return 'yes'
  // What is applied for in a year, or stands under 本年, is of that year.
  if (/申报|本年|全年/.test(text) && rhythm === 'year' && period?.kind === 'year') return 'yes'
  const isPeriodOnly = role === 'value' && heading.period !== null && !isDay(text)
  return isPeriodOnly && !/完成|实际|情况/.test(text) ? 'yes' : 'ask'
}

/** A day, or the end of a period: how things stand then. */
const isDay = (text: string): boolean => /\d日|[月年度季][底末]|\d[-./]\d{1,2}[-./]\d|(季|半年)度?末/.test(text)

/** A month that does not end the period an indicator is reported by. */
export function isWithin(period: SaidPeriod | null, rhythm: string | undefined): boolean {
  if (period?.kind !== 'month' || rhythm === 'month' || rhythm === undefined) return false
  const months = { quarter: 3, half: 6, year: 12 }[rhythm] ?? 1
  return period.no % months !== 0
}

export const headingWords = ({ text }: Heading): string => (text === '' ? '没有标题' : `“${text}”`)
