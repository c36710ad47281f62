import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { notice } from '../src/cards/kit.ts'
import { reviewersOf } from '../src/domain/look.ts'
import { may } from '../src/domain/permissions.ts'
import { Refused } from '../src/domain/refused.ts'
import { groundOf } from '../src/reporting/context.ts'
import { queueKey, queueOf } from '../src/reporting/queue.ts'
import { someOf, waitingLines } from '../src/reporting/some-waiting.ts'
import { release } from '../src/store/cards.ts'

/** 待审核: the reviewer's queue. Said anew it comes as a new card. */
export const pending = command({
  name: 'pending',
  words: ['待审核', '待审', '审核'],
  help: '等您确认或退回的填报',
  section: 'review',
  right: 'decide',
  place: 'aside',
  refuse: async ({ asker, where, world }) => {
    const reviews = `只有${reviewersOf(world.plan)}审核填报。`
    // Who leads the whole sees what waits, and decides nothing.
    if (!where.group && may(asker, 'seePending'))
      throw new Refused('待审核', reviews, ...waitingLines(world, await groundOf(world)))
    throw new Refused('待审核', `${reviews}您单位待审核的，发送“填报”可以看到。`)
  },
  args: z.object({
    page: z.coerce.number().int().optional(),
    each: z.boolean().optional(),
    unit: z.string().max(60).optional(),
    kind: z.enum(['indicator', 'task']).optional(),
    no: z.coerce.number().int().optional(),
    decision: z.enum(['confirm', 'return']).optional(),
    reason: z.string().max(300).optional(),
  }),
  async run(call) {
    const { args, asker, event, world } = call
    const { page = 0, each = false } = args
    const ground = await groundOf(world)
    if (args.unit !== undefined || args.no !== undefined) return someOf(call, ground)
    const key = queueKey(asker.openId)
    const reply = { card: await queueOf(world, ground, asker.openId, { page, each }), cardKey: key }
    if (event.clicked) return reply
    // One queue per reviewer: the cards before this one only point to it.
    const moved = notice('待审核', '请看最新的一张“待审核”。')
    return { ...reply, effects: [release(key)], refresh: [{ key, render: async () => moved }] }
  },
})
