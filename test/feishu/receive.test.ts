import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { receive, type Secrets } from '../../src/feishu/receive.ts'

const secrets: Secrets = {
  appId: 'cli_0123456789abcdef',
  encryptKey: 'demo-encrypt-key',
  verificationToken: 'demo-verification-token',
}
const now = Date.parse('2024-03-18T10:00:00+08:00')

function encrypt(plain: string, key = secrets.encryptKey): string {
  const iv = Buffer.alloc(16, 7)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final()]).toString('base64')
}

type Request = { body: string; timestamp?: string; nonce?: string; signature?: string }

function send({ body, timestamp = String(now / 1000), nonce = 'n', signature }: Request, at = now) {
  const sha = createHash('sha256').update(timestamp + nonce + secrets.encryptKey + body)
  const headers: Record<string, string | undefined> = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': nonce,
    'x-lark-signature': signature ?? sha.digest('hex'),
  }
  return receive(new TextEncoder().encode(body), (name) => headers[name], secrets, at)
}

const header = (type: string, more: object = {}) => ({
  event_id: 'e1',
  event_type: type,
  create_time: '1710727200000',
  token: secrets.verificationToken,
  app_id: secrets.appId,
  tenant_key: 't1',
  ...more,
})
const message = (more: object = {}) => ({
  schema: '2.0',
  header: header('im.message.receive_v1', more),
  event: {
    sender: { sender_id: { open_id: 'ou_a' }, sender_type: 'user', tenant_key: 't1' },
    message: {
      message_id: 'om_1',
      create_time: '1710727200000',
      chat_id: 'oc_1',
      chat_type: 'p2p',
      message_type: 'text',
      content: JSON.stringify({ text: '@_user_1 地理标志谁牵头 @_user_2' }),
      mentions: [
        { key: '@_user_1', id: { open_id: 'ou_bot' }, name: '知标', mentioned_type: 'bot' },
        { key: '@_user_2', id: { open_id: 'ou_b' }, name: '张三', mentioned_type: 'user' },
      ],
    },
  },
})
const sealedText = (plain: string, key?: string) => JSON.stringify({ encrypt: encrypt(plain, key) })
const sealed = (plain: object, key?: string) => sealedText(JSON.stringify(plain), key)
const deep = '['.repeat(50_000) + ']'.repeat(50_000)
const bomb = `{"schema":"2.0","header":${JSON.stringify(header('card.action.trigger'))},"event":{"action":${deep}}}`

describe('what is accepted', () => {
  test('a message, without the bot’s mention and with other people’s names', () => {
    expect(send({ body: sealed(message()) })).toMatchObject({
      kind: 'event',
      incoming: {
        kind: 'message',
        text: '地理标志谁牵头 @张三',
        mentioned: [
          { openId: 'ou_bot', bot: true },
          { openId: 'ou_b', bot: false },
        ],
        onceKey: 'om_1',
      },
    })
  })

  test('white space in the body: the signature is over the bytes as received', () => {
    expect(send({ body: sealed(message()).replace(':', ' : ') }).kind).toBe('event')
  })

  test('a challenge without signature, by its token alone', () => {
    const body = sealed({ type: 'url_verification', challenge: 'c', token: secrets.verificationToken })
    expect(send({ body, signature: '' })).toEqual({ kind: 'challenge', challenge: 'c' })
  })

  test('an unknown type of event is taken and ignored', () => {
    expect(send({ body: sealed({ ...message(), header: header('im.unknown_v9') }) }).kind).toBe('ignored')
  })

  test('a redelivery six hours later', () => {
    expect(send({ body: sealed(message()) }, now + 6 * 3600_000).kind).toBe('event')
  })

  test('the platform’s own example of a signature and a body', () => {
    const body =
      '{"encrypt":"AAECAwQFBgcICQoLDA0OD2N3yw0K8+vp3yL5U3yFpVTHNP2UD8bxIcy07qfmZ4GTsrOe2s0O+JmH2rEgzWrPov8YcIbRrfwEQ61FgFHISkmDsqdWPhyOUVg4PcRLeFo/XKeT0/2s24VQhbiN+IaysCGNhgJNuE15KNUBW4Oei9UrvH3ZgjTQiqNcVfpQEeg5uqoOpWTrNegYynMmUdxZ+geCw7CIpX+FYek7zJY7jJijt2T97kUaY4Eux9AjObRblFSFg82LxFAlpbSKwcV+5+37pwcQyCcmnAmLIYhrac/cf8cGItJZJSHt2B9HV3CdNYENsupAGRznHKR5QpBxjw=="}'
    const signature = '3d4dd93d86e334b6477899a0a41dfca464b31f35947fff3744dcfdafde315370'
    // Its content is no message, which is found out only after signature, token and app id have held.
    expect(send({ body, timestamp: '1700000000', nonce: 'n0nce', signature }, 1700000000_000)).toMatchObject({
      status: 400,
    })
  })
})

describe('what is refused', () => {
  const cases: [what: string, request: Request, status: number][] = [
    ['a body over 1 MiB', { body: `{"encrypt":"${'a'.repeat(1024 * 1024)}"}` }, 413],
    ['no JSON', { body: 'hello' }, 400],
    ['a JSON list', { body: '[]' }, 400],
    ['JSON cut short', { body: sealed(message()).slice(0, -3) }, 400],
    ['a plain body although a key is set', { body: JSON.stringify(message()) }, 401],
    ['a body under another key', { body: sealed(message(), 'other') }, 401],
    ['a wrong signature', { body: sealed(message()), signature: '0'.repeat(64) }, 401],
    ['no signature', { body: sealed(message()), signature: '' }, 401],
    ['a wrong token', { body: sealed(message({ token: 'x' })) }, 401],
    ['another app', { body: sealed(message({ app_id: 'cli_ffffffffffffffff' })) }, 401],
    ['no timestamp', { body: sealed(message()), timestamp: '' }, 401],
    ['a timestamp of nine hours ago', { body: sealed(message()), timestamp: String(now / 1000 - 9 * 3600) }, 401],
    ['a timestamp six minutes ahead', { body: sealed(message()), timestamp: String(now / 1000 + 360) }, 401],
    ['a challenge with a wrong token', { body: sealed({ type: 'url_verification', challenge: 'c', token: 'x' }) }, 401],
    ['no known envelope', { body: sealed({ hello: 'world' }) }, 400],
    ['a message without its parts', { body: sealed({ ...message(), event: {} }) }, 400],
    ['a bomb of nested lists', { body: sealedText(bomb) }, 400],
  ]
  test.each(cases)('%s', (_, request, status) => {
    expect(send(request)).toMatchObject({ kind: 'refused', status })
  })

  test('whatever else comes, nothing crashes and nothing unsigned becomes an event', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.string().map((it) => `{"encrypt":${JSON.stringify(it)}}`),
        ),
        (body) => {
          expect(send({ body, signature: 'x' }).kind).toBe('refused')
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('signed content of any shape never crashes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom('im.message.receive_v1', 'card.action.trigger'), (event, type) => {
        const kind = send({ body: sealed({ schema: '2.0', header: header(type), event }) }).kind
        expect(['refused', 'ignored']).toContain(kind)
      }),
      { numRuns: 500 },
    )
  })
})
