import * as z from 'zod'
import { querySchema } from '../../domain/query.ts'

/**
 * What an outside reader may write of a query. No command and no argument of one; no day and no period, which are read
 * from the sentence; no words that a card would show as if the asker had said them.
 */
const writtenQuery = querySchema
  .pick({ of: true, rows: true, where: true, show: true, how: true, by: true, top: true, claim: true })
  .extend({
    of: querySchema.shape.of.exclude(['command', 'talk']),
    where: querySchema.shape.where.default([]),
    show: querySchema.shape.show.default([]),
    how: querySchema.shape.how.default('tell'),
    top: z.int().positive().max(50).optional(),
  })

/** Its whole answer; an empty list says that it does not know either. */
export const writtenSchema = z.strictObject({ queries: z.array(writtenQuery).max(6) })

export type Written = z.infer<typeof writtenQuery>
