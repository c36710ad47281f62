import type { GoalState } from '../domain/attainment.ts'
import type { Plan } from '../domain/plan.ts'
import { shortFirst } from '../domain/status.ts'
import { button, buttons, type Card, card, judged, text } from './kit.ts'
import { outlooksOf, shortWords } from './outlook-words.ts'
import { gapWords, goalName, ruleLine } from './state-words.ts'
import { basisOf, sentence } from './status.ts'

/** The state of things in one sentence: where it stands, what is worst, whether it will be reached. */
export function oneLineCard(plan: Plan, goals: readonly GoalState[], day: string): Card {
  return card(
    '一句话',
    'blue',
    text(...sentence(plan, goals, day), worstWords(goals), aheadWords(plan, goals, day)),
    buttons(
      button('看全部', { do: 'status' }),
      day > plan.end ? null : button('可能完不成', { do: 'status', view: 'outlook' }),
    ),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}

/** `滞后最多的是甲（比序时落后12个百分点）。`: the gap stands with it, since it is what the order goes by. */
function worstWords(goals: readonly GoalState[]): string {
  const [worst] = shortFirst(goals)
  if (!worst) return ''
  const isOver = worst.light === 'unmet' || worst.waitsFor !== null
  const by = isOver && shortWords(worst) !== '' ? shortWords(worst) : gapWords(worst)
  return `${isOver ? '按进度差得' : '滞后'}最多的是${goalName(worst)}${by === '' ? '' : `（${by}）`}。`
}

/** `照现在的速度，3个可能完不成、1个不稳。`; how many nobody can foresee where that is all of them. */
function aheadWords(plan: Plan, goals: readonly GoalState[], day: string): string {
  if (day > plan.end) return ''
  const { wont, may } = outlooksOf(plan, goals)
  if (wont.length + may.length === 0) return ''
  const parts = [wont.length > 0 ? `${wont.length}个可能完不成` : '', may.length > 0 ? `${may.length}个不稳` : '']
  return `照现在的速度，到期${parts.filter((words) => words !== '').join('、')}。`
}
