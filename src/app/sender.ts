import { randomUUID } from 'node:crypto'
import { type Remedy, remedyFor } from '../feishu/codes.ts'
import type { Content, Sent } from '../feishu/port.ts'
import { hold } from '../store/cards.ts'
import { gone, met } from '../store/chats.ts'
import { asPlainText, delivered, giveUp, postpone, type Queued, trying } from '../store/outbox.ts'
import type { Statement } from '../store/sql.ts'
import { secondsBetween, shift } from '../time.ts'
import type { Metrics } from './metrics.ts'
import { type App, nowIn } from './world.ts'

/** The platform remembers a uuid for an hour; a try must end before that (contract of at most once). */
const uuidSeconds = 55 * 60
/** After so many clear refusals somebody has to look. */
const maxTries = 20
const textLimit = 40_000

/** Sends one letter and records how it went. */
export async function sendLetter(app: App, letter: Queued, metrics: Metrics): Promise<void> {
  const now = nowIn(app)
  const expired = letter.firstTryAt !== null && secondsBetween(letter.firstTryAt, now) > uuidSeconds
  if (expired && letter.kind !== 'update') {
    await app.db.run(giveUp(letter.id, 'dead', '结果不明：超过平台记住消息的时限'))
    return
  }
  const uuid = letter.uuid ?? randomUUID()
  if ((await app.db.run(trying(letter.id, letter.attempts, uuid, now))) === 0) return
  try {
    const sent = await callFor(app, letter, uuid)
    await app.db.batch(recordOf(app, letter, sent))
    metrics.answersOut.add()
  } catch (error) {
    metrics.apiError(error)
    await app.db.batch(aftermath(app, letter, error))
  }
}

async function callFor(
  { feishu }: App,
  { kind, target, targetType, body }: Queued,
  uuid: string,
): Promise<Sent | null> {
  if ('file' in body) {
    const fileKey = await feishu.upload(body.name, new Uint8Array(Buffer.from(body.file, 'base64')))
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

/** Text messages know tags of their own; what a person wrote must not become a mention. */
const plainText = (words: string): string => words.slice(0, textLimit).replaceAll('<', '＜')

function recordOf(app: App, letter: Queued, sent: Sent | null): Statement[] {
  const now = nowIn(app)
  const done = delivered(letter.id, sent?.messageId ?? null, now)
  if (!sent) return [done]
  const openId = letter.targetType === 'open_id' ? letter.target : letter.lane.startsWith('ou_') ? letter.lane : null
  return [
    done,
    ...(openId && sent.chatId ? [met(sent.chatId, openId)] : []),
    ...(letter.cardKey
      ? [hold({ messageId: sent.messageId, key: letter.cardKey, chatId: sent.chatId || null, openId, sentAt: now })]
      : []),
  ]
}

function aftermath(app: App, letter: Queued, error: unknown): Statement[] {
  const words = error instanceof Error ? error.message.slice(0, 500) : String(error)
  const remedy = remedyFor(error)
  app.log.warn({ letter: letter.id, kind: letter.kind, remedy: remedy.do, error: words }, 'letter not delivered')
  const now = nowIn(app)
  switch (remedy.do) {
    case 'again':
    case 'same':
      return letter.attempts + 1 >= maxTries && remedy.do === 'again'
        ? [giveUp(letter.id, 'dead', words)]
        : [
            postpone(
              letter.id,
              shift(now, waitSeconds(remedy, letter.attempts)),
              words,
              mayHaveHappened(letter, remedy),
            ),
          ]
    case 'plain':
      if ('card' in letter.body && !letter.body.plain && letter.kind !== 'update') {
        return [asPlainText(letter.id, { ...letter.body, plain: true }, words)]
      }
      return [giveUp(letter.id, 'dead', words)]
    case 'drop':
      return [
        giveUp(letter.id, 'dropped', words),
        ...(remedy.chatGone && letter.lane.startsWith('oc_') ? [gone(letter.lane, now)] : []),
      ]
    case 'dead':
      return [giveUp(letter.id, 'dead', words)]
  }
}

/** A clear refusal says nothing about an earlier try whose outcome is unknown: only the same uuid keeps it from coming twice. */
const mayHaveHappened = ({ firstTryAt }: Queued, remedy: Remedy): boolean => remedy.do === 'same' || firstTryAt !== null

/** What the platform asks for, else 1, 2, 4 … 300 s. */
function waitSeconds({ afterMs }: Extract<Remedy, { do: 'again' | 'same' }>, attempts: number): number {
  return afterMs === undefined ? Math.min(300, 2 ** Math.min(attempts, 9)) : Math.ceil(afterMs / 1000)
}
