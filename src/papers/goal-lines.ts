import {
  currentWords,
  distanceWords,
  gapWords,
  goalName,
  leadsOf,
  lightText,
  targetWords,
} from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import { type PaperBlock, table } from './paper.ts'

const titles = ['序号', '目标', '目标值', '完成值', '完成率', '与序时相比', '状态', '牵头单位', '数据截至']

/** Goals as a table, in the words of the cards. */
export const goalTable = (plan: Plan, goals: readonly GoalState[]): PaperBlock =>
  table(
    titles,
    goals.map((state) => [
      state.goal.indicators.join('、'),
      goalName(state),
      targetWords(state),
      currentWords(state),
      state.attainment ? percent(state.attainment) : '—',
      gapWords(state) || '—',
      lightText(state),
      leadsOf(plan, state),
      state.figureDay ? dayLabel(state.figureDay) : '—',
    ]),
  )

/** `专利代理机构（完成7家，目标10家，还差3家，市场监管局牵头）` */
export function goalInBrief(plan: Plan, state: GoalState): string {
  const parts = [
    state.current === null ? currentWords(state) : `完成${currentWords(state)}`,
    `目标${targetWords(state)}`,
    distanceWords(state),
    `${leadsOf(plan, state)}牵头`,
  ]
  return `${goalName(state)}（${parts.filter((part) => part !== '').join('，')}）`
}
