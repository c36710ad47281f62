import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { decided } from '../src/reporting/decide.ts'

/** 确认 and 退回 in the queue. */
export const decide = command({
  name: 'decide',
  words: [],
  help: null,
  right: 'decide',
  place: 'aside',
  does: '审核',
  args: z.object({
    form: z.string(),
    decision: z.enum(['confirm', 'return', 'view']),
    reason: z.string().optional(),
    asked: z.boolean().optional(),
  }),
  run: decided,
})
