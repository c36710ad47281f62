import type { Plan } from '../../domain/plan.ts'
import type { Query } from '../../domain/query.ts'
import type { Reading } from '../reading.ts'
import type { Topic } from '../topic.ts'
import { complete, type Endpoint, EndpointError, type Failure } from './call.ts'
import { checkedQueries } from './checked.ts'
import { instructionsFor, questionOf } from './prompt.ts'

type Asked = {
  said: string
  reading: Reading
  topic: Topic | null
  plan: Plan
  /** Answers the queries; where it throws they count as wrong. */
  answer: (queries: Query[]) => unknown
}

/** Reads once more a sentence the bot is unsure of (`isUnsure`); null where its own reading stays. Never throws. */
export type SecondReader = (asked: Asked) => Promise<Query[] | null>

type Outcome = 'read' | 'unknown' | 'rejected' | 'overBudget' | Failure

type Parts = {
  nowMs: () => number
  log: { info(fields: object, message: string): void }
  fetch?: typeof globalThis.fetch
  timeoutMs?: number
  perMinute?: number
}

/** Ahead of the next reading by less, the best one is a guess. */
const clearMargin = 0.5
/** Whoever asks waits no longer than this for it. */
const longestMs = 2000
/** Sentences sent within a minute, of all people together. */
const mostPerMinute = 60

/** After so many calls in vain within a minute it is left alone for the rest: nobody waits for what is down. */
const mostInVain = 3

const isDated = ({ at, period, days }: Query): boolean => (at ?? period ?? days) !== undefined

/** Whether the bot is unsure enough of what was asked to have it read once more. */
export function isUnsure({ queries, margin, sensed }: Reading): boolean {
  // Whose unit “我们局” is, and what a name outside the plan is, nobody else knows better.
  if (sensed.meant.some(({ kind }) => kind === 'our') || queries.some(({ strangers }) => strangers.length > 0))
    return false
  // Days are read here alone; two questions of which one has a day cannot be told apart afterwards.
  if (queries.length > 1 && queries.some(isDated)) return false
  const unknown = queries.length === 0 || queries.some(({ of, show }) => of === 'talk' && show.includes('unknown'))
  return unknown || margin < clearMargin
}

/**
 * An endpoint as second reader. It gets the sentence and the names of the plan, and returns queries, which are checked;
 * the bot's own engine answers them. Late, wrong, unreachable or over the budget it counts as not there. The log tells
 * what came of it and how often so far, never the words.
 */
export function secondReader(endpoint: Endpoint, parts: Parts): SecondReader {
  const { nowMs, log, fetch = globalThis.fetch, timeoutMs = longestMs, perMinute = mostPerMinute } = parts
  const counts = new Map<Outcome, number>()
  let minute = Number.NaN
  let sent = 0
  let inVain = 0
  const note = (outcome: Outcome): void => {
    const count = (counts.get(outcome) ?? 0) + 1
    counts.set(outcome, count)
    log.info({ category: 'endpoint', outcome, count }, 'sentence read by the endpoint')
  }
  const mayAsk = (): boolean => {
    const now = Math.floor(nowMs() / 60_000)
    if (now !== minute) [minute, sent, inVain] = [now, 0, 0]
    return inVain < mostInVain && sent++ < perMinute
  }
  return async ({ said, reading, topic, plan, answer }) => {
    if (!isUnsure(reading)) return null
    if (!mayAsk()) {
      note('overBudget')
      return null
    }
    try {
      const messages = [
        { role: 'system', content: instructionsFor(plan) },
        { role: 'user', content: questionOf(said, topic) },
      ] as const
      const queries = checkedQueries(await complete(endpoint, messages, { timeoutMs, fetch }), reading, plan)
      if (queries) answer(queries)
      note(queries === null ? 'rejected' : queries.length === 0 ? 'unknown' : 'read')
      return queries && queries.length > 0 ? queries : null
    } catch (error) {
      inVain++
      note(error instanceof EndpointError ? error.failure : 'rejected')
      return null
    }
  }
}
