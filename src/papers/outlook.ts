import { endWords, outlooksOf, paceWords, unknownWords } from '../cards/outlook-words.ts'
import { currentWords, distanceWords, goalName, leadsOf, targetWords } from '../cards/state-words.ts'
import { type GoalState, isGoalReported } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import { forecast } from '../domain/forecast.ts'
import type { Plan } from '../domain/plan.ts'
import { remarkOf } from '../domain/reporting/remark.ts'
import { dataUntil } from './next-steps.ts'
import { type PaperBlock, paragraph } from './paper.ts'
import { isOver } from './standing.ts'

/**
 * What the pace so far leads to by the end: how many goals are reached, which probably will not be and why, and of which
 * nothing can be said yet. Nothing after the end.
 */
export function outlookOfPlan(plan: Plan, goals: readonly GoalState[]): PaperBlock[] {
  if (isOver(plan, goals)) return []
  const { met, will, may, wont, unknown } = outlooksOf(plan, goals)
  const foreseen = will.length + may.length + wont.length > 0
  const reached = [
    met.length > 0 ? `已经达标${met.length}个` : '',
    will.length > 0 ? `预计能够完成${will.length}个（${will.map(goalName).join('、')}）` : '',
    may.length > 0 ? `能否完成还不确定${may.length}个` : '',
    wont.length > 0 ? `预计难以完成${wont.length}个` : '',
    unknown.length > 0 ? `暂不能推算${unknown.length}个` : '',
  ].filter((words) => words !== '')
  const basis = foreseen ? '按近3、6、12个月的速度推算，' : ''
  return [
    paragraph(`${basis}到${dayLabel(plan.end)}，${goals.length}个目标中${reached.join('、')}。`),
    ...atRisk(plan, '预计难以完成的', wont),
    ...atRisk(plan, '按较快的速度能够完成、按较慢的速度不能完成的', may),
    ...unforeseen(plan, unknown),
  ]
}

/** Each with what it has, its pace, where that leads, what is missing, and what its unit gave as the reason. */
function atRisk(plan: Plan, head: string, goals: readonly GoalState[]): PaperBlock[] {
  const lines = goals.map((state) => `${goalName(state)}，${whyAtRisk(plan, state)}`)
  if (lines.length <= 1) return lines.map((line) => paragraph(`${head}1个：${line}。`))
  return [
    paragraph(`${head}${lines.length}个：`),
    ...lines.map((line, index) => paragraph(`（${index + 1}）${line}${index < lines.length - 1 ? '；' : '。'}`)),
  ]
}

function whyAtRisk(plan: Plan, state: GoalState): string {
  const made = forecast(plan, state)
  const remark = remarkOf(state.figures)
  const parts = [
    `完成${currentWords(state)}，目标${targetWords(state)}`,
    paceWords(plan, state).replace(/^现在/, '近期').replace(/。$/, ''),
    'refused' in made ? '' : `照此${endWords(state, made)}`,
    distanceWords(state),
    state.light === 'onCourse' ? '目前不滞后，但近期速度不够' : '',
    dataUntil(state),
    `${leadsOf(plan, state)}牵头`,
    remark === null ? '' : `所报原因：${remark.words}`,
  ]
  return parts.filter((words) => words !== '').join('，')
}

/** Why nothing is said of the others; who has not reported at all has been named before. */
function unforeseen(plan: Plan, goals: readonly GoalState[]): PaperBlock[] {
  if (goals.length === 0) return []
  const silent = goals.filter((state) => !isGoalReported(state)).length
  const others = unknownWords(plan, goals.filter(isGoalReported))
  const parts = [...(silent > 0 ? [`未填报的${silent}个`] : []), ...others]
  return [paragraph(`暂不能推算的：${parts.join('；')}。`)]
}
