import * as z from 'zod'
import { decrypt, sameText, signatureOf } from './crypto.ts'
import { envelope, isObject } from './envelope.ts'
import { incomingOf } from './events.ts'
import type { Incoming } from './incoming.ts'

export const maxBodyBytes = 1024 * 1024
/** The platform redelivers for up to six hours; older requests are replays. */
const maxAgeMs = 8 * 3600_000
const maxAheadMs = 5 * 60_000

export type Secrets = { appId: string; encryptKey: string; verificationToken: string }

export type Received =
  | { kind: 'challenge'; challenge: string }
  | { kind: 'refused'; status: 400 | 401 | 413; why: string }
  | { kind: 'ignored'; type: string }
  | { kind: 'event'; incoming: Incoming }

const utf8 = new TextDecoder()

const refused = (status: 400 | 401 | 413, why: string): Received => ({ kind: 'refused', status, why })

const challengeBody = z.object({ type: z.literal('url_verification'), challenge: z.string(), token: z.string() })
/**
 * A raw webhook request → what it says, or why it is refused (docs/contract.md, POST /webhook/event). Nothing of the body is
 * believed before its signature over the raw bytes holds; only a challenge is unsigned and needs just the token.
 */
export function receive(
  rawBody: Uint8Array,
  header: (name: string) => string | undefined,
  secrets: Secrets,
  nowMs: number,
): Received {
  if (rawBody.byteLength > maxBodyBytes) return refused(413, 'body over 1 MiB')
  const body = parseObject(utf8.decode(rawBody))
  if (!body) return refused(400, 'body is not a JSON object')
  if (typeof body.encrypt !== 'string') return refused(401, 'body is not encrypted')
  const opened = open(body.encrypt, secrets.encryptKey)
  if (opened === undefined) return refused(401, 'body cannot be decrypted')

  const plain = parseObject(opened)
  const challenge = plain?.type === 'url_verification' ? challengeBody.safeParse(plain) : undefined
  if (challenge?.success) {
    return sameText(challenge.data.token, secrets.verificationToken)
      ? { kind: 'challenge', challenge: challenge.data.challenge }
      : refused(401, 'wrong verification token')
  }

  const timestamp = header('x-lark-request-timestamp') ?? ''
  const nonce = header('x-lark-request-nonce') ?? ''
  const signature = signatureOf(timestamp, nonce, secrets.encryptKey, rawBody)
  if (!sameText(header('x-lark-signature') ?? '', signature)) return refused(401, 'wrong signature')
  const stale = staleness(timestamp, nowMs)
  if (stale) return refused(401, stale)

  return receivePlain(plain, secrets)
}

/**
 * An envelope in plain text → what it says. The token is checked where one is set; over the long connection the
 * platform has proved itself when the connection was made.
 */
export function receivePlain(plain: unknown, { appId, verificationToken }: Omit<Secrets, 'encryptKey'>): Received {
  const parsed = envelope.safeParse(plain)
  if (!parsed.success) return refused(400, 'no known envelope')
  const { token, app_id, event_type: type } = parsed.data.header
  if (verificationToken !== '' && !sameText(token ?? '', verificationToken))
    return refused(401, 'wrong verification token')
  if (app_id !== appId) return refused(401, 'another app')
  const incoming = incomingOf(parsed.data)
  if (incoming === 'unknown') return { kind: 'ignored', type }
  return incoming ? { kind: 'event', incoming } : refused(400, `malformed ${type}`)
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : undefined
  } catch {
    return undefined
  }
}

function open(encrypted: string, key: string): string | undefined {
  try {
    return decrypt(key, encrypted)
  } catch {
    return undefined
  }
}

/** Seconds or milliseconds since 1970; why it is refused, or undefined when it is fresh. */
function staleness(timestamp: string, nowMs: number): string | undefined {
  if (!/^\d{10}(\d{3})?$/.test(timestamp)) return 'timestamp missing'
  const ms = Number(timestamp) * (timestamp.length === 10 ? 1000 : 1)
  if (nowMs - ms > maxAgeMs) return 'timestamp too old'
  return ms - nowMs > maxAheadMs ? 'timestamp ahead' : undefined
}
