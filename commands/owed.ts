import { z } from 'zod'
import { groundOf } from '../src/reporting/context.ts'
import { owedReply } from '../src/reporting/owed-step.ts'
import { command } from '../src/talk/command.ts'

/** “我们要报什么”: the same as 填报 alone. */
export const owed = command({
  name: 'owed',
  words: ['待报'],
  help: null,
  privately: true,
  args: z.object({}),
  run: async (call) => owedReply(call, await groundOf(call.world)),
})
