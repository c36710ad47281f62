import { z } from 'zod'
import { command } from '../src/act/command.ts'
import { withdrawable, withdrawn } from '../src/reporting/withdraw-step.ts'

/** 撤回: while a report waits for review its sender may take it back. */
export const withdraw = command({
  name: 'withdraw',
  words: ['撤回', '撤回填报'],
  help: '撤回自己待审核的填报',
  right: 'withdraw',
  place: 'aside',
  does: '撤回填报',
  args: z.object({ form: z.string().optional() }),
  run: (call) => (call.args.form === undefined ? withdrawable(call) : withdrawn(call, call.args.form)),
})
