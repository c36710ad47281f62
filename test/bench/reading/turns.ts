import { readFile } from 'node:fs/promises'
import * as z from 'zod'
import { wordsOf } from '../../../src/cards/words.ts'
import { unitByName } from '../../../src/domain/look.ts'
import { answerQuery } from '../../../src/engine/answer.ts'
import { toldBy } from '../../../src/engine/shown.ts'
import { readPlan } from '../../../src/plan/read.ts'
import { language } from '../../../src/understand/language.ts'
import { lexiconOf } from '../../../src/understand/lexicon.ts'
import { read } from '../../../src/understand/read.ts'
import { type Topic, topicAfter } from '../../../src/understand/topic.ts'

const lineSchema = z.object({
  id: z.string(),
  asker: z.object({ role: z.enum(['member', 'liaison', 'leader', 'admin']), unit: z.string().nullish() }),
  chat: z.enum(['p2p', 'group']).default('p2p'),
  now: z.string().default('2024-03-18T10:00:00+08:00'),
  turns: z.array(z.object({ q: z.string() })),
})

/** What one turn took, in milliseconds: reading it, and making its answer. */
type Took = { turn: string; read: number; answer: number }

/** The talks of question files; each call goes through all of them, turn after turn, and says what each turn took. */
export async function talksOf(files: readonly string[], folder: string): Promise<() => Took[]> {
  const plan = await readPlan(folder)
  const lexicon = lexiconOf(plan)
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
  const lines = texts.flatMap((text) => text.split('\n').filter((line) => /^\s*\{"(?!round)/.test(line)))
  const talks = lines.map((line) => lineSchema.parse(JSON.parse(line)))
  return () =>
    talks.flatMap(({ id, asker: { role, unit }, chat, now, turns }) => {
      const own = unit ? unitByName(plan, unit) : undefined
      const asker = { role, units: own ? [own.id] : [] }
      const grounds = { plan, asker, now, group: chat === 'group', facts: { reports: [], baselines: [] } }
      let topic: Topic | null = null
      return turns.map(({ q }): Took => {
        const start = performance.now()
        const { queries } = read(q, { lexicon, language, asker, topic, now, group: grounds.group })
        const understood = performance.now()
        topic = topicAfter(topic, queries, toldBy(queries, grounds))
        wordsOf(answerQuery(queries, grounds))
        return { turn: `${id} ${q}`, read: understood - start, answer: performance.now() - understood }
      })
    })
}
