import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notReporting, reporting } from '../src/reporting/rights.ts'
import { usedTable } from '../src/reporting/table.ts'

/** A button of the draft of a table that was sent or pasted. */
export const table = command({
  name: 'table',
  words: [],
  help: null,
  right: reporting,
  place: 'private',
  refuse: notReporting,
  args: z.object({
    draft: z.string(),
    go: z.enum(['page', 'answer', 'submit', 'cancel', 'evidence']),
    page: z.coerce.number().int().min(0).optional(),
    question: z.string().max(200).optional(),
    answer: z.string().max(60).optional(),
    shown: z.string().optional(),
  }),
  run: usedTable,
})
