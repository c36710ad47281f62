import { z } from 'zod'
import { command } from '../src/act/command.ts'
import { decidedMany } from '../src/reporting/decide-many-step.ts'

/** 确认这些: the unremarkable reports a queue card lists, by one tap. */
export const decideMany = command({
  name: 'decide-many',
  words: [],
  help: null,
  right: 'decide',
  place: 'aside',
  does: '审核',
  args: z.object({ forms: z.array(z.string().max(64)).min(1).max(100) }),
  run: decidedMany,
})
