import { dayTyped } from '../domain/day.ts'
import { parsePeriod } from '../domain/period.ts'
import { dayOf } from './days.ts'
import { periodIn } from './periods.ts'

const number = '[\\d一二三四五六七八九十]{1,3}'
const exactDay = new RegExp(
  `(?:(?:20\\d\\d|[今明去后])年)?的?${number}月${number}[日号]|20\\d\\d-\\d{1,2}-\\d{1,2}|[\\d今明去后]+年中`,
)

/**
 * The day a paper is drawn to, as it is asked for: a day, or a period by its last day (`一季度的通报`), of one that still
 * runs today. Null where neither is named.
 */
export function cutOffIn(text: string, now: string): string | null {
  const said = text.normalize('NFKC').replace(/\s/g, '')
  const whole = dayTyped(said)
  if (whole !== null) return whole
  const [exact] = exactDay.exec(said) ?? []
  if (exact !== undefined) return dayOf(exact.replace('的', ''), now)
  const period = parsePeriod(periodIn(said, now) ?? '')
  const today = now.slice(0, 10)
  if (!period) return null
  return period.first <= today && today < period.last ? today : period.last
}
