import type { GoalState } from '../domain/attainment.ts'
import type { Plan } from '../domain/plan.ts'
import { worstFirst } from '../domain/status.ts'
import { button, buttons, type Card, card, judged, text } from './kit.ts'
import { goalName, ruleLine } from './state-words.ts'
import { basisOf, sentence } from './status.ts'

/** The state of things in one sentence. */
export function oneLineCard(plan: Plan, goals: readonly GoalState[], day: string): Card {
  const [worst] = worstFirst(goals)
  return card(
    '一句话',
    'blue',
    text(...sentence(plan, goals, day), worst ? `差得最多的是${goalName(worst)}。` : ''),
    buttons(button('看全部', { do: 'status' })),
    judged(ruleLine(plan, goals), ...basisOf(goals, day)),
  )
}
