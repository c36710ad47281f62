import { answer } from '../../src/answers/answer.ts'
import { wordsOf } from '../../src/cards/words.ts'
import { unitByName } from '../../src/domain/look.ts'
import type { Facts } from '../../src/domain/report.ts'
import { readPlan } from '../../src/plan/read.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import type { Ask, Asking } from '../../src/understand/query.ts'
import type { Topic } from '../../src/understand/topic.ts'
import { understand } from '../../src/understand/understand.ts'

export const plan = await readPlan('data/zunyi-2022')
export const lexicon = lexiconOf(plan)

export const member: Asking = { role: 'member', units: [] }
export const liaisonOf = (name: string): Asking => {
  const unit = unitByName(plan, name)
  if (!unit) throw new Error(`no unit ${name}`)
  return { role: 'liaison', units: [unit.id] }
}

type Options = { asker?: Asking; now?: string; topic?: Topic | null; group?: boolean; facts?: Facts }
const midday = '2024-03-18T10:00:00+08:00'

/** One message read. */
export function read(text: string, { asker = member, now = midday, topic = null, group = false }: Options = {}) {
  return understand(text, { lexicon, asker, topic, now, group })
}

export const asks = (text: string, options: Options = {}): Ask[] => read(text, options).query.asks

/** One message answered, as a person reads it. */
export function said(text: string, options: Options = {}): string {
  const { asker = member, now = midday, group = false, facts = { reports: [], baselines: [] } } = options
  return wordsOf(answer(read(text, options).query, { plan, lexicon, asker, now, group, facts }))
}

/** A talk of several turns: the last answer. */
export function talk(texts: readonly string[], options: Options = {}): string {
  let topic: Topic | null = null
  let last = ''
  for (const text of texts) {
    last = said(text, { ...options, topic })
    topic = read(text, { ...options, topic }).topic
  }
  return last
}
