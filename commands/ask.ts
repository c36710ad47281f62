import { z } from 'zod'
import { answer, needsFacts } from '../src/answers/answer.ts'
import { shift } from '../src/domain/time.ts'
import { dueDaysOf, judgingOf } from '../src/reporting/context.ts'
import { tableSent } from '../src/reporting/table-step.ts'
import { topicOfSent } from '../src/store/outbox.ts'
import { readFacts } from '../src/store/reports.ts'
import { topicOf } from '../src/store/topics.ts'
import { pastedGrid } from '../src/tables/read.ts'
import { type Call, command, type Reply } from '../src/talk/command.ts'
import { topicSchema } from '../src/understand/topic.ts'
import { understand } from '../src/understand/understand.ts'

/** A topic lasts ten minutes. */
const topicSeconds = 600

/** Anything said in plain words: understood, then answered from the plan and the reports, or led to a command. */
export const ask = command({
  name: 'ask',
  words: [],
  help: null,
  right: 'ask',
  place: 'anywhere',
  open: true,
  args: z.object({ q: z.string() }),
  async run(call) {
    const { args, asker, where, world } = call
    const { now, plan, settings } = world
    const table = await tablePasted(call)
    if (table) return table
    const lexicon = world.lexicon()
    const topic = await lastTopic(call)
    // “我们局” is the unit the roster names with any role; what they may see goes by what they report for.
    const speaker = { ...asker, units: asker.homes }
    const understood = understand(args.q.slice(0, 2000), { lexicon, asker: speaker, topic, now, group: where.group })
    if (understood.input && understood.input.do !== 'ask') {
      // A form is filled from the words as they were typed, not as they were normalised to be understood.
      const spoken = understood.input.do === 'report' && { spoken: args.q.slice(0, 2000) }
      return { lead: { ...understood.input, ...spoken } }
    }
    const facts = needsFacts(understood.query) && !where.external ? await readFacts(world.db) : undefined
    const card = answer(understood.query, {
      plan,
      lexicon,
      asker,
      now,
      group: where.group,
      facts,
      dueDays: dueDaysOf(settings, plan),
      judging: judgingOf(world),
    })
    return { card, topic: understood.topic ?? undefined }
  },
})

/** A reply to a card is about what that card shows, whenever it was sent; else the last of the talk goes on. */
/** A table pasted in private by somebody who reports; null where it is none. */
async function tablePasted(call: Call<{ q: string }>): Promise<Reply | null> {
  const { args, asker, where, event } = call
  if (where.group || asker.units.length === 0 || !pastedGrid(args.q)) return null
  const bytes = new TextEncoder().encode(args.q)
  return tableSent(call, { name: '粘贴的表.txt', fileKey: event.messageId, bytes, pasted: true })
}

async function lastTopic({ asker, event, where, world: { db, now } }: Call<unknown>) {
  const lane = where.group ? where.chatId : asker.openId
  const shown = event.parentId === null ? undefined : await topicOfSent(db, event.parentId, lane)
  const stored = shown !== undefined ? shown : await topicOf(db, asker.openId, where.chatId, shift(now, -topicSeconds))
  return stored ? (topicSchema.safeParse(JSON.parse(stored)).data ?? null) : null
}
