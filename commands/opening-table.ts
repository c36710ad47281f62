import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { usedOpening } from '../src/reporting/opening-draft.ts'

/** The buttons of a draft of opening totals. */
export const openingTable = command({
  name: 'opening-table',
  words: [],
  help: null,
  right: 'baseline',
  place: 'private',
  audit: '设期初累计',
  does: '设基数、期初累计',
  args: z.object({
    draft: z.string(),
    go: z.enum(['page', 'submit', 'cancel']),
    page: z.coerce.number().int().min(0).optional(),
    shown: z.string().optional(),
  }),
  run: usedOpening,
})
