import type { Plan } from '../domain/plan.ts'
import { type Change, isBehind } from '../domain/status.ts'
import { b, type Inline } from './kit.ts'
import { currentWords, goalName, hasLateReport, lightText } from './state-words.ts'

/** `商标有效注册量 14.8万件→14.9万件（更正）`, with the light where it changed; 补报 where it came late and after the end. */
export function changeWords(plan: Plan, change: Change): string {
  const { goal, before } = change
  const [then, now] = [currentWords(before), currentWords(goal)]
  const figures = !hasNewFigure(change) ? '' : before.current === null ? `报${now}` : `${then}→${now}`
  const light = before.light === goal.light ? '' : `${lightText(before)}→${lightText(goal)}`
  const words = [figures, light].filter((part) => part !== '').join('，')
  return `${goalName(goal)} ${words}${changeMarks(plan, change)}`
}

/** `（更正、补报）`; '' where neither. */
export function changeMarks(plan: Plan, { goal, before, corrected }: Change): string {
  const marks = [corrected ? '更正' : '', hasLateReport(plan, goal, before.day) ? '补报' : ''].filter(
    (mark) => mark !== '',
  )
  return marks.length > 0 ? `（${marks.join('、')}）` : ''
}

/** Its value is another one; else only its light changed, by time passing or a start value. */
export const hasNewFigure = ({ goal, before }: Change): boolean =>
  goal.current === null || before.current === null ? goal.current !== before.current : !goal.current.eq(before.current)

/** What moved, by what matters: what was reached, what fell behind, how many have new figures; none is left empty. */
export function movedParts(moved: readonly Change[]): string[] {
  const reached = moved.filter(({ goal, before }) => goal.light === 'met' && before.light !== 'met')
  const worse = moved.filter(({ goal, before }) => isBehind(goal) && !isBehind(before))
  const fresh = moved.filter(hasNewFigure).length
  return [
    reached.length > 0 ? `${namesOf(reached)}达标` : '',
    worse.length > 0 ? `${namesOf(worse)}转为滞后` : '',
    fresh > 0 ? `共${fresh}个目标有新数` : '',
  ].filter((words) => words !== '')
}

/** So many are named; how many more there are is said. */
const mostNamed = 3

function namesOf(moved: readonly Change[]): string {
  const names = moved.map(({ goal }) => goalName(goal))
  return `${names.slice(0, mostNamed).join('、')}${names.length > mostNamed ? `等${names.length}个` : ''}`
}

/** The same as a sentence. */
export function movedWords(moved: readonly Change[]): Inline[] {
  if (moved.length === 0) return ['没有变化。']
  const parts = movedParts(moved)
  return parts.length === 0 ? [`${moved.length}个目标有变化。`] : [b(parts.join('，')), '。']
}
