import type { Plan } from '../../domain/plan.ts'
import type { Sentence } from '../sentence.ts'

/** The silence that covers a general topic, where the plan's data has one. */
export const silenceAbout = (plan: Plan, topic: string): string | undefined =>
  plan.silences.find(({ topics }) => topics.includes(topic))?.id

/** The silence whose longest topic the sentence says, outside the names it says. */
export function silenceIn({ plan, text, frame, found }: Sentence): { id: string; topic: string } | null {
  const said = (topic: string): boolean =>
    frame.includes(topic) ||
    (topic.length >= 4 && text.includes(topic) && !found.some((one) => one.said.includes(topic)))
  const hits = plan.silences.flatMap(({ id, topics }) =>
    topics.map((topic) => ({ id, topic: topic.toLowerCase() })).filter(({ topic }) => said(topic)),
  )
  return hits.sort((a, b) => b.topic.length - a.topic.length)[0] ?? null
}
