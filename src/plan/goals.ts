import Big from 'big.js'
import { lastTarget, placeOf, targetFigure } from '../domain/look.ts'
import type { Goal, Indicator, Plan, Target } from '../domain/plan.ts'
import { error, type Finding } from './finding.ts'
import { figuresIn, measureAt, senseOf } from './wording.ts'

/** Targets against the words and figures they were read from, and against each other. */
export function checkGoals(plan: Plan): Finding[] {
  const counted = plan.indicators.flatMap((indicator) => {
    const count = plan.goals.filter(({ indicators }) => indicators.includes(indicator.no)).length
    if (count === 1) return []
    return [error(placeOf(indicator), count === 0 ? '没有目标（goals）' : `列在 ${count} 个目标（goals）中`)]
  })
  return [...counted, ...plan.goals.flatMap((goal) => checkGoal(plan, goal)), ...plan.indicators.flatMap(checkMeasure)]
}

function checkGoal(plan: Plan, goal: Goal): Finding[] {
  const parts = plan.indicators.filter(({ no }) => goal.indicators.includes(no))
  const [first] = parts
  if (!first) return []
  const place = placeOf(first)
  const same = new Set(parts.map(({ measure, unit, period }) => `${measure} ${unit} ${period}`)).size === 1
  const printed = parts.flatMap(({ targetWritten }) => targetWritten ?? [])
  const cell = printed.length === 0 || goal.targets.some(({ written }) => printed[0]?.includes(written))
  return [
    ...(same ? [] : [error(place, `共用目标的指标 ${goal.indicators.join('、')} 的计量、单位或填报周期不同`)]),
    ...(cell && printed.length < 2
      ? []
      : [error(place, `目标“${lastTarget(goal).written}”与目标栏“${printed.join('、')}”不符`)]),
    ...goal.targets.flatMap((target) => checkTarget(first, goal, target)),
    ...checkSense(goal, parts, place),
    ...checkState(goal, parts),
    ...checkDays(plan, goal, place),
  ]
}

/** The figure is the one printed, in the indicator's unit: 万件 is not 件, and a span has two ends. */
function checkTarget(indicator: Indicator, goal: Goal, { on, written, value, to }: Target): Finding[] {
  const place = placeOf(indicator)
  if (value === null) {
    const names = goal.sense === 'state' || goal.sense === 'notBelowLast'
    return names ? [] : [error(place, `目标“${written}”没有数（value），只有“状态”“不低于上年”可以没有`)]
  }
  const read = figuresIn(written)
  const has = (wanted: string) =>
    read.some(
      ({ value: figure, unit }) =>
        Big(figure).eq(wanted) && (unit === '' || indicator.unit === '' || isUnit(unit, indicator.unit)),
    )
  const units = read.map(({ unit }) => unit).filter(Boolean)
  const unitWords = units.length > 0 ? `，单位“${units.join('、')}”` : ''
  const wrong = [value, ...(to === undefined ? [] : [to])].filter((wanted) => !has(wanted))
  const [min, max] = [indicator.range.min, indicator.range.max]
  const decimals = (value.split('.')[1] ?? '').length
  return [
    ...wrong.map((wanted) =>
      error(place, `目标 ${wanted}${indicator.unit} 与原文“${written}”${unitWords}不符，请照原文改数或单位`),
    ),
    // On the way a span may be a single figure.
    ...(goal.sense === 'within' && to === undefined && on === lastTarget(goal).on
      ? [error(place, `“${written}”是一段，缺上限（to）`)]
      : []),
    ...(to !== undefined && Big(to).lte(value) ? [error(place, `上限 ${to} 不大于下限 ${value}`)] : []),
    ...(Big(value).lt(min) || (indicator.measure !== 'growth' && Big(value).gt(max))
      ? [error(place, `目标 ${value} 不在可填范围 ${min}—${max} 内，请改 range`)]
      : []),
    ...(decimals > indicator.decimals && indicator.measure !== 'growth'
      ? [error(place, `目标 ${value} 有 ${decimals} 位小数，只许填 ${indicator.decimals} 位，请改 decimals`)]
      : []),
  ]
}

/** 个 is not the unit of 15个工作日, nor 万人 of 6万人次. */
const isUnit = (printed: string, unit: string): boolean => {
  const whole = measureAt(printed)
  return (
    printed.startsWith(unit) &&
    (whole === '' || !whole.startsWith(unit) || whole.split('/')[0] === unit || whole === unit)
  )
}

