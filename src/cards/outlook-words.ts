import type Big from 'big.js'
import type { GoalState } from '../domain/attainment.ts'
import { isGoalReported } from '../domain/attainment.ts'
import { dayLabel, daysInclusive, shortDay } from '../domain/day.ts'
import { decimal, figure, plainFigure, share, zero } from '../domain/decimal.ts'
import { curveOf, forecast, type Needed, neededPerMonth, neededPoints } from '../domain/forecast.ts'
import { periodWord } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { isReached } from '../domain/sense.ts'
import {
  amountWords,
  currentWords,
  dateWords,
  distanceWords,
  gapWords,
  goalName,
  leadsOf,
  targetWords,
} from './state-words.ts'

/** Whether a goal will be reached by the end, as far as its pace tells. */
export type Outlook = 'met' | 'will' | 'may' | 'wont' | 'unknown'

export const outlookWords: Record<Outlook, string> = {
  met: '已达标',
  will: '按现在的速度能完成',
  may: '按现在的速度有可能完成，不稳',
  wont: '按现在的速度完不成',
  unknown: '还不能预计',
}

const reaches = ({ ends }: GoalState, value: Big | null): boolean =>
  value !== null && ends !== null && isReached(ends, value)

/** The goal's outlook: sure where even the slowest pace of the range reaches it, open where only the fastest does. */
export function outlookOf(plan: Plan, state: GoalState): Outlook {
  if (state.light === 'met' || reaches(state, state.current)) return 'met'
  if (!isGoalReported(state) || state.day > plan.end) return 'unknown'
  const made = forecast(plan, state)
  if ('refused' in made) return 'unknown'
  if (reaches(state, made.least)) return 'will'
  return reaches(state, made.most) ? 'may' : 'wont'
}

export type Outlooks = Record<Outlook, GoalState[]>

/** Goals by their outlook: one computation for every question of what will be reached. */
export function outlooksOf(plan: Plan, goals: readonly GoalState[]): Outlooks {
  const all: Outlooks = { met: [], will: [], may: [], wont: [], unknown: [] }
  for (const state of goals) all[outlookOf(plan, state)].push(state)
  for (const of of [all.wont, all.may]) of.sort((a, z) => missingAtEnd(plan, z).cmp(missingAtEnd(plan, a)))
  return all
}

/** The part of the target that the fastest pace leaves missing, and of one that reaches it the slowest. */
function missingAtEnd(plan: Plan, state: GoalState): Big {
  const made = forecast(plan, state)
  if ('refused' in made || state.ends === null) return zero
  const { low, high } = state.ends
  const end = low ?? high
  if (end === null || end.eq(0)) return zero
  const off = (value: Big): Big => share(low ? low.minus(value) : value.minus(end), end.abs())
  const [near, far] = [off(made.least), off(made.most)].toSorted((a, z) => a.cmp(z))
  return near?.gt(0) ? near : (far ?? zero)
}

/** Why a goal that is 正常 today stands among those at risk: `今天正常，但近来慢了`; '' for others. */
export const althoughWords = (state: GoalState): string =>
  state.light === 'onCourse' ? '今天还不滞后，但照近来的速度到期够不着' : ''

/** How many will be reached, may not be, or cannot be foreseen: they add up to the goals. `bold` stands between the others. */
export function outlookHead(plan: Plan, outlooks: Outlooks): { all: string; bold: string; rest: string } {
  const { met, will, may, wont, unknown } = outlooks
  const goals = `${Object.values(outlooks).flat().length}个目标`
  const all = `${goals}中`
  const until = `（到${dayLabel(plan.end)}）`
  const able = met.length + will.length
  const reached = met.length > 0 ? `（已达标${met.length}个）` : ''
  if (able + may.length + wont.length === 0) return { all: goals, bold: '都还不能预计', rest: until }
  const open = unknown.length > 0 ? `，另有${unknown.length}个还不能预计` : ''
  if (may.length + wont.length === 0)
    return { all, bold: '能预计的都能完成', rest: `${until}：${able}个${reached}${open}` }
  const risk = may.length > 0 ? `、${may.length}个不稳` : ''
  return {
    all,
    bold: `${wont.length}个可能完不成${risk}`,
    rest: `${until}${able > 0 ? `，${able}个能完成${reached}` : ''}${open}`,
  }
}

