import type { GoalState } from '../domain/attainment.ts'
import { isGoalReported } from '../domain/attainment.ts'
import { lastEvent } from '../domain/counting.ts'
import { dayLabel, shortDay } from '../domain/day.ts'
import type { Figure } from '../domain/figures.ts'
import { shortName } from '../domain/look.ts'
import { isLevel } from '../domain/part.ts'
import type { Plan } from '../domain/plan.ts'
import { goalPages, type Turn } from './goals.ts'
import { b, type Card, card, type Inline, text } from './kit.ts'
import { currentWords, goalName } from './state-words.ts'

/** 这些数怎么来的: each figure with the report it rests on, who sent that and when; who by name stands a tap further. */
export function sourcesCard(plan: Plan, goals: readonly GoalState[], day: string, turn: Turn): Card {
  const known = goals.filter(isGoalReported)
  const silent = goals.length - known.length
  const rest = silent > 0 ? `；另有${silent}个尚未填报，没有数` : ''
  return card(
    '数据来源',
    'blue',
    known.length === 0
      ? text(b(`${goals.length}个目标都尚未填报`), '，没有数。')
      : text(b(`${known.length}个目标有数`), `，都是单位填报、办公室确认的${rest}${spanWords(known)}。`),
    ...goalPages(known, (state) => sourceLine(plan, state, day), turn),
  )
}

/** `；最新的数截至2024年4月30日，最旧的截至2023年12月31日` */
function spanWords(known: readonly GoalState[]): string {
  const days = known.flatMap(({ figureDay }) => figureDay ?? []).toSorted()
  const [oldest, newest] = [days[0], days.at(-1)]
  if (oldest === undefined || newest === undefined) return ''
  return `；最新的数截至${dayLabel(newest)}${oldest === newest ? '' : `，最旧的截至${dayLabel(oldest)}`}`
}

function sourceLine(plan: Plan, state: GoalState, day: string): Inline[] {
  const newest = state.figures.at(-1)
  if (!newest) return []
  const summed = !isLevel(state.measure) && state.figures.length > 1 ? `共${state.figures.length}期，最近一期` : ''
  return [b(goalName(state)), ` ${currentWords(state)}：${summed}${figureWords(plan, newest, day)}`]
}

/** `2023年第4季度，司法局4月3日报，4月5日确认` */
function figureWords(plan: Plan, { report, period }: Figure, day: string): string {
  const on = (at: string): string => (at.slice(0, 4) === day.slice(0, 4) ? shortDay : dayLabel)(at.slice(0, 10))
  const unit = shortName(plan, report.unit)
  const sent = report.byOffice ? '办公室代报' : '报'
  return `${period.label}，${unit}${on(report.at)}${sent}，${on(lastEvent(report).at)}确认`
}
