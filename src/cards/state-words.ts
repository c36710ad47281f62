import type { GoalState } from '../domain/attainment.ts'
import { dayLabel, shortDay } from '../domain/day.ts'
import { figure, percent, points } from '../domain/decimal.ts'
import { dueDayOf } from '../domain/due.ts'
import type { Figure } from '../domain/figures.ts'
import { type Light, lights } from '../domain/light.ts'
import { unitById } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import type { Counts } from '../domain/status.ts'
import type { Colour, Inline } from './kit.ts'

/** A light is said in words; its colour only underlines it. */
export const lightNames: Record<Light, string> = {
  met: '已达标',
  onCourse: '正常',
  behind: '滞后',
  farBehind: '严重滞后',
  inProgress: '进行中',
  noBaseline: '缺基数',
  noData: '未填报',
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

/** The light's name. Of a ratio of nothing it says that there is nothing to measure. */
export const lightText = ({ light, ratio }: GoalState): string =>
  light === 'noData' && ratio?.accepted.eq(0) ? '不适用' : lightNames[light]

export const lightWords = (state: GoalState): Inline => ({ colour: colours[state.light], text: lightText(state) })

/** Short name of a goal: its parts by their short names. */
export const goalName = ({ indicators }: GoalState): string => indicators.map(({ short }) => short).join('+')

/** `14.8万件`, `98.3%`, or what is said where there is no value. */
export function currentWords(state: GoalState): string {
  const { current, unit, ratio, light } = state
  if (current === null)
    return ratio?.accepted.eq(0) ? '受理0件，不适用' : light === 'noBaseline' ? '已报，缺基数' : '尚未填报'
  return measured(state, current, unit)
}

/** A value as its measure is read; rounding never makes it reach the target it is below, nor hides a distance. */
export function measured(
  { measure, indicators, target }: GoalState,
  value: NonNullable<GoalState['current']>,
  unit: string,
): string {
  const share = measure === 'ratio' || measure === 'growth'
  const places = share ? 1 : (indicators[0]?.decimals ?? 4)
  const rounded = value.round(places)
  const misleads = (value.lt(target) && rounded.gte(target)) || (rounded.eq(0) && !value.eq(0))
  return `${figure(value, misleads ? 4 : places)}${share ? '%' : unit}`
}

export const targetWords = ({ target, unit, goal }: GoalState): string =>
  `${goal.strict ? '超过' : ''}${figure(target)}${unit}`

/** What is still missing, or by how much the target is passed: `还差5.2万件`, `超额0.5亿元`; '' without a value. */
export function distanceWords(state: GoalState): string {
  const { current, target, goal } = state
  if (current === null) return ''
  const left = target.minus(current)
  if (left.eq(0)) return goal.strict ? `还差1${state.unit}（须${targetWords(state)}）` : ''
  return left.gt(0) ? `还差${measured(state, left, state.unit)}` : `超额${measured(state, left.neg(), state.unit)}`
}

/** Where it stands against time: `落后12.3个百分点`, `领先3个百分点`; '' for what has no course. */
export function gapWords({ gap, measure }: GoalState): string {
  if (gap === null) return ''
  const against = measure === 'ratio' ? '比目标' : '比序时'
  return gap.lt(0)
    ? `${against}落后${points(gap)}个百分点`
    : gap.gt(0)
      ? `${against}领先${points(gap)}个百分点`
      : '与序时持平'
}

export const leadsOf = (plan: Plan, { indicators }: GoalState): string =>
  [...new Set(indicators.flatMap(({ leads }) => leads))].map((id) => unitById(plan, id)?.short ?? id).join('、')

/** `数据截至3月31日`, with the year where it is not the one of the day it is told on. */
export function dateWords({ figureDay, day }: GoalState): string {
  if (figureDay === null) return ''
  return `数据截至${figureDay.slice(0, 4) === day.slice(0, 4) ? shortDay(figureDay) : dayLabel(figureDay)}`
}

/** One line of a goal in a list: name, value of target, light, gap. */
export function goalLine(state: GoalState): Inline[] {
  const share = state.attainment ? `，完成率${percent(state.attainment)}` : ''
  return [{ b: goalName(state) }, ` ${currentWords(state)}/${targetWords(state)}${share} `, lightWords(state)]
}

/** Counts by light in the order of the lights, those that occur: `已达标2 · 正常5`. */
export const countsWords = (counts: Counts): string =>
  lights.flatMap((light) => (counts[light] > 0 ? [`${lightNames[light]}${counts[light]}`] : [])).join(' · ')

/** The rule behind the lights, on every card that shows one. */
export const ruleWords = ({ thresholds }: Plan): string => `判定规则（办公室设定，非方案规定）：${thresholds.rule}。`

/** 补报: it came after the plan's end and after the day it was due. */
export const isLateReport = (plan: Plan, { reportedOn, period }: Figure): boolean =>
  reportedOn > plan.end && reportedOn > dueDayOf(period, plan.dueDays)

/** A late report was made since a day. */
export const hasLateReport = (plan: Plan, { figures }: GoalState, since: string): boolean =>
  figures.some((figure) => figure.reportedOn > since && isLateReport(plan, figure))
