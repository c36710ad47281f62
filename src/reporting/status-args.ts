import * as z from 'zod'
import { pageOfWord, views } from '../cards/nav.ts'
import { isDay } from '../domain/day.ts'

/** What a page of the status is asked with. */
export const statusArgs = z.object({
  view: z.enum(views).default('overview'),
  /** A category's name, a unit's id, an indicator's number, or a part of the plan, by the view. */
  of: z.coerce.string().optional(),
  page: z.coerce.number().int().default(1),
  /** A past day, as it was known at its end. */
  at: z.string().refine(isDay).optional(),
  /** What was asked where the answer is another, or more: of a running year, today; of start values, all that waits. */
  asked: z.enum(['year', 'start']).optional(),
  /** Days back to compare with. */
  days: z.coerce.number().int().min(1).max(2000).default(30),
  /** The list it was opened from: 返回 goes there. */
  from: pageOfWord,
})
