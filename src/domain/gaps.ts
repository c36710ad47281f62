import { heldBy } from './held.ts'
import type { Plan } from './plan.ts'

/** Words that mark the gaps of a plan: its silences by their topics, of two characters and more. */
export const gapWords = heldBy(({ silences }: Plan): readonly string[] =>
  silences.flatMap(({ topics }) => topics.filter(({ length }) => length > 1)),
)

/** Whether words say anything the plan is known to leave open. */
export const saysGap = (plan: Plan, words: string): boolean => gapWords(plan).some((topic) => words.includes(topic))
