import * as z from 'zod'
import { type Call, command, type Reply } from '../src/act/command.ts'
import { whichCard } from '../src/cards/which.ts'
import { namesFrom } from '../src/domain/amendments/apply.ts'
import { ofLate } from '../src/domain/held.ts'
import type { Role } from '../src/domain/permissions.ts'
import { type Query, querySchema } from '../src/domain/query.ts'
import { dayOf, shift } from '../src/domain/time.ts'
import { answerQuery } from '../src/engine/answer.ts'
import { type Grounds, pastDaysOf, sharedGrounds } from '../src/engine/grounds.ts'
import { shownBy, toldBy } from '../src/engine/shown.ts'
import { judgingOf } from '../src/reporting/context.ts'
import { mayReportByTable, saidOfTable, tableSent } from '../src/reporting/table.ts'
import { factsAlsoAt, readFacts } from '../src/store/facts.ts'
import { topicOfSent } from '../src/store/outbox.ts'
import { wholeRoster } from '../src/store/people.ts'
import type { Statement } from '../src/store/sql.ts'
import { allTaught, keepUnsure } from '../src/store/taught.ts'
import { topicOf } from '../src/store/topics.ts'
import { pastedGrid } from '../src/tables/read.ts'
import { isUnsure } from '../src/understand/endpoint/second-reader.ts'
import { language } from '../src/understand/language.ts'
import { deedsLately, readLately } from '../src/understand/read-lately.ts'
import type { Reading } from '../src/understand/reading.ts'
import { isOutside, mayTeach, outsideQuery, sentenceKey, withTaught } from '../src/understand/taught.ts'
import { type Topic, topicAfter, topicSchema } from '../src/understand/topic.ts'

/** A topic lasts ten minutes. */
const topicSeconds = 600
const longest = 2000

/** What is filled in, or told, in the words it was said in. */
const spokenTo: ReadonlySet<string> = new Set(['report', 'correct', 'baseline', 'tell'])

/** Anything said in plain words, and what a card's button asks: read as queries, answered, or led to a command. */
export const ask = command({
  name: 'ask',
  words: [],
  help: null,
  right: 'ask',
  place: 'anywhere',
  open: true,
  args: z.union([z.object({ q: z.string() }), z.object({ queries: z.array(querySchema).min(1).max(6) })]),
  async run(call) {
    const { args, asker, where, world } = call
    const { now, plan } = world
    const before = await lastTopic(call)
    let queries = 'queries' in args ? args.queries : []
    let effects: Statement[] = []
    if ('q' in args) {
      const table = await tablePasted(call, args.q)
      if (table) return table
      const ofTable = where.group ? null : await saidOfTable(call, args.q)
      if (ofTable) return ofTable
      const said = args.q.slice(0, longest)
      // “我们局” is the unit the roster names with any role; what they may see goes by what they report for.
      const speaker = { ...asker, units: asker.homes }
      const topic = before
      const taught = await allTaught(world.db)
      const named = namesFrom(world.amendments, dayOf(now), now)
      const lexicon = withTaught(world.lexicon(), [...taught, ...named])
      const context = { lexicon, language, asker: speaker, topic, now, group: where.group }
      const reading = readLately(said, context)
      // A form is filled from the words as they were typed, not as they were normalised to be understood.
      const outside = isOutside(said, taught)
      const deeds = (outside ? [] : deedsLately(reading, context)).map((deed) =>
        spokenTo.has(deed.do) ? { ...deed, spoken: said } : deed,
      )
      const [deed] = deeds
      if (deeds.length > 1) return { card: whichCard(plan, deeds) }
      if (deed && deed.do !== 'ask') return { lead: deed }
      queries = outside ? [outsideQuery] : ((await secondly(call, { said, reading, topic })) ?? reading.queries)
      const keeps = world.settings.keepUnsure && !where.external && !outside && mayTeach(reading, context)
      if (keeps) effects = keepUnsure(sentenceKey(said), said.trim(), now)
    }
    const grounds = await groundsOf(call, queries)
    const topic = topicAfter(before, queries, toldBy(queries, grounds))
    return { card: answerQuery(queries, grounds), topic, effects }
  },
})

/** What a second reader makes of a sentence the bot is unsure of; the same engine answers it, with the same rights. */
async function secondly(
  call: Call<unknown>,
  { said, reading, topic }: { said: string; reading: Reading; topic: Topic | null },
): Promise<Query[] | null> {
  const { secondReader, plan } = call.world
  if (!secondReader || !isUnsure(reading)) return null
  const grounds = await groundsOf(call, reading.queries)
  const answer = (queries: Query[]) => [shownBy(queries, grounds), answerQuery(queries, grounds)]
  return secondReader({ said, reading, topic, plan, answer })
}

/** What answers are made from; guests and groups with outsiders get the plan alone. */
async function groundsOf({ asker, where, world }: Call<unknown>, queries: readonly Query[]): Promise<Grounds> {
  const { plan, planAt, amendments, now, db } = world
  const days = [...new Set(queries.flatMap((query) => pastDaysOf(query, dayOf(now))))]
  const moments = days.map((day) => ({ day, known: day }))
  // Who reports for whom is told in private alone, and read where it is asked for.
  const named = !where.external && !where.group && queries.some(({ show }) => show.some((one) => ofPeople.has(one)))
  const facts = where.external ? undefined : await factsAlsoAt(db, await readFacts(db), moments)
  const liaisons = named ? (await wholeRoster(db)).flatMap(reporting) : undefined
  const { role, units } = asker
  const asks = { role, units }
  const group = where.group
  return sharedGrounds({ plan, planAt, amendments, asker: asks, now, group, facts, liaisons, ...judgingOf(world) })
}

/** Facets that name liaisons. */
const ofPeople: ReadonlySet<string> = new Set(['liaison', 'reasons'])
const reporting = ({ role, unit, name }: { role: Role; unit: string; name: string }) =>
  role === 'liaison' ? [{ unit, name }] : []

/** A table pasted in private by somebody who reports; null where it is none. */
async function tablePasted(call: Call<unknown>, text: string): Promise<Reply | null> {
  const { asker, where, event } = call
  if (where.group || !mayReportByTable(asker) || !pastedGrid(text)) return null
  const bytes = new TextEncoder().encode(text)
  return tableSent(call, { name: '粘贴的表.txt', fileKey: event.messageId, bytes, pasted: true })
}

/** A reply to a card is about what that card shows, whenever it was sent; else the last of the talk goes on. */
async function lastTopic({ asker, event, where, world: { db, now } }: Call<unknown>) {
  const lane = where.group ? where.chatId : asker.openId
  const shown = event.parentId === null ? undefined : await topicOfSent(db, event.parentId, lane)
  const stored = shown !== undefined ? shown : await topicOf(db, asker.openId, where.chatId, shift(now, -topicSeconds))
  return stored ? topicIn(stored) : null
}

const topicIn = ofLate((stored): Topic | null => topicSchema.safeParse(JSON.parse(stored)).data ?? null)
