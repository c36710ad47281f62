import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { usedTargets } from '../src/reporting/targets-draft.ts'

/** The buttons of a draft of targets. */
export const amendTable = command({
  name: 'amend-table',
  words: [],
  help: null,
  right: 'amend',
  place: 'aside',
  audit: '记入后续文件',
  does: '记入后续文件',
  args: z.object({
    draft: z.string(),
    go: z.enum(['page', 'basis', 'keep', 'cancel']),
    page: z.coerce.number().int().optional(),
    basis: z.enum(['total', 'year']).optional(),
    shown: z.string().optional(),
    number: z.string().max(60).optional(),
    title: z.string().max(100).optional(),
    date: z.string().max(20).optional(),
    effective: z.string().max(20).optional(),
  }),
  run: usedTargets,
})
