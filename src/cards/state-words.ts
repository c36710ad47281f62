import type Big from 'big.js'
import { ruledBy } from '../domain/amendments/ruled.ts'
import { type GoalState, isGoalReported } from '../domain/attainment.ts'
import { dayLabel, shortDay } from '../domain/day.ts'
import { decimal, figure, percent, plainFigure, points } from '../domain/decimal.ts'
import { dueDayOf } from '../domain/due.ts'
import type { Figure } from '../domain/figures.ts'
import { type Light, lights } from '../domain/light.ts'
import { lastTarget, periodWord, saysAtLeast, shortName } from '../domain/look.ts'
import type { Goal, Plan } from '../domain/plan.ts'
import { isOpen } from '../domain/sense.ts'
import { isBehind } from '../domain/status.ts'
import { unreported } from '../domain/tasks.ts'
import type { Colour, Inline } from './kit.ts'

/** A light is said in words; its colour only underlines it. */
export const lightNames: Record<Light, string> = {
  met: '已达标',
  onCourse: '正常',
  behind: '滞后',
  farBehind: '严重滞后',
  inProgress: '进行中',
  noBaseline: '缺基数',
  noData: unreported,
  unmet: '未达标',
}

const colours: Record<Light, Colour> = {
  met: 'green',
  onCourse: 'blue',
  behind: 'orange',
  farBehind: 'red',
  inProgress: 'blue',
  noBaseline: 'grey',
  noData: 'grey',
  unmet: 'red',
}

/** What is, in blue; what was due, in grey. */
export const chartColours = ['#245bdb', '#a6abb3']

/** After the end and before the last period is in: neither 正常 nor 滞后. */
export const waitingName = '待最后一期'

/** The light's name; of a ratio of nothing, a flow without its past and a goal that waits for its last period, why. */
export const lightText = (state: GoalState): string => {
  const { light, ratio, missingPast } = state
  if (light === 'noData' && ratio?.accepted.eq(0)) return '不适用'
  return missingPast > 0 ? '缺期初数' : countedAs(state)
}

export const lightWords = (state: GoalState): Inline => ({
  colour: isUnheard(state) ? colours.noData : state.waitsFor === null ? colours[state.light] : 'blue',
  text: lightText(state),
})

/** Short name of a goal: its parts by their short names, `申报专利奖和申报核心专利项目`. */
export const goalName = ({ indicators }: GoalState): string => joined(indicators.map(({ short }) => short))

/** `甲、乙和丙` */
export const joined = (names: readonly string[]): string =>
  [names.slice(0, -1).join('、'), ...names.slice(-1)].filter((part) => part !== '').join('和')

/** `14.8万件`, `98.3%`, or what is said where there is no value. */
export function currentWords(state: GoalState): string {
  const { current, unit, ratio, light, measure } = state
  if (current === null)
    return ratio?.accepted.eq(0)
      ? '受理0件，不适用'
      : light === 'noBaseline' && measure !== 'flow'
        ? '已报，缺基数'
        : '尚未填报'
  return measured(state, current, unit)
}

/** A value as its measure is read; rounding never makes it reach the target it is below, nor hides a distance. */
export function measured({ measure, indicators, target }: GoalState, value: Big, unit: string): string {
  if (measure === 'state') return value.gte(1) ? '已达到' : '还没有达到'
  const { shown, places } = shownOf({ measure, indicators, target }, value)
  return `${figure(shown, places)}${inPercent(measure) ? '%' : unit}`
}

const inPercent = (measure: GoalState['measure']): boolean => measure === 'ratio' || measure === 'growth'

/** A value as it is shown, so that what is left to the target is what a reader finds by subtracting. */
function shownOf({ measure, indicators, target }: Pick<GoalState, 'measure' | 'indicators' | 'target'>, value: Big) {
  const places = inPercent(measure) ? 1 : (indicators[0]?.decimals ?? 4)
  const rounded = value.round(places, 1)
  const reaches = target !== null && (value.lt(target) ? rounded.gte(target) : value.gt(target) && rounded.lte(target))
  const misleads = reaches || (rounded.eq(0) && !value.eq(0))
  return misleads ? { shown: value.round(4, 1), places: 4 } : { shown: rounded, places }
}

