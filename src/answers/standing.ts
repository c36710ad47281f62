import { b, type Inline } from '../cards/kit.ts'
import { currentWords, distanceWords, gapWords, goalName, lightText } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Light } from '../domain/light.ts'
import type { Plan } from '../domain/plan.ts'
import { numberRuns, targetWords } from './words.ts'

export const reported = ({ figures }: GoalState): boolean => figures.length > 0

export const sourcesOf = (goals: readonly GoalState[]): string[] =>
  goals.flatMap(({ figures }) => {
    const newest = figures.at(-1)
    return newest ? [`已确认填报 第${newest.report.id}号（${newest.period.id}）`] : []
  })

export const toneOf = (light: Light) =>
  light === 'met' || light === 'onCourse'
    ? 'green'
    : light === 'behind'
      ? 'orange'
      : light === 'farBehind' || light === 'unmet'
        ? 'red'
        : 'blue'

export function stateLine(plan: Plan, state: GoalState, named: boolean): Inline[] {
  const [first] = state.indicators
  const name = named ? `${goalName(state)}：` : ''
  const target = first ? targetWords(plan, first) : ''
  if (!reported(state))
    return [name, b('尚未填报'), `，没有已确认的数据。${named ? '' : goalName(state)}目标${target}。`]
  const parts: Inline[] = [name]
  if (state.current !== null) parts.push('已有', b(currentWords(state)), `，目标${target}`)
  else parts.push(`目标${target}，`, b('现值还算不出'))
  if (state.attainment !== null) parts.push('，完成率', b(percent(state.attainment)))
  parts.push('，', b(lightText(state)))
  if (state.gap !== null && !named)
    parts.push(state.gap.lt(0) ? `（${gapWords(state)}）` : state.course.kind === 'way' ? '（不落后于序时）' : '')
  const distance = distanceWords(state)
  if (distance !== '' && !named) parts.push(`，${distance}`)
  if (state.missing.length > 0 && state.indicators.length > 1) parts.push(`；指标${numberRuns(state.missing)}尚未填报`)
  if (state.figureDay !== null) parts.push(`（截至${dayLabel(state.figureDay)}）`)
  return parts
}
