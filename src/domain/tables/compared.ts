import type { Heading, Role } from './headings.ts'
import type { SaidPeriod } from './said-period.ts'
import type { Titles } from './titles.ts'

const figures: readonly Role[] = ['value', 'new', 'level', 'denominator', 'numerator']
const changes = /增减|增幅|增速|增长|同比|环比|增加|减少|变化|变动|差[额值]|[比较](上|去|年初|同|前)/
const months = { month: 1, quarter: 3, half: 6, year: 12 }

/** The first and the last month of a period, counted from the year nought. */
const spanOf = ({ kind, no }: SaidPeriod, year: number): { from: number; to: number } => {
  const to = year * 12 + no * months[kind]
  return { from: to - months[kind] + 1, to }
}

/**
 * Marks columns of an earlier period that may stand there only to be compared with: 2023年末 in a table of 2024, 5月 beside
 * 6月 and 环比. Three periods or more that follow each other up to the newest are a series: all of them are told. Years with nothing said of one of them need be but two.
 */
export function withCompared(headings: readonly Heading[], titles: Titles): Heading[] {
  const titled = titles.period()
  const own = headings.flatMap((heading) => {
    const period = heading.period === null ? null : titles.dated(heading.period)
    return period && figures.includes(heading.role) ? [{ heading, period }] : []
  })
  const year = Math.max(...[...own.map(({ period }) => period), titled].map((period) => period?.year ?? 0))
  const spans = new Map(own.map(({ heading, period }) => [heading, spanOf(period, period.year ?? year)]))
  const isOpen = headings.some(({ role, period }) => period === null && figures.includes(role))
  const ofTitle = titled?.loose || !titled ? null : spanOf(titled, titled.year ?? year)
  const newest = Math.max(...[...spans.values()].map(({ to }) => to), isOpen ? (ofTitle?.to ?? 0) : 0)
  const isOfNewest = ofTitle !== null && ofTitle.from <= newest && newest <= ofTitle.to
  const saysChange = headings.some(({ role, text }) => role === 'aside' && changes.test(text))
  const series = seriesTo(
    own.map(({ period }) => ({ kind: period.kind, ...spanOf(period, period.year ?? year) })),
    newest,
    saysChange || titled !== null ? 3 : 2,
  )
  return headings.map((heading) => {
    const span = spans.get(heading)
    if (!span || span.to >= newest || series.has(span.to)) return heading
    const isOfOtherYear = span.to <= (year - 1) * 12 + 12
    const isBefore = isOfNewest && span.to < (ofTitle?.from ?? 0)
    return isOfOtherYear || isBefore || saysChange ? { ...heading, compared: true } : heading
  })
}

/** The last months of three periods of one kind or more, or of `years`, equally far from each other, up to the newest. */
function seriesTo(
  periods: readonly { kind: SaidPeriod['kind']; to: number }[],
  newest: number,
  years: number,
): Set<number> {
  for (const kind of new Set(periods.map((period) => period.kind))) {
    // The half year a plan begins with stands before its years.
    const isOf = (one: { kind: string; to: number }) => one.kind === kind || (kind === 'year' && one.kind === 'half')
    const ends = new Set(periods.flatMap((period) => (isOf(period) ? [period.to] : [])))
    for (const step of kind === 'month' ? [1, 3, 6] : [months[kind]]) {
      const series = new Set<number>()
      for (let at = newest; ends.has(at); at -= step) series.add(at)
      if (series.size >= (kind === 'year' ? years : 3)) return series
    }
  }
  return new Set()
}
