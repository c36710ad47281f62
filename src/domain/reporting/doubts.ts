import type { Decimal } from '../decimal.ts'
import { figure, percent, share } from '../decimal.ts'
import type { Indicator } from '../plan.ts'
import type { Before } from './standing.ts'

/** Changes of so few whole things are nobody's doubt, whatever share of the last value they are. */
const fewThings = 5

/**
 * What a reviewer should look at twice, in neutral words: a level that fell, or a change beyond the indicator's limit
 * (design.md 4, Checks). It is asked about, never refused.
 */
export function doubtsAbout(indicator: Indicator, value: Decimal, before: Before | null): string[] {
  if (!before || before.value.eq(value)) return []
  const change = changeWords(indicator, value, before)
  const isLevel = indicator.measure === 'stock' || indicator.measure === 'growth'
  if (isLevel && value.lt(before.value)) return [change]
  return jumps(indicator, value, before.value) ? [`${change}，变动较大`] : []
}

function jumps({ jump, decimals }: Indicator, value: Decimal, before: Decimal): boolean {
  const difference = value.minus(before).abs()
  if (before.eq(0) || (decimals === 0 && difference.lt(fewThings))) return false
  return share(difference, before.abs()).gt(jump)
}

/** `地理标志数比2023年第4季度下降12%（58→51件）` */
function changeWords({ short, reportUnit }: Indicator, value: Decimal, before: Before): string {
  const difference = value.minus(before.value)
  const verb = difference.lt(0) ? '下降' : '增加'
  const inPercent = before.value.eq(0) ? '0%' : percent(share(difference.abs(), before.value.abs()))
  const by = inPercent === '0%' ? `${figure(difference.abs())}${reportUnit}` : inPercent
  return `${short}比${before.of}${verb}${by}（${figure(before.value)}→${figure(value)}${reportUnit}）`
}