/** What the plan writes around the figure anywhere says which way it is meant, and whether the figure itself will do. */
function checkSense(goal: Goal, parts: readonly Indicator[], place: string): Finding[] {
  const figure = targetFigure(goal)
  const texts = [
    ...goal.targets.map(({ written }) => written),
    ...parts.flatMap(({ statedAt }) => statedAt.map(({ quote }) => quote)),
  ]
  const read = texts.flatMap((text) => senseOf(text, figure) ?? [])
  const other = read.find(({ sense }) => sense !== goal.sense && (sense !== 'atLeast' || goal.sense === 'atMost'))
  const strict = read.some((one) => one.strict)
  // Of several milestones a word may belong to an earlier one.
  const words = goal.targets.length > 1 ? [] : parts.flatMap(({ wording }) => wording.map(({ word }) => word))
  // 超过 noted beside 不超过 is a part of it and says nothing of its own.
  const told = words.find(
    (word) =>
      senseOf(`${word}${figure ?? ''}`, figure)?.strict && !read.some((one) => !one.strict && one.words.includes(word)),
  )
  return [
    ...(other
      ? [error(place, `原文“${other.words}”，目标的方向（sense）应为 ${other.sense}，现为 ${goal.sense}`)]
      : []),
    ...((strict || told !== undefined) && !goal.strict
      ? [error(place, `原文“${read.find((one) => one.strict)?.words ?? told}”，须超过目标数，strict 应为 true`)]
      : []),
    ...(goal.strict && !strict && told === undefined
      ? [error(place, '原文没有“超过”“突破”一类的字，strict 应为 false')]
      : []),
  ]
}

function checkDays(plan: Plan, goal: Goal, place: string): Finding[] {
  const days = goal.targets.map(({ on }) => on)
  const ordered = days.every((day, index) => index === 0 || day > (days[index - 1] ?? ''))
  const outside = days.find((day) => day < plan.start || day > plan.end)
  const years = goal.targets.flatMap(({ on, written }) => {
    const [, year] = /(20\d\d)年/.exec(written) ?? []
    return year === undefined || on.startsWith(year) ? [] : [error(place, `“${written}”的日期是 ${on}，年份不符`)]
  })
  return [
    ...(ordered ? [] : [error(place, `目标的日期 ${days.join('、')} 没有从早到晚排列`)]),
    ...(outside === undefined
      ? []
      : [error(place, `目标日期 ${outside} 在${plan.words.period} ${plan.start}—${plan.end} 之外`)]),
    ...years,
  ]
}

/** A target without a figure is reported as a state, and only that. */
const checkState = ({ sense }: Goal, parts: readonly Indicator[]): Finding[] =>
  parts
    .filter(({ measure }) => (measure === 'state') !== (sense === 'state'))
    .map((part) =>
      error(placeOf(part), `目标是${sense === 'state' ? '一种状态，measure 应为 state' : '数，measure 不应为 state'}`),
    )

const levels = ['stock', 'growth']

/** How it is counted against what the table says, and the names a ratio's or a growth's parts need. */
function checkMeasure(indicator: Indicator): Finding[] {
  const { measure, counting, targetWritten, unit, reportUnit, ratio, level, name } = indicator
  const place = placeOf(indicator)
  const says = /累计数|期间数/.exec(targetWritten ?? '')?.[0] ?? counting
  const share = measure === 'ratio' || measure === 'growth'
  return [
    ...(says === counting ? [] : [error(place, `目标栏写“${says}”，counting 写的是“${counting ?? '空'}”`)]),
    ...(counting === '累计数' && !levels.includes(measure)
      ? [error(place, `原文是累计数，measure 不应为 ${measure}，应为 stock（期末总数）`)]
      : []),
    ...(counting === '期间数' && levels.includes(measure)
      ? [error(place, `原文是期间数，measure 不应为 ${measure}，应为 flow（期间累加）`)]
      : []),
    ...(share && unit !== '%' ? [error(place, `比率、增长的单位应为 %，现为“${unit}”`)] : []),
    ...(!share && unit !== reportUnit
      ? [error(place, `填报单位“${reportUnit}”与目标单位“${unit}”不同，只有比率、增长可以不同`)]
      : []),
    ...((measure === 'ratio') === (ratio !== null)
      ? []
      : [error(place, 'ratio（分子、分母的名称）只有比率有，也必须有')]),
    ...((measure === 'growth') === (level !== null)
      ? []
      : [error(place, 'level（所比的水平叫什么）只有增长有，也必须有')]),
    ...(/^[\d.,%]+$/.test(name) ? [error(place, `名称“${name}”是一个数，列可能错位`)] : []),
  ]
}
