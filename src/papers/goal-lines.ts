import { changeMarks, hasNewFigure } from '../cards/change-words.ts'
import { distanceWords, gapWords, goalName, leadsOf, targetWords } from '../cards/state-words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Plan } from '../domain/plan.ts'
import type { Change } from '../domain/status.ts'
import { currentInPaper, lightInPaper } from '../ledger/terms.ts'
import { type TableBlock, table } from './paper.ts'

const titles = [
  '序号',
  '目标',
  '目标值',
  '完成值',
  '完成率',
  '进度',
  '比序时（百分点）',
  '状态',
  '牵头单位',
  '数据截至',
]

/** Goals as a table, in the words of the cards; 进度 is what 比序时 compares, from the start value on. */
export const goalTable = (plan: Plan, goals: readonly GoalState[]): TableBlock =>
  table(
    titles,
    goals.map((state) => [
      state.goal.indicators.join('、'),
      goalName(state),
      targetWords(state),
      currentInPaper(state),
      state.attainment ? percent(state.attainment) : '—',
      state.progress ? percent(state.progress) : '—',
      state.day > plan.end ? '—' : gapInColumn(state),
      lightInPaper(state),
      leadsOf(plan, state),
      state.figureDay ? dayLabel(state.figureDay) : '—',
    ]),
  )

/** `地理标志数由56件变为58件，由“正常”转为“滞后”（更正）` */
export function changeInPaper(plan: Plan, change: Change): string {
  const { goal, before } = change
  const [then, now] = [currentInPaper(before), currentInPaper(goal)]
  const figures = !hasNewFigure(change) ? '' : before.current === null ? `报送${now}` : `由${then}变为${now}`
  const light = before.light === goal.light ? '' : `由“${lightInPaper(before)}”转为“${lightInPaper(goal)}”`
  const marks = changeMarks(plan, change)
  return `${goalName(goal)}${[figures, light].filter((part) => part !== '').join('，')}${marks}`
}

/** `落后12.3`: what is compared and its measure stand above the column; a ratio is compared with its target. */
const gapInColumn = (state: GoalState): string =>
  gapWords(state)
    .replace(/^比序时/, '')
    .replace(/个百分点$/, '') || '—'

/** `专利代理机构（完成7家，目标10家，还差3家，市场监管局牵头）` */
export function goalInBrief(plan: Plan, state: GoalState): string {
  const parts = [
    state.current === null ? currentInPaper(state) : `完成${currentInPaper(state)}`,
    `目标${targetWords(state)}`,
    distanceWords(state),
    `${leadsOf(plan, state)}牵头`,
  ]
  return `${goalName(state)}（${parts.filter((part) => part !== '').join('，')}）`
}
