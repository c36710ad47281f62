import { type App, nowIn } from '../act/world.ts'
import { secondsBetween, shift } from '../domain/time.ts'
import { type Remedy, remedyFor } from '../feishu/codes.ts'
import { type Content, FeishuError, type Sent } from '../feishu/port.ts'
import { type HeldCard, hold } from '../store/cards.ts'
import { gone, type Met, met } from '../store/chats.ts'
import {
  asMessage,
  asPlainText,
  type Delivery,
  delivered,
  giveUp,
  longestWait,
  postpone,
  type Tried,
} from '../store/outbox.ts'
import type { Statement } from '../store/sql.ts'
import { stackOf } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** The platform remembers a uuid for an hour; a try must end before that (contract of at most once). */
const uuidSeconds = 55 * 60
/** After so many clear refusals somebody has to look. */
const maxTries = 20
const textLimit = 40_000

/** What came of a try: a delivery with what follows from it, or the statements that say what happens next. */
export type Outcome = { delivery: Delivery; met: Met[]; held: HeldCard[] } | { statements: Statement[] }

/** Writes outcomes down, deliveries all at once. */
export function recordOf(outcomes: readonly Outcome[]): Statement[] {
  const arrived = outcomes.flatMap((outcome) => ('delivery' in outcome ? [outcome] : []))
  const people = arrived.flatMap(({ met }) => met)
  const cards = arrived.flatMap(({ held }) => held)
  return [
    ...(arrived.length > 0 ? [delivered(...arrived.map(({ delivery }) => delivery))] : []),
    ...(people.length > 0 ? [met(...people)] : []),
    ...(cards.length > 0 ? [hold(...cards)] : []),
    ...outcomes.flatMap((outcome) => ('statements' in outcome ? outcome.statements : [])),
  ]
}

/** Sends one letter that is marked as tried, and returns what is to be recorded about it. */
export async function sendLetter(app: App, letter: Tried, metrics: Metrics): Promise<Outcome> {
  const { firstTryAt } = letter
  const since = firstTryAt === null ? 0 : secondsBetween(firstTryAt, nowIn(app))
  // Tried in what is now the future: the clock stepped back, and nobody knows how long ago it was.
  const expired = since > uuidSeconds || since < -60
  if (expired && letter.kind !== 'update') {
    return { statements: [dead(app, letter, '结果不明：超过平台记住消息的时限')] }
  }
  try {
    const sent = await callFor(app, letter)
    metrics.answersOut.add()
    return arrivalOf(app, letter, sent)
  } catch (error) {
    metrics.apiError(error)
    return { statements: aftermath(app, letter, error) }
  }
}

async function callFor(
  { feishu, evidence }: App,
  { kind, target, targetType, body, uuid }: Tried,
): Promise<Sent | null> {
  if ('name' in body) {
    const fileKey = await feishu.upload(body.name, await bytesOf(evidence, body))
    return feishu.send(
      { type: targetType === 'chat_id' ? 'chat_id' : 'open_id', id: target },
      { type: 'file', fileKey },
      uuid,
    )
  }
  if (kind === 'update') {
    await feishu.update(target, body.card)
    return null
  }
  const content: Content = body.plain
    ? { type: 'text', text: plainText(body.words) }
    : { type: 'interactive', card: body.card }
  if (kind === 'reply') return feishu.reply(target, content, uuid)
  return feishu.send({ type: targetType === 'chat_id' ? 'chat_id' : 'open_id', id: target }, content, uuid)
}

/** Not what was promised is worse than nothing: then the office sees the letter among what did not arrive. */
async function bytesOf(
  evidence: App['evidence'],
  body: Exclude<Tried['body'], { card: unknown }>,
): Promise<Uint8Array> {
  if ('file' in body) return new Uint8Array(Buffer.from(body.file, 'base64'))
  const bytes = await evidence.read(body.stored)
  if (!bytes) throw new Error('文件不在了，或与原来的不一样')
  return bytes
}

/** Text messages know tags of their own; what a person wrote must not become a mention. */
const plainText = (words: string): string => words.slice(0, textLimit).replaceAll('<', '＜')

function arrivalOf(app: App, letter: Tried, sent: Sent | null): Outcome {
  const at = nowIn(app)
  const delivery = { id: letter.id, messageId: sent?.messageId ?? null, at }
  if (!sent) return { delivery, met: [], held: [] }
  const { messageId, chatId } = sent
  const openId = letter.targetType === 'open_id' ? letter.target : letter.lane.startsWith('ou_') ? letter.lane : null
  return {
    delivery,
    met: openId && chatId ? [{ chatId, openId }] : [],
    held: letter.cardKey ? [{ messageId, key: letter.cardKey, chatId: chatId || null, openId, sentAt: at }] : [],
  }
}

function aftermath(app: App, letter: Tried, error: unknown): Statement[] {
  const words = error instanceof Error ? error.message.slice(0, 500) : String(error)
  const remedy = remedyFor(error)
  const { id, kind } = letter
  const found = error instanceof FeishuError ? words : stackOf(error)
  app.log.warn({ category: 'letter', letter: id, kind, remedy: remedy.do, error: found }, 'letter not delivered')
  const now = nowIn(app)
  switch (remedy.do) {
    case 'again':
    case 'same':
      return letter.attempts >= maxTries && remedy.do === 'again'
        ? [dead(app, letter, words)]
        : [
            postpone(
              letter,
              shift(now, waitSeconds(remedy, letter.attempts - 1)),
              words,
              mayHaveHappened(letter, remedy),
            ),
          ]
    case 'plain':
      if ('card' in letter.body && !letter.body.plain && letter.kind !== 'update') {
        return [asPlainText(letter, { ...letter.body, plain: true }, words, now)]
      }
      return [dead(app, letter, words)]
    case 'outside':
      return letter.kind === 'reply' ? [asMessage(letter, words, now)] : [giveUp(letter, 'dropped', words)]
    case 'drop':
      return [
        giveUp(letter, 'dropped', words),
        ...(remedy.chatGone && letter.lane.startsWith('oc_') ? [gone(letter.lane, now)] : []),
      ]
    case 'dead':
      return [dead(app, letter, words)]
  }
}

/** Not tried any more: the office finds it among 未送达. */
function dead({ log }: App, letter: Tried, words: string): Statement {
  log.error({ category: 'dead', letter: letter.id, kind: letter.kind, attempts: letter.attempts }, 'letter given up')
  return giveUp(letter, 'dead', words)
}

/** A clear refusal says nothing about an earlier try whose outcome is unknown: only the same uuid keeps it from coming twice. */
const mayHaveHappened = ({ firstTryAt }: Tried, remedy: Remedy): boolean => remedy.do === 'same' || firstTryAt !== null

/** What the platform asks for, else 1, 2, 4 … 300 s. */
function waitSeconds({ afterMs }: Extract<Remedy, { do: 'again' | 'same' }>, attempts: number): number {
  return afterMs === undefined
    ? Math.min(300, 2 ** Math.min(attempts, 9))
    : Math.min(longestWait, Math.ceil(afterMs / 1000))
}
