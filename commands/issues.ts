import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { issuesCard } from '../src/cards/papers.ts'
import { dayOf } from '../src/domain/time.ts'
import { lastBulletins } from '../src/store/bulletins.ts'

const few = 5

/** Which issue of the 通报 was the last, and which is next; it takes no number. */
export const issues = command({
  name: 'issues',
  words: ['通报期号', '上期通报'],
  help: '最近各期通报的期号、截止日和起草时间',
  section: 'papers',
  right: 'ledger',
  place: 'aside',
  does: '看通报期号',
  args: z.object({}),
  async run({ world }) {
    return { card: issuesCard(await lastBulletins(world.db, few), dayOf(world.now)), inPlace: false }
  },
})
