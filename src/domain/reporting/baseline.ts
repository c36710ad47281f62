import { dayLabel, dayTyped } from '../day.ts'
import { decimal, plainFigure, share } from '../decimal.ts'
import { periodWord, ratioNames } from '../look.ts'
import { readExact } from '../number-form.ts'
import { cutTo, periodOf } from '../period.ts'
import type { Indicator, Plan } from '../plan.ts'
import type { Typed } from './check.ts'

/** A start value or opening total as read from a form. */
export type ReadBaseline = {
  date: string
  value: string
  numerator: string | null
  denominator: string | null
  source: string
  said: string[]
}

export const isLevel = ({ measure }: Indicator): boolean => measure === 'stock' || measure === 'growth'

/**
 * A form's fields → a baseline. The opening total of a flow or ratio must end with a period, so that nothing is counted
 * twice; growth is measured from the date the plan fixes.
 */
export function readBaseline(
  plan: Plan,
  indicator: Indicator,
  typed: Typed,
  today: string,
): ReadBaseline | { problems: Record<string, string> } {
  const problems: Record<string, string> = {}
  const date = indicator.baselineDate ?? dayTyped(typed.date ?? '')
  const wrong = date === null ? '请写日期，例如 2021-12-31 或 2021年底' : dateProblem(plan, indicator, date, today)
  if (wrong) problems.date = wrong
  const said: string[] = []
  const read = (name: string): string => {
    const { reportUnit: unit, decimals, range } = indicator
    const figure = readExact(typed[name] ?? '', { unit, decimals, range })
    if ('problem' in figure) problems[name] = figure.problem
    else if (figure.said) said.push(figure.said)
    return 'problem' in figure ? '0' : figure.value
  }
  const ratio = indicator.measure === 'ratio'
  const numerator = ratio ? read('numerator') : null
  const denominator = ratio ? read('denominator') : null
  const value = numerator !== null && denominator !== null ? rate(numerator, denominator) : read('value')
  if (numerator !== null && denominator !== null && decimal(numerator).gt(denominator)) {
    const { numerator: part, denominator: whole } = ratioNames(indicator)
    problems.numerator = `${part}不能多于${whole}`
  }
  const source = (typed.source ?? '').trim()
  if (source === '') problems.source = '请写来源，例如统计公报、文号'
  if (Object.keys(problems).length > 0 || date === null) return { problems }
  return { date, value, numerator, denominator, source, said }
}

const rate = (handled: string, accepted: string): string =>
  decimal(accepted).eq(0) ? '0' : plainFigure(share(decimal(handled), decimal(accepted)).times(100))

function dateProblem(plan: Plan, indicator: Indicator, date: string, today: string): string | undefined {
  if (date > today) return '日期不能晚于今天'
  if (isLevel(indicator)) return undefined
  if (date < plan.start) return `期初累计从${periodWord(plan)}开始（${dayLabel(plan.start)}）算起，日期不能更早`
  const { last, label } = cutTo(plan, periodOf(indicator.period, date))
  return date === last ? undefined : `请用报告期的最后一天，例如${label}的 ${last}，以免重复计算`
}