/** What is wanted, in the plan's sense: `15.6万件`, `超过150件`, `不超过60天`, `84至86分`, `不低于上年`. */
export function targetWords({ target, unit, goal, indicators }: GoalState): string {
  const { sense, strict, perYear } = goal
  const { to, written } = lastTarget(goal)
  if (sense === 'notBelowLast') return target === null ? '不低于上年' : `不低于上年（${figure(target)}${unit}）`
  if (target === null) return written
  const amount = `${figure(target)}${unit}`
  const words = {
    atLeast: strict ? `超过${amount}` : `${amount}${saysAtLeast(indicators) && isLast(target, goal) ? '以上' : ''}`,
    atMost: strict ? `低于${amount}` : `不超过${amount}`,
    within: `${figure(target)}至${figure(to ?? target)}${unit}`,
    about: `${amount}左右`,
    state: written,
  }[sense]
  return perYear ? `每年${words}` : words
}

/** Only the last target is worded as the indicator is; one on the way stands as it is printed. */
const isLast = (target: Big, goal: Goal): boolean => lastTarget(goal).value === plainFigure(target)

/**
 * What is still missing, or by how much the target is passed: `还差5.2万件`, `超额0.5亿元`, `还差5.2个百分点`,
 * `高出14天`; '' without a value, or where nothing is.
 */
export function distanceWords(state: GoalState): string {
  const { current, ends, measure, goal, indicators } = state
  if (current === null || ends === null || isOpen(goal)) return ''
  const unit = inPercent(measure) ? '个百分点' : state.unit
  const amount = (value: Big) => figure(value, 4) + unit
  const { shown } = shownOf(state, current)
  const { low, high, strict } = ends
  if (high && (strict ? current.gte(high) : current.gt(high))) return `高出${amount(shown.minus(high))}`
  if (low && (strict ? current.lte(low) : current.lt(low))) {
    const smallest = decimal(10).pow(-(indicators[0]?.decimals ?? 0))
    const left = low.minus(shown).plus(strict ? smallest : 0)
    return `还差${amount(left)}${current.eq(low) ? `（须${targetWords(state)}）` : ''}`
  }
  return high === null && low && shown.gt(low) ? `超额${amount(shown.minus(low))}` : ''
}

/** Where it stands against time: `比序时落后12.3个百分点`; of what only has to be kept, how far it is off. */
export function gapWords(state: GoalState): string {
  const { gap, course } = state
  // After the end what counts is what is missing, and no longer the time that has gone.
  if (gap === null || state.light === 'unmet') return ''
  if (course.kind === 'held' || course.kind === 'ceiling' || isPast(state))
    return gap.lt(0) ? `偏离应有水平${percent(gap.abs())}` : ''
  const against = course.kind === 'distance' ? '比目标' : '比序时'
  if (gap.eq(0)) return course.kind === 'distance' ? '与目标持平' : '与序时持平'
  return `${against}${gap.lt(0) ? '落后' : '领先'}${shownGap(state, gap)}个百分点`
}

/** Of what is compared with its target the distance between the two as they are shown: a reader subtracts them. */
function shownGap(state: GoalState, gap: Big): string {
  const { course, current, target, measure } = state
  const isBeside = course.kind === 'distance' && inPercent(measure) && current !== null && target !== null
  return isBeside ? figure(target.minus(shownOf(state, current).shown).abs()) : points(gap)
}

/** An amount below one 万 or 亿 in the next smaller unit: `2,260件` of 0.226万件, `281万元` of 0.0281亿元. */
export function amountWords(value: Big, unit: string): string {
  const [large = '', rest = ''] = [unit.slice(0, 1), unit.slice(1)]
  if (value.abs().gte(1) || !['万', '亿'].includes(large) || rest === '') return `${figure(value)}${unit}`
  return `${figure(value.times(10_000))}${large === '亿' ? '万' : ''}${rest}`
}

