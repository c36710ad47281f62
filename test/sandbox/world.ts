import { createEmulator, type Emulator, type Options } from '../../src/sandbox/emulator/index.ts'
import { decrypt } from './open.ts'

export const app = {
  appId: 'cli_0123456789abcdef',
  appSecret: 'secret',
  encryptKey: 'demo-encrypt-key',
  verificationToken: 'demo-token',
}

type Received = {
  headers: Record<string, string>
  header: { event_id: string; event_type: string; token: string; create_time: string }
  event: Record<string, unknown>
}

/** An emulator with a clock one can move and a bot that notes what it gets and answers what the test says. */
export function world(options: Partial<Options> = {}) {
  let at = new Date('2024-03-18T08:00:00+08:00').getTime()
  const received: Received[] = []
  const bot: {
    answer: (got: Received) => Promise<{ status: number; body: string }> | { status: number; body: string }
  } = {
    answer: () => ({ status: 200, body: '{}' }),
  }
  const emulator = createEmulator({
    clock: { now: () => new Date(at) },
    app,
    seed: 'test',
    async deliver({ body, headers }) {
      const plain = JSON.parse(decrypt(app.encryptKey, JSON.parse(body).encrypt))
      if (plain.type === 'url_verification')
        return { status: 200, body: JSON.stringify({ challenge: plain.challenge }) }
      const got = { headers, header: plain.header, event: plain.event }
      received.push(got)
      return bot.answer(got)
    },
    ...options,
  })
  const alice = emulator.addPerson({ openId: emulator.openIdOf('alice'), name: '甲' }).openId
  const bob = emulator.addPerson({ openId: emulator.openIdOf('bob'), name: '乙' }).openId
  return {
    emulator,
    received,
    bot,
    alice,
    bob,
    now: () => at,
    later(ms: number) {
      at += ms
    },
    client: clientOf(emulator),
  }
}

export type Answer = {
  status: number
  headers: Headers
  json: { code: number; msg: string; data?: Record<string, unknown> }
}

/** The bot's side of the API, with a token fetched once. */
export function clientOf(emulator: Emulator) {
  let token = ''
  async function raw(method: string, path: string, body?: unknown, authorization?: string): Promise<Answer> {
    const request = new Request(`http://emulator/open-apis${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const response = await emulator.fetch(request)
    return { status: response.status, headers: response.headers, json: await response.json() }
  }
  async function login(): Promise<string> {
    const { json } = await raw('POST', '/auth/v3/tenant_access_token/internal', {
      app_id: app.appId,
      app_secret: app.appSecret,
    })
    const issued: unknown = 'tenant_access_token' in json ? json.tenant_access_token : ''
    return String(issued)
  }
  async function call(method: string, path: string, body?: unknown): Promise<Answer> {
    token ||= await login()
    return raw(method, path, body, `Bearer ${token}`)
  }
  return {
    raw,
    login,
    call,
    send: (chatId: string, card: unknown, uuid?: string) =>
      call('POST', '/im/v1/messages?receive_id_type=chat_id', {
        receive_id: chatId,
        msg_type: 'interactive',
        content: JSON.stringify(card),
        ...(uuid && { uuid }),
      }),
  }
}

export const cardOf = (...elements: unknown[]) => ({
  schema: '2.0',
  config: { update_multi: true },
  body: { elements },
})
export const words = (content: string) => ({ tag: 'plain_text', content })
export const buttonOf = (label: string, value: Record<string, unknown>, more: Record<string, unknown> = {}) => ({
  tag: 'button',
  text: words(label),
  behaviors: [{ type: 'callback', value }],
  ...more,
})
