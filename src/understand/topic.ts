import { z } from 'zod'

/** What the talk is about, kept between turns. */
export const topicSchema = z.object({
  /** The last question, complete in itself. */
  read: z.string(),
  /** What it was about, as tokens that read back: 指标3, 任务6, a unit's or a person's name. */
  about: z.array(z.string()),
  /** Rows of the list that was just shown, in its order. */
  rows: z.array(z.string()).default([]),
})

export type Topic = z.infer<typeof topicSchema>

/** The talk is about one indicator or task now, as if somebody had asked about it. */
export function topicAbout({ kind, no }: { kind: 'indicator' | 'task'; no: number }): Topic {
  const name = `${kind === 'indicator' ? '指标' : '任务'}${no}`
  return { read: name, about: [name], rows: [] }
}
