import { z } from 'zod'
import { querySchema, refSchema } from '../domain/query.ts'

/** What the talk is about, kept between turns: the last message's queries, and the rows its answer showed, in order. */
export const talkSchema = z.object({ queries: z.array(querySchema), shown: z.array(refSchema).default([]) })
export type Talk = z.infer<typeof talkSchema>
