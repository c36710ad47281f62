import { z } from 'zod'
import { type Query, querySchema, refSchema } from '../domain/query.ts'

/** What the talk is about, kept between turns: the last message's queries, and the rows its answer showed, in order. */
export const topicSchema = z.object({ queries: z.array(querySchema), shown: z.array(refSchema).default([]) })

export type Topic = z.infer<typeof topicSchema>

/** The talk is about one indicator or task now, as if somebody had asked about it. */
export function topicAbout({ kind, no }: { kind: 'indicator' | 'task'; no: number }): Topic {
  const row = { kind, id: String(no) }
  const query: Query = { of: 'matter', rows: [row], where: [], show: [], how: 'tell', strangers: [], unexplained: [] }
  return { queries: [query], shown: [row] }
}