/** A value as it is read, so that the difference of two is that of what stands beside it. */
export const shownValue = (state: GoalState, value: Big): Big => shownOf(state, value).shown

/** Beyond the far end of what is wanted: the way is no measure any more. */
const isPast = ({ course, progress, gap }: GoalState): boolean =>
  course.kind === 'way' && progress === null && gap !== null

/** After the end: until when it is still open. */
export const waitingWords = (due: string): string => `待最后一期，${shortDay(due)}到期。`

/** Who leads a goal; where a ruling says so, by which: `按遵府办发〔2024〕9号由市统计局`. */
export function leadsOf(plan: Plan, { indicators }: GoalState): string {
  const ids = [...new Set(indicators.flatMap(({ leads }) => leads))]
  const names = ids.map((id) => shortName(plan, id)).join('、')
  const by = ruledBy(indicators, 'leads')
  return by === '' ? names : `${by}由${names}`
}

/** `数据截至3月31日`, with the year where it is not the one of the day it is told on. */
export function dateWords({ figureDay, day }: GoalState): string {
  if (figureDay === null) return ''
  return `数据截至${figureDay.slice(0, 4) === day.slice(0, 4) ? shortDay(figureDay) : dayLabel(figureDay)}`
}

/**
 * The share the light is judged by, under its name: of an amount 完成率, of a way that began above zero 进度; '' where the
 * light goes by none.
 */
export function shareWords({ attainment, progress, light, step }: GoalState): string {
  if (!progress) return attainment && light === 'met' && !step ? `完成率${percent(attainment)}` : ''
  return attainment && progress.eq(attainment) ? `完成率${percent(attainment)}` : `进度${percent(progress)}`
}

/** 序时进度 of the figure's day, what the judged share is compared with: `59.3%`; '' where nothing is, or after the end. */
export const dueShareWords = (plan: Plan, { progress, gap, day }: GoalState): string =>
  progress && gap && day <= plan.end ? percent(progress.minus(gap)) : ''

/** The share the light does not go by, with what tells the two apart; '' where there is no second one. */
export function otherShareWords({ attainment, progress, measure }: GoalState): string {
  if (!attainment || !progress || progress.eq(attainment) || inPercent(measure)) return ''
  return `完成率${percent(attainment)}是现值占目标的比例；判定看进度${percent(progress)}，即从基数起已走完的路程，基数不算成绩。`
}

/** One line of a goal in a list: name, value of target, the share that is judged, light. */
export function goalLine(state: GoalState): Inline[] {
  const share = shareWords(state)
  const shown = share === '' ? '' : `，${share}`
  return [{ b: goalName(state) }, ` ${currentWords(state)}/${targetWords(state)}${shown} `, lightWords(state)]
}

/** The name a goal is counted under: 缺期初数 and 不适用 are kinds of 缺基数 and 未填报; so is a step nobody reported on. */
export const countedAs = (state: GoalState): string =>
  isUnheard(state) ? unreported : state.waitsFor === null ? lightNames[state.light] : waitingName

const isUnheard = (state: GoalState): boolean => state.light === 'inProgress' && !isGoalReported(state)

/** The names goals are counted under, in the order they are told. */
export const countedNames: readonly string[] = lights.flatMap((light) =>
  light === 'unmet' ? [lightNames.unmet, waitingName] : [lightNames[light]],
)

/** How many goals stand how, in the order of the lights, those that occur; they add up to the goals. */
export function countsIn(goals: readonly GoalState[]): [name: string, count: number][] {
  return countedNames.flatMap((name): [string, number][] => {
    const count = goals.filter((state) => countedAs(state) === name).length
    return count > 0 ? [[name, count]] : []
  })
}

/** `已达标2 · 正常5` */
export const countsWords = (goals: readonly GoalState[]): string =>
  countsIn(goals)
    .map(([name, count]) => `${name}${count}`)
    .join(' · ')

/**
 * The rule behind the lights that are shown, in one short line: that of the measure, and whose it is. Where goals of
 * several measures stand together the rule of time comes first.
 */
