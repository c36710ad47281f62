import { wordsOf } from '../../src/cards/words.ts'
import { unitByName } from '../../src/domain/look.ts'
import type { Role } from '../../src/domain/permissions.ts'
import type { Query } from '../../src/domain/query.ts'
import type { Facts } from '../../src/domain/report.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { toldBy } from '../../src/engine/shown.ts'
import { readPlan } from '../../src/plan/read.ts'
import { deedIn, deedsIn } from '../../src/understand/deeds.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read as readQueries } from '../../src/understand/read.ts'
import { type Topic, topicAfter } from '../../src/understand/topic.ts'

export const plan = await readPlan('data/zunyi-2022')
export const lexicon = lexiconOf(plan)

export type Asking = { role: Role; units: readonly string[] }
export const member: Asking = { role: 'member', units: [] }
export const leader: Asking = { role: 'leader', units: [] }
export const liaisonOf = (name: string, of = plan): Asking => {
  const unit = unitByName(of, name)
  if (!unit) throw new Error(`no unit ${name}`)
  return { role: 'liaison', units: [unit.id] }
}

export type Options = { asker?: Asking; now?: string; topic?: Topic | null; group?: boolean; facts?: Facts }
const midday = '2024-03-18T10:00:00+08:00'
const none: Facts = { reports: [], baselines: [] }

/** One message read: what it asks, or what it wants done, and what the talk is about then. */
export function read(
  text: string,
  { asker = member, now = midday, topic = null, group = false, facts = none }: Options = {},
  words = lexicon,
) {
  const context = { lexicon: words, language, asker, topic, now, group }
  const { plan } = words
  const reading = readQueries(text, context)
  const input = deedIn(reading, context)
  const { queries } = reading
  const next = topicAfter(topic, queries, toldBy(queries, { plan, asker, now, group, facts }))
  return { queries, input, inputs: deedsIn(reading, context), topic: next, reading }
}

export const asks = (text: string, options: Options = {}, words = lexicon): Query[] =>
  read(text, options, words).queries

/** One message answered, as a person reads it. */
export const said = (text: string, options: Options = {}, words = lexicon): string =>
  answered(read(text, options, words).queries, options, words)

function answered(queries: readonly Query[], options: Options, { plan }: typeof lexicon): string {
  const { asker = member, now = midday, group = false, facts = none } = options
  return wordsOf(answerQuery(queries, { plan, asker, now, group, facts }))
}

/** A talk of several turns: the last answer. */
export function talk(texts: readonly string[], options: Options = {}, words = lexicon): string {
  let topic: Topic | null = null
  let last = ''
  for (const text of texts) {
    const turn = read(text, { ...options, topic }, words)
    last = answered(turn.queries, options, words)
    topic = turn.topic
  }
  return last
}

const plans = {
  zunyi: lexicon,
  nongji: lexiconOf(await readPlan('data/nongji-2018')),
  zhejiang: lexiconOf(await readPlan('data/zhejiang-data-2025')),
}
export type PlanName = keyof typeof plans

/** The last answer of a talk about one of the plans, asked by a unit's liaison, or by a member where no unit is named. */
export function talkIn(name: PlanName, as: string, texts: readonly string[], now: string): string {
  const words = plans[name]
  return talk(texts, { asker: as === '' ? member : liaisonOf(as, words.plan), now }, words)
}
