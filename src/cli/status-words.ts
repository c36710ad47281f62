import { countsWords, dateWords, gapWords, goalLine, leadsOf, ruleWords } from '../cards/state-words.ts'
import { sentence } from '../cards/status.ts'
import { wordsOfParts } from '../cards/words.ts'
import type { GoalState } from '../domain/attainment.ts'
import { dayLabel } from '../domain/day.ts'
import type { Plan } from '../domain/plan.ts'

export type StatusView = {
  plan: Plan
  goals: GoalState[]
  day: string
  known: string
  today: string
  /** The figures are invented. */
  isExample: boolean
}

/** All goals on one page of text, in the words of the leader's card. */
export function statusWords({ plan, goals, day, known, today, isExample }: StatusView): string {
  const pending = goals.reduce((sum, goal) => sum + goal.pending, 0)
  return [
    `${plan.short} ${dayLabel(day)}完成情况${known < today ? `（按${dayLabel(known)}所知）` : ''}`,
    ...(isExample ? ['【示例数据】'] : []),
    wordsOfParts(sentence(plan, goals, day)),
    `${goals.length}个目标：${countsWords(goals)}`,
    '',
    ...goals.map((goal) => lineOf(plan, goal)),
    '',
    ...(pending > 0 ? [`另有待审核 ${pending} 件，未计入。`] : []),
    ruleWords(plan, goals),
  ].join('\n')
}

function lineOf(plan: Plan, goal: GoalState): string {
  const about = [gapWords(goal), `${leadsOf(plan, goal)}牵头`, dateWords(goal)].filter((words) => words !== '')
  return `${goal.goal.indicators.join('+')}. ${wordsOfParts(goalLine(goal))}（${about.join('，')}）`
}
