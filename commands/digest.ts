import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { composeDigest } from '../src/digest/compose.ts'
import { standingNow } from '../src/reporting/board.ts'
import { chatById, lastDigestAt } from '../src/store/chats.ts'

/** The digest as it would be now. It is marked and claims no week. */
export const digest = command({
  name: 'digest',
  words: ['周报', '简报'],
  help: '最近七天的情况，现在就看',
  right: 'seeFigures',
  place: 'anywhere',
  args: z.object({}),
  async run({ where, world }) {
    const chat = where.group ? await chatById(world.db, where.chatId) : undefined
    const since = where.group ? await lastDigestAt(world.db, where.chatId) : null
    return {
      card: await composeDigest(world, await standingNow(world), { scope: chat?.scope ?? 'all', since, adHoc: true }),
    }
  },
})
