import * as z from 'zod'
import { command } from '../src/act/command.ts'

/** “我们要报什么”: the same as 填报 alone. */
export const owed = command({
  name: 'owed',
  words: ['待报'],
  help: null,
  right: 'ask',
  place: 'aside',
  args: z.object({}),
  run: async () => ({ lead: { do: 'report' } }),
})
