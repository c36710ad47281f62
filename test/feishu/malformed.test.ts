import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { receive, type Secrets } from '../../src/feishu/receive.ts'
import { encrypt, sign } from '../../src/sandbox/emulator/crypto.ts'
import { type Random, randomFrom } from '../torture/random.ts'

/** CI takes fewer; the long form is `MALFORMED=100000 npx vitest run test/feishu/malformed.test.ts`. */
const requests = Number(process.env.MALFORMED ?? '5000')
const now = Date.parse('2024-03-18T10:00:00+08:00')
const secrets: Secrets = { appId: 'cli_0123456789abcdef', encryptKey: 'key', verificationToken: 'token' }

const sound = {
  schema: '2.0',
  header: {
    event_id: 'e1',
    event_type: 'im.message.receive_v1',
    create_time: '1710727200000',
    token: secrets.verificationToken,
    app_id: secrets.appId,
    tenant_key: 't1',
  },
  event: {
    sender: { sender_id: { open_id: 'ou_a' }, sender_type: 'user', tenant_key: 't1' },
    message: {
      message_id: 'om_1',
      create_time: '1710727200000',
      chat_id: 'oc_1',
      chat_type: 'p2p',
      message_type: 'text',
      content: '{"text":"帮助"}',
      mentions: [],
    },
  },
}
/** Without any of these an envelope or a message is not one; a message without a sender is nobody's, and is ignored. */
const needed = [
  ...['schema', 'header', 'event', 'event_id', 'event_type', 'create_time', 'token', 'app_id', 'sender'],
  ...['sender_type', 'message', 'message_id', 'chat_id', 'chat_type', 'message_type', 'content'],
]
const strange = [null, 17, -1e308, true, [], {}, '', [[[[[]]]]], { a: { b: 'c' } }]

/** The sound event with one needed part missing, or of a kind no such part has. */
function broken(random: Random): string {
  const name = random.one(needed)
  const replacement = random.chance(0.5) ? undefined : random.one(strange.filter((it) => typeof it !== 'string'))
  const plain = JSON.stringify(sound, (key, value) => (key === name ? replacement : value))
  return plain ?? '{}'
}

const noise = (random: Random, length: number): string =>
  Array.from({ length }, () =>
    String.fromCharCode(random.chance(0.7) ? 32 + random.below(95) : random.below(0xffff)),
  ).join('')

type Made = { body: Uint8Array; signature?: string; timestamp?: string }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const sealed = (plain: string, key = secrets.encryptKey): string => JSON.stringify({ encrypt: encrypt(key, plain) })

const makers: ((random: Random) => Made)[] = [
  (random) => ({ body: bytes(noise(random, random.below(300))) }),
  (random) => ({ body: Uint8Array.from({ length: random.below(2000) }, () => random.below(256)) }),
  (random) => ({ body: bytes(JSON.stringify(random.one(strange))) }),
  (random) => ({ body: bytes(JSON.stringify({ encrypt: random.one(strange) })) }),
  (random) => ({ body: bytes(JSON.stringify({ encrypt: Buffer.from(noise(random, 80)).toString('base64') })) }),
  (random) => ({ body: bytes(sealed(JSON.stringify(sound)).slice(0, random.below(600))) }),
  () => ({ body: bytes(JSON.stringify(sound)) }),
  () => ({ body: bytes(sealed(JSON.stringify(sound), 'another key')) }),
  (random) => ({ body: bytes(sealed(JSON.stringify(sound))), signature: noise(random, 64) }),
  (random) => ({
    body: bytes(sealed(JSON.stringify(sound))),
    timestamp: String(Math.floor(now / 1000) + random.one([-9 * 3600, -30 * 86_400, 301, 86_400])),
  }),
  (random) => ({ body: bytes(sealed(JSON.stringify(sound))), timestamp: noise(random, 10) }),
  (random) => ({ body: bytes(sealed(noise(random, random.below(500)))) }),
  (random) => ({ body: bytes(sealed(broken(random))) }),
  (random) => ({ body: bytes(sealed('['.repeat(random.below(20_000)))) }),
  (random) => ({ body: bytes(sealed(`{"a":${'{"a":'.repeat(1 + random.below(5000))}`)) }),
  (random) => {
    const header = { ...sound.header, [random.one(['token', 'app_id'])]: noise(random, 20) }
    return { body: bytes(sealed(JSON.stringify({ ...sound, header }))) }
  },
]

const statusOf = (random: Random): number => {
  const { body, timestamp = String(now / 1000), signature } = random.one(makers)(random)
  const made = signature ?? signed(timestamp, body)
  const headers: Record<string, string> = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': 'n',
    'x-lark-signature': made,
  }
  const received = receive(body, (name) => headers[name], secrets, now)
  return received.kind === 'refused' ? received.status : 200
}

const signed = (timestamp: string, body: Uint8Array): string =>
  createHash('sha256').update(`${timestamp}n${secrets.encryptKey}`).update(body).digest('hex')

test(`${requests} malformed requests are refused with 400, 401 or 413 in bounded memory`, () => {
  const random = randomFrom(7)
  const counts = new Map<number, number>()
  const before = process.memoryUsage().heapUsed
  for (let count = 0; count < requests; count++) {
    const status = statusOf(random)
    counts.set(status, (counts.get(status) ?? 0) + 1)
  }
  expect([...counts.keys()].sort()).toEqual([400, 401])
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024)
})

test('a request that was good is a replay after eight hours', () => {
  const body = sealed(JSON.stringify(sound))
  const timestamp = String(now / 1000)
  const headers: Record<string, string> = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': 'n',
    'x-lark-signature': sign(timestamp, 'n', secrets.encryptKey, body),
  }
  const at = (hours: number) => receive(bytes(body), (name) => headers[name], secrets, now + hours * 3600_000)
  expect(at(0).kind).toBe('event')
  expect(at(7.9).kind).toBe('event')
  expect(at(8.1)).toMatchObject({ kind: 'refused', status: 401, why: 'timestamp too old' })
})
