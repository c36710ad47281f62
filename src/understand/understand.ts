import { ownUnits } from './askers.ts'
import { asksIn } from './asks.ts'
import { commandIn, isStatus } from './commands.ts'
import { isOffTopic, refusalIn, socialIn, unpadded } from './conduct.ts'
import { fromEnglish } from './english.ts'
import { frameOf } from './frame.ts'
import type { Lexicon } from './lexicon.ts'
import { normalise } from './normalise.ts'
import type { Ask, Asking, Understood } from './query.ts'
import { sentenceOf } from './sentence.ts'
import type { Topic } from './topic.ts'
import { viewIn } from './views.ts'

export type Context = {
  lexicon: Lexicon
  asker: Asking
  topic: Topic | null
  /** ISO time in the plan's zone. */
  now: string
  group: boolean
}

/** A message as a query, and as an input where it is something to do. The same answer every time; nothing is looked up. */
export function understand(text: string, context: Context): Understood {
  const { lexicon, asker, topic, now } = context
  const normal = normalise(text)
  const plain = unpadded(fromEnglish(normal))
  const just = (...asks: Ask[]): Understood => ({ query: { read: plain, asks }, topic })

  const social = socialIn(normal) ?? socialIn(plain)
  if (social) {
    const said = just({ kind: 'social', what: social })
    return social === 'help' ? { ...said, input: { do: 'help' } } : said
  }
  const refusal = refusalIn(plain)
  if (refusal) return just(refusal)
  if (isOffTopic(plain)) return just({ kind: 'offTopic' })

  const owned = ownUnits(plain, asker, lexicon)
  const frame = frameOf(owned.text, lexicon)
  const { asks, topic: next } = asksIn(frame, { lexicon, topic, asker, now })
  const query = { read: frame.text, asks: owned.whose ? [{ kind: 'whose' } as const] : asks }
  if (isStatus(plain)) return { query: { read: plain, asks: [overall] }, topic, input: { do: 'status' } }
  const sentence = sentenceOf(frame, lexicon)
  const input = commandIn(plain, sentence, now)
  // A figure for a name that may mean two indicators: the person says which.
  if (input?.do === 'report' && input.indicator !== undefined && sentence.unsure) {
    const choose: Ask = { kind: 'choose', indicators: sentence.indicators, tasks: [], units: [], next: input }
    return { query: { read: frame.text, asks: [choose] }, topic: next ?? topic }
  }
  // “哪些还没报” of somebody who reports nothing is about everybody.
  const ofOthers = input?.do === 'owed' && asker.role !== 'liaison' && /没|未/.test(plain)
  if (input && !ofOthers) return { query, topic: next ?? topic, input }
  const view = viewIn(sentence, topic, now)
  if (view) return { query, topic: next ?? topic, input: view }
  return isOverall(asks) ? { query, topic: next ?? topic, input: { do: 'status' } } : { query, topic: next ?? topic }
}

const overall: Ask = {
  kind: 'progress',
  scope: { indicators: [], tasks: [], units: [], category: null },
  want: 'overall',
}

/** “现在情况怎么样” is the leaders' overview. */
const isOverall = ([ask, ...more]: readonly Ask[]): boolean =>
  more.length === 0 &&
  ask?.kind === 'progress' &&
  ask.want === 'overall' &&
  ask.scope.category === null &&
  [ask.scope.indicators, ask.scope.tasks, ask.scope.units].every((named) => named.length === 0)