export function ruleWords(plan: Plan, goals: readonly GoalState[]): string {
  const { isSet, rule } = ruleBehind(plan, goals)
  return `判定规则（${isSet ? '办公室设定' : '系统默认'}，非方案规定）：${rule}。`
}

/** The same as it stands at the end of a card, behind its sources. */
export function ruleLine(plan: Plan, goals: readonly GoalState[]): string {
  const { isSet, rule } = ruleBehind(plan, goals, shortTimeRule)
  return `判定（${isSet ? '办公室设定' : '系统默认'}）：${rule}`
}

/** The rule as bare words, and whether the office set it. */
export function ruleBehind(
  plan: Plan,
  goals: readonly GoalState[],
  ofTime = timeRule,
): { isSet: boolean; rule: string } {
  // After the end nobody is behind time any more.
  if (goals.some(({ day }) => day > plan.end))
    return { isSet: false, rule: `${periodWord(plan)}结束后，达到目标为已达标，没有达到为未达标` }
  const ruled = goals.flatMap((state) => {
    const rule = ruleOf(plan, state, ofTime)
    return rule === null ? [] : [{ rule, isSet: state.goal.thresholds !== undefined }]
  })
  const timed = ruled.filter(({ rule }) => rule.startsWith('比序时'))
  const ratio = timed.length > 0 && goals.some((state) => state.measure === 'ratio' && isBehind(state))
  const low = ratio ? '；比率低于目标即为滞后' : ''
  const own = timed.filter(({ isSet }) => isSet)
  // Goals with limits of their own stand beside others: the rule is that of the others, and how many differ is said.
  if (own.length > 0 && own.length < timed.length)
    return { isSet: false, rule: `${ofTime(plan.thresholds)}${low}；其中${own.length}个目标另按办公室设定的界限` }
  const rules = [...new Set(own.map(({ rule }) => rule))]
  if (rules.length > 1) return { isSet: true, rule: `${rules.length}种界限，见各目标${low}` }
  const [first] = timed.length > 0 ? timed : ruled
  return { isSet: first?.isSet ?? false, rule: `${first?.rule ?? ofTime(plan.thresholds)}${low}` }
}

function ruleOf(plan: Plan, { course, step, goal, measure }: GoalState, ofTime: typeof timeRule): string | null {
  const { behind, farBehind } = goal.thresholds ?? plan.thresholds
  if (step) return '目标只有几个的，看是否完成'
  if (measure === 'ratio') return `比率低于目标即为滞后，低${inPoints(behind)}个百分点以上为严重滞后`
  if (course.kind === 'held' || course.kind === 'ceiling')
    return `应保持的，偏离不到${inPoints(behind)}%为正常，超过${inPoints(farBehind)}%为严重滞后`
  return course.kind === 'none' && goal.sense !== 'atLeast' ? null : ofTime(goal.thresholds ?? plan.thresholds)
}

const inPoints = (fraction: string): string => plainFigure(decimal(fraction).times(100))

const timeRule = ({ behind, farBehind }: Pick<Plan['thresholds'], 'behind' | 'farBehind'>): string =>
  `比序时落后不到${inPoints(behind)}个百分点为正常，${inPoints(behind)}至${inPoints(farBehind)}个为滞后，超过${inPoints(farBehind)}个为严重滞后`

/** The same for a phone: what is neither is 正常. */
const shortTimeRule: typeof timeRule = ({ behind, farBehind }) =>
  `比序时落后满${inPoints(behind)}个百分点为滞后，超过${inPoints(farBehind)}个为严重滞后`

/** 补报: it came after the plan's end and after the day it was due. */
export const isLateReport = (plan: Plan, { reportedOn, period }: Figure): boolean =>
  reportedOn > plan.end && reportedOn > dueDayOf(period, plan.dueDays)

/** A late report was made since a day. */
export const hasLateReport = (plan: Plan, { figures }: GoalState, since: string): boolean =>
  figures.some((figure) => figure.reportedOn > since && isLateReport(plan, figure))