/** Goals of which nothing is foreseen, by the reason: `尚未填报的2个：…`. */
export function unknownWords(plan: Plan, goals: readonly GoalState[]): string[] {
  const groups = new Map<string, string[]>()
  for (const state of goals) {
    const why = whyUnknown(plan, state)
    groups.set(why, [...(groups.get(why) ?? []), goalName(state)])
  }
  return [...groups].map(([why, names]) => `${why}的${names.length}个：${names.join('、')}`)
}

/** After the end: `试点已于2025年6月30日结束，不再预计；21个目标中未达标19个`. */
export function endedHead(plan: Plan, goals: readonly GoalState[]): { ended: string; bold: string; rest: string } {
  const count = (is: (state: GoalState) => boolean): number => goals.filter(is).length
  const unmet = count(({ light, waitsFor }) => light === 'unmet' && waitsFor === null)
  const waits = count(({ waitsFor }) => waitsFor !== null)
  const others: [string, number][] = [
    ['已达标', count(({ light }) => light === 'met')],
    ['待最后一期', waits],
    ['未填报', count(({ light }) => light === 'noData')],
    ['缺基数', count(({ light }) => light === 'noBaseline')],
  ]
  const rest = others.filter(([, of]) => of > 0).map(([name, of]) => `${name}${of}个`)
  return {
    ended: `${periodWord(plan)}已于${dayLabel(plan.end)}结束，${goals.length}个目标中`,
    bold: unmet > 0 ? `未达标${unmet}个` : waits > 0 ? '还没有判定未达标的' : '没有未达标的',
    rest: rest.length > 0 ? `，${rest.join('、')}` : '',
  }
}

/** What is missing of a goal after the end, and until when it is open: `还差5.2万件，7月10日到期`. */
export function shortWords(state: GoalState): string {
  const missing = distanceWords(state) || gapWords(state)
  return state.waitsFor === null ? missing : [missing, `${shortDay(state.waitsFor)}到期`].filter(Boolean).join('，')
}

/** A goal that may not be reached, in one line: value and target, the pace there is, where it leads, what it needs. */
export function outlookLine(plan: Plan, state: GoalState): string {
  const parts = [paceWords(plan, state), forecastWords(plan, state), neededWords(plan, state)]
  return `${currentWords(state)}/${targetWords(state)}；${parts.join('').replace(/。$/, '')}`
}

/** The same on a phone's line or two: value and target, where it leads, what it needs, whose it is; the paces are a tap away. */
export function outlookInBrief(plan: Plan, state: GoalState): string {
  const made = forecast(plan, state)
  const needed = neededPerMonth(plan, state)
  // A pace that began months ago would be taken for one from now on: then all that is left is said, and of which day.
  const isOld = needed !== null && needed.from.last < state.day
  const left = isOld
    ? `还需${figure(needed.left)}${state.measure === 'growth' ? '个百分点' : state.unit}`
    : (neededWords(plan, state).split(/[（。]/)[0] ?? '')
  const parts = ['refused' in made ? '' : endWords(state, made), left].filter((words) => words !== '')
  const who = `（${leadsOf(plan, state)}牵头${isOld ? `，${dateWords(state)}` : ''}）`
  return [`${currentWords(state)}/${targetWords(state)}`, ...parts].join('，') + who
}

/** How many of each reason why nothing is foreseen: `尚未填报17个、已确认1期，不足3期2个`. */
export function unknownCounts(plan: Plan, goals: readonly GoalState[]): string {
  const reported = goals.filter(isGoalReported)
  const few = reported.filter((state) => isTooFew(plan, state)).length
  const parts: [string, number][] = [
    ['尚未填报', goals.length - reported.length],
    [`不足${neededPoints}期`, few],
    ['缺基数或不作预测的', reported.length - few],
  ]
  return parts.flatMap(([words, count]) => (count > 0 ? [`${words}${count}个`] : [])).join('、')
}

function isTooFew(plan: Plan, state: GoalState): boolean {
  const made = forecast(plan, state)
  return 'refused' in made && made.refused === 'fewPoints'
}

/** Why nothing is foreseen of a goal, short. */
function whyUnknown(plan: Plan, state: GoalState): string {
  if (!isGoalReported(state)) return '尚未填报'
  if (state.day > plan.end) return `${periodWord(plan)}已结束`
  return forecastWords(plan, state).replace(/，?不作预测。$/, '')
}

