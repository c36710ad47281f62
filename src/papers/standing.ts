import { countedAs, dueShareWords, goalName, ruleBehind } from '../cards/state-words.ts'
import { type GoalState, timeProgress } from '../domain/attainment.ts'
import { addDays, dayLabel } from '../domain/day.ts'
import { percent } from '../domain/decimal.ts'
import type { Light } from '../domain/light.ts'
import { periodWord, reviewersOf } from '../domain/look.ts'
import type { Plan } from '../domain/plan.ts'
import { remarkOf } from '../domain/reporting/remark.ts'
import { shortFirst } from '../domain/status.ts'
import { countsInPaper } from '../ledger/terms.ts'
import { goalInBrief } from './goal-lines.ts'
import { type PaperBlock, paragraph } from './paper.ts'

/** `截至…，序时进度为59.3%。方案23项指标对应21个目标，其中…`: the day, the time gone and how many goals stand how. */
export function overallWords(plan: Plan, day: string, goals: readonly GoalState[]): string {
  const time =
    day > plan.end
      ? `${periodWord(plan)}已于${dayLabel(plan.end)}结束`
      : `序时进度为${percent(timeProgress(plan, day))}`
  return `截至${dayLabel(day)}，${time}。方案${plan.indicators.length}项指标对应${goals.length}个目标，其中${countsInPaper(goals)}`
}

/**
 * How the states came about, as the office that signs words it: the plan sets no rule. After the end nothing is compared
 * with time any more.
 */
export function judgedWords(plan: Plan, goals: readonly GoalState[]): string {
  const waits = goals.some(({ waitsFor }) => waitsFor !== null)
  if (isOver(plan, goals))
    return `判定办法：${periodWord(plan)}结束时完成值达到目标值的为已达标，没有达到的为未达标${waits ? '；最后一期还没有报、也没有到期的为待最后一期' : ''}。`
  const { isSet, rule } = ruleBehind(plan, goals)
  return `判定办法（方案未作规定，由${reviewersOf(plan)}${isSet ? '设定' : '掌握'}）：${rule}。`
}

/** Every goal is told after the end. */
export const isOver = (plan: Plan, goals: readonly GoalState[]): boolean => goals.every(({ day }) => day > plan.end)

/** From which day and to which day 序时进度 in the table is counted, where it differs named by row; '' where there is none. */
export function dueShareNote(plan: Plan, goals: readonly GoalState[]): string {
  const compared = goals.filter((state) => dueShareWords(plan, state) !== '')
  const [any] = compared
  if (!any) return ''
  const starts = compared.flatMap((state) => {
    const start = startOf(state)
    return start === null || start === plan.start ? [] : [{ state, words: `自${dayLabel(start)}（基数日的次日）起算` }]
  })
  const moved = compared.filter(({ referenceDay, figureDay }) => referenceDay !== figureDay)
  const parts = [
    `序时进度为已过天数占全部天数的比例，自${dayLabel(plan.start)}起算，算到该目标数据截至之日`,
    ...grouped(starts),
    moved.length > 0 ? `${rowsOf(moved)}有逾期未报的期别，算到${dayLabel(any.day)}` : '',
    compared.some(({ course }) => course.kind === 'way' && course.points.length > 2)
      ? '有分年度目标的，按各年目标分段折算'
      : '',
  ]
  return `${parts.filter((part) => part !== '').join('；')}。`
}

function grouped(starts: readonly { state: GoalState; words: string }[]): string[] {
  const all = [...new Set(starts.map(({ words }) => words))]
  return all.map((words) => rowsOf(starts.filter((one) => one.words === words).map(({ state }) => state)) + words)
}

const rowsOf = (goals: readonly GoalState[]): string => `第${goals.flatMap(({ goal }) => goal.indicators).join('、')}项`

/** The first day a goal's time is counted from; null for what has no way. */
function startOf({ course }: GoalState): string | null {
  const [first] = course.kind === 'way' ? course.points : []
  return first ? addDays(first.on, 1) : null
}

/** Lights whose goals somebody has to see to; the others are named only. */
export const pressing: ReadonlySet<Light> = new Set(['behind', 'farBehind', 'unmet'])
/** So many stand in one sentence; more of them a line each. */
const mostInOne = 3

/** The goals that are counted under a name: by name only, or with their figures where somebody has to see to them. */
export function goalsUnder(plan: Plan, name: string, goals: readonly GoalState[]): PaperBlock[] {
  const ordered = [...new Set([...shortFirst(goals), ...goals])]
  const own = ordered.filter((state) => countedAs(state) === name)
  if (!own.some(({ light }) => pressing.has(light)))
    return [paragraph(`${name}${own.length}个：${own.map(goalName).join('、')}。`)]
  return listed(
    `${name}${own.length}个`,
    own.map((state) => {
      const remark = state.day > plan.end ? remarkOf(state.figures) : null
      return [goalName(state), goalInBrief(plan, state) + (remark === null ? '' : `，所报原因：${remark.words}`)]
    }),
  )
}

/** `滞后2个：甲（…）；乙（…）。`, or a numbered line each where there are many. */
function listed(head: string, items: readonly (readonly [name: string, told: string])[]): PaperBlock[] {
  if (items.length <= mostInOne)
    return [paragraph(`${head}：${items.map(([name, told]) => `${name}（${told}）`).join('；')}。`)]
  return [
    paragraph(`${head}：`),
    ...items.map(([name, told], index) =>
      paragraph(`（${index + 1}）${name}：${told}${index < items.length - 1 ? '；' : '。'}`),
    ),
  ]
}
