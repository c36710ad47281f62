import type Big from 'big.js'
import type { GoalState } from '../domain/attainment.ts'
import { isGoalReported } from '../domain/attainment.ts'
import { daysInclusive } from '../domain/day.ts'
import { decimal, figure, plainFigure, share } from '../domain/decimal.ts'
import { curveOf, forecast, neededPerMonth, neededPoints } from '../domain/forecast.ts'
import { periodWord } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { isReached } from '../domain/sense.ts'
import { currentWords, targetWords } from './state-words.ts'

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

/** A goal that may not be reached, in one line: value and target, the pace there is, where it leads, what it needs. */
export function outlookLine(plan: Plan, state: GoalState): string {
  const parts = [paceWords(plan, state), forecastWords(plan, state), neededWords(plan, state)]
  return `${currentWords(state)}/${targetWords(state)}；${parts.join('').replace(/。$/, '')}`
}

/** Why nothing is foreseen of a goal, short. */
export function whyUnknown(plan: Plan, state: GoalState): string {
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
  return figure(value, size.lt(1) ? (whole ? 1 : 3) : size.lt(whole ? 10 : 100) ? 1 : 0)
}

/** Of a year's twelfth. */
const daysOfMonth = 30.4375

/** 还需每月, a sentence; '' where nothing is left or it does not apply. */
export function neededWords(plan: Plan, state: GoalState): string {
  const needed = neededPerMonth(plan, state)
  if (!needed) return ''
  const unit = state.measure === 'growth' ? '个百分点' : state.unit
  const { left, perMonth, lastMonth, from, months } = needed
  // Where the figure is old its months began long ago, which “余” would hide.
  const span = from.last < state.day ? `自${from.label}起算${months}个月` : `余${months}个月`
  // Less than one thing a month is no pace: the total says more.
  if (months === 1 || isUnderOne(state, left, months)) return `还需${figure(left)}${unit}（${span}）。`
  const last = lastMonth.gt(0) && lastMonth.lt(perMonth) ? `，最后一个月${figure(lastMonth)}${unit}` : ''
  return `还需每月${figure(perMonth)}${unit}（${span}${last}，共${figure(left)}${unit}）。`
}

const isUnderOne = ({ indicators }: GoalState, left: Big, months: number): boolean =>
  indicators.every(({ decimals }) => decimals === 0) && left.lt(months)

/** Where the pace leads, or why nothing is said about it. */
export function forecastWords(plan: Plan, state: GoalState): string {
  const made = forecast(plan, state)
  if ('refused' in made) {
    const why = {
      step: '目标只有几个，按完成与否看，不作预测。',
      ratio: '比率不作预测。',
      noBaseline: state.missingPast > 0 ? '缺期初数，不作预测。' : '缺基数，不作预测。',
      fewPoints: `已确认${made.points}期，不足${neededPoints}期，不作预测。`,
    }
    return why[made.refused]
  }
  const unit = state.measure === 'growth' ? '%' : state.unit
  const [least, most] = [about(state, made.least), about(state, made.most)]
  return `按近3、6、12个月的速度，到期末约${least === most ? least : `${least}至${most}`}${unit}（${made.points}期数据）。`
}

/** Three digits that mean something, and no more places than the indicator has: what is carried on is not exact. */
function about({ indicators, measure }: GoalState, value: Big): string {
  const whole = plainFigure(value.abs(), 0)
  const places = value.abs().lt(1) ? 3 : Math.max(0, 3 - whole.length)
  return figure(value, Math.min(places, measure === 'growth' ? 1 : (indicators[0]?.decimals ?? 2)))
}
