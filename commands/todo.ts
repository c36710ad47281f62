import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { todoCardOf } from '../src/roster/todo.ts'

/** 待办 of the office: open requests, what was not delivered, units nobody reports for or that never reported. */
export const todo = command({
  name: 'todo',
  words: ['待办', '办公室待办'],
  help: '申请、未送达的消息、没有联络员或从未填报的单位',
  section: 'review',
  right: 'roster',
  place: 'aside',
  does: '看办公室的待办',
  args: z.object({ page: z.coerce.number().int().optional() }),
  run: async ({ args: { page }, world }) => ({ card: await todoCardOf(world, { page }) }),
})