/** `现在每月约0.05至0.08万件。`, the paces the range rests on; of whole things of which a month sees less than one, a year's. */
export function paceWords(plan: Plan, state: GoalState): string {
  const made = forecast(plan, state)
  const last = curveOf(state).at(-1)
  if ('refused' in made || !last || last.day >= plan.end) return ''
  const months = decimal(daysInclusive(last.day, plan.end) - 1).div(daysOfMonth)
  const monthly = [made.least, made.most].map((end) => share(end.minus(last.value), months))
  const whole = state.indicators.every(({ decimals }) => decimals === 0)
  const yearly = whole && monthly.every((pace) => pace.abs().lt(1))
  const [slow, fast] = monthly.map((pace) => paceFigure(yearly ? pace.times(12) : pace, whole))
  const unit = state.measure === 'growth' ? '个百分点' : state.unit
  return `现在每${yearly ? '年' : '月'}约${slow === fast ? slow : `${slow}至${fast}`}${unit}。`
}

function paceFigure(value: Big, whole: boolean): string {
  const size = value.abs()
  // Nobody does 7.9 of a thing; less than one a year still says how slow it is.
  return figure(value, size.lt(1) ? (whole ? 1 : 3) : whole || size.gte(100) ? 0 : 1)
}

/** Of a year's twelfth. */
const daysOfMonth = 30.4375

/**
 * 还需每月, a sentence; '' where nothing is left or it does not apply. What it says adds up to what is left: a last month
 * that needs less, two paces with the one between them, or an average that is called about.
 */
export function neededWords(plan: Plan, state: GoalState): string {
  const needed = neededPerMonth(plan, state)
  if (!needed) return ''
  const unit = state.measure === 'growth' ? '个百分点' : state.unit
  const { left, from, months } = needed
  // Where the figure is old its months began long ago, which “余” would hide.
  const span = from.last < state.day ? `自${from.label}起算${months}个月` : `余${months}个月`
  // Less than one thing a month is no pace: the total says more.
  if (months === 1 || isUnderOne(state, left, months)) return `还需${amountWords(left, unit)}（${span}）。`
  const { pace, last } = paceNeeded(state, needed, unit)
  return `还需每月${pace}（${span}${last}，共${amountWords(left, unit)}）。`
}

function paceNeeded(
  { measure, indicators }: GoalState,
  { left, perMonth, lastMonth, months }: Needed,
  unit: string,
): { pace: string; last: string } {
  const average = share(left, decimal(months))
  const isCounted = measure !== 'growth' && indicators.every(({ decimals }) => decimals === 0)
  if (!isCounted) {
    const shown = average.round(measure === 'growth' ? 2 : (indicators[0]?.decimals ?? 4), 1)
    return { pace: `${shown.times(months).eq(left) ? '' : '约'}${amountWords(shown, unit)}`, last: '' }
  }
  // So many in each month would be done before the last: it is more in some months and less in others.
  if (!lastMonth.gt(0)) return { pace: `${figure(average.round(0, 0))}至${figure(perMonth)}${unit}`, last: '' }
  return {
    pace: `${figure(perMonth)}${unit}`,
    last: lastMonth.lt(perMonth) ? `，最后一个月${figure(lastMonth)}${unit}` : '',
  }
}

const isUnderOne = ({ indicators }: GoalState, left: Big, months: number): boolean =>
  indicators.every(({ decimals }) => decimals === 0) && left.lt(months)

/** Where the pace leads, or why nothing is said about it. */
export function forecastWords(plan: Plan, state: GoalState): string {
  const made = forecast(plan, state)
  if ('refused' in made) {
    const why = {
      state: '目标是达到某种状态，不作预测。',
      step: '目标只有几个，按完成与否看，不作预测。',
      ratio: '比率不作预测。',
      noBaseline: state.missingPast > 0 ? '缺期初数，不作预测。' : '缺基数，不作预测。',
      fewPoints: `已确认${made.points}期，不足${neededPoints}期，不作预测。`,
    }
    return why[made.refused]
  }
  return `按近3、6、12个月的速度，${endWords(state, made)}（${made.points}期数据）。`
}

/** `到期末约18至20人` */
export function endWords(state: GoalState, made: { least: Big; most: Big }): string {
  const [least, most] = [about(state, made.least), about(state, made.most)]
  return `到期末约${least === most ? least : `${least}至${most}`}${state.measure === 'growth' ? '%' : state.unit}`
}

/** Three digits that mean something, and no more places than the indicator has: what is carried on is not exact. */
function about({ indicators, measure }: GoalState, value: Big): string {
  const whole = plainFigure(value.abs(), 0)
  const places = value.abs().lt(1) ? 3 : Math.max(0, 3 - whole.length)
  return figure(value, Math.min(places, measure === 'growth' ? 1 : (indicators[0]?.decimals ?? 2)))
}
