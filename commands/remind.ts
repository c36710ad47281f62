import { z } from 'zod'
import { command } from '../src/act/command.ts'
import { unitByName } from '../src/domain/look.ts'
import { remindNow } from '../src/reporting/remind-now-step.ts'

/** 催一下: shows whom it would remind of what; a press reminds them privately, each at most once a day. */
export const remind = command({
  name: 'remind',
  words: ['催一下', '催报', '催办'],
  help: '先看要催谁，再私聊提醒，每人每天至多一次',
  right: 'remind',
  place: 'aside',
  does: '催报',
  args: z.object({
    unit: z.string().max(64).optional(),
    send: z.enum(['all', 'overdue', 'chosen']).optional(),
    seen: z.string().max(10_000).optional(),
    units: z.string().max(4000).optional(),
  }),
  fromText: (rest, { plan }) => ({ unit: unitByName(plan, rest)?.id ?? rest }),
  run: ({ args, world }) => remindNow(world, args),
})
