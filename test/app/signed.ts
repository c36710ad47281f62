import { encrypt, sign } from '../../src/sandbox/emulator/crypto.ts'
import type { World } from '../chat.ts'

type Sent = { status: number; body: unknown }

/** Brings one event to a world's webhook as the platform would, for what the emulator's people cannot do. */
export async function bring(world: World, type: string, event: object, header: object = {}): Promise<Sent> {
  const { verificationToken, appId } = world.secrets
  const nowMs = world.clock.now().getTime()
  const plain = {
    schema: '2.0',
    header: {
      event_id: `e${Math.random()}`,
      event_type: type,
      create_time: String(nowMs),
      token: verificationToken,
      app_id: appId,
      tenant_key: 'ours',
      ...header,
    },
    event,
  }
  const request = new Request('http://bot/webhook/event', { method: 'POST', ...signedRequest(world, plain) })
  const response = await world.server.fetch(request)
  await world.settle()
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text }
}

type Signing = { secrets: { encryptKey: string }; clock: { now(): Date } }

/** Body and headers of an envelope as the platform sends it. */
export function signedRequest({ secrets, clock }: Signing, envelope: object) {
  const body = JSON.stringify({ encrypt: encrypt(secrets.encryptKey, JSON.stringify(envelope)) })
  const timestamp = String(Math.floor(clock.now().getTime() / 1000))
  const headers = {
    'x-lark-request-timestamp': timestamp,
    'x-lark-request-nonce': 'n',
    'x-lark-signature': sign(timestamp, 'n', secrets.encryptKey, body),
  }
  return { body, headers }
}

/** What somebody says, as the event has it; `tenant` is the organisation they belong to. */
export const saying = (openId: string, chatId: string, text: string, tenant = 'ours', mention?: string) => ({
  sender: { sender_id: { open_id: openId }, sender_type: 'user', tenant_key: tenant },
  message: {
    message_id: `om_${Math.random()}`,
    create_time: '1710727200000',
    chat_id: chatId,
    chat_type: mention ? 'group' : 'p2p',
    message_type: 'text',
    content: JSON.stringify({ text: mention ? `@_user_1 ${text}` : text }),
    ...(mention && { mentions: [{ key: '@_user_1', id: { open_id: mention }, name: '知标', mentioned_type: 'bot' }] }),
  },
})

/** A click on a card's button, or on a form's where there are values. */
export const clicking = (openId: string, chatId: string, value: unknown, form?: Record<string, string>) => ({
  operator: { open_id: openId, tenant_key: 'ours' },
  action: { tag: 'button', value, ...(form && { form_value: form }) },
  context: { open_message_id: 'om_some', open_chat_id: chatId },
})
