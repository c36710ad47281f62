import type { Decimal } from '../decimal.ts'
import { decimal, figure, percent, share } from '../decimal.ts'
import type { Indicator } from '../plan.ts'
import type { Before } from './standing.ts'

/** Changes of so few whole things are nobody's doubt, whatever share of the last value they are. */
const fewThings = 5

/**
 * What a reviewer should look at twice, in neutral words: a level that fell, or a change beyond the indicator's limit
 * (docs/rules.md 4, Checks). It is asked about, never refused.
 */
export function doubtsAbout(indicator: Indicator, value: Decimal, before: Before | null): string[] {
  if (!before || before.value.eq(value)) return []
  const change = changeWords(indicator, value, before)
  const places = slippedPlaces(indicator, value, before.value)
  if (places !== null) return [`${change}，变动较大：相差约${10 ** Math.abs(places)}倍，请看小数点和单位`]
  const isLevel = indicator.measure === 'stock' || indicator.measure === 'growth'
  if (isLevel && value.lt(before.value)) return [change]
  return jumps(indicator, value, before.value) ? [`${change}，变动较大`] : []
}

/** A figure whose point seems to have slipped: by how many places it fits the last one; null where it fits none. */
function slippedPlaces({ jump, decimals }: Indicator, value: Decimal, before: Decimal): number | null {
  if (before.lte(0) || value.lte(0) || (decimals === 0 && before.lt(fewThings) && value.lt(100))) return null
  const close = decimal(jump).lt(nearly) ? decimal(jump) : decimal(nearly)
  for (const places of [1, 2, 3, 4, -1, -2, -3, -4]) {
    const meant = places > 0 ? value.div(10 ** places) : value.times(10 ** -places)
    if (share(meant.minus(before).abs(), before).lte(close)) return places
  }
  return null
}

/** How close to the last figure a slipped one comes when its point is put right. */
const nearly = '0.1'

/** Of a first figure nothing can be compared but the target: so many times of it is worth a look. */
const farAbove = '3'

/** A first level so many times below its target has more likely lost its unit than is so far behind. */
const farBelow = '100'

/** A first figure far from its target: 49万件 where 15.6万件 is wanted, or a level of 0.0148万件. */
export function firstFigureDoubts(
  indicator: Indicator,
  value: Decimal,
  before: Before | null,
  target: string,
): string[] {
  if (before || indicator.measure === 'growth' || indicator.measure === 'ratio') return []
  const isLow = indicator.measure === 'stock' && value.gt(0) && value.times(farBelow).lte(target)
  if (!isLow && value.lte(decimal(target).times(farAbove))) return []
  const far = isLow ? '远低于' : '远高于'
  return [
    `${indicator.short}首次填报${figure(value)}${indicator.reportUnit}，${far}目标${figure(target)}${indicator.reportUnit}`,
  ]
}

/**
 * As much in one period as is to be reached in all of them: a total, or the target itself, was more likely typed. Where the
 * period before was like that too it is how things are.
 */
export function wholeDoubts(indicator: Indicator, value: Decimal, before: Before | null, target: string): string[] {
  const { short, measure, reportUnit, decimals } = indicator
  const isSummed = measure === 'flow' || measure === 'step'
  if (!isSummed || before?.value.gte(target)) return []
  // One of one is what is wanted of few things; of many it is nobody's single period.
  const isFew = decimals === 0 && decimal(target).lt(fewThings)
  const isWhole = isFew ? value.gt(target) : value.gte(target)
  if (!isWhole) return []
  const against = value.eq(target) ? '等于' : '超过'
  return [
    `${short}一期新增${figure(value)}${reportUnit}，${against}整个目标${figure(target)}${reportUnit}，请看是否报成了累计数`,
  ]
}

/** A level of an earlier period, against what is reported of the next later one: that would have fallen or jumped. */
export function laterDoubts(indicator: Indicator, own: Before, later: Before | null): string[] {
  if (!later || (indicator.measure !== 'stock' && indicator.measure !== 'growth')) return []
  return doubtsAbout(indicator, later.value, own).map((words) => `已报的${later.of}${words}`)
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
