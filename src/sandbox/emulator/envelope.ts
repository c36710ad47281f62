import { type Context, nowMs, type WebhookRequest } from './context.ts'
import { encrypt, sign } from './crypto.ts'
import type { Message, Person } from './records.ts'

/** An event in the platform's envelope 2.0, as compact JSON. */
export function envelope(context: Context, eventId: string, type: string, event: Record<string, unknown>): string {
  const now = nowMs(context)
  return JSON.stringify({
    schema: '2.0',
    header: {
      event_id: eventId,
      event_type: type,
      // Callbacks carry microseconds, events milliseconds (docs/platform.md A.1).
      create_time: type === 'card.action.trigger' ? `${now}000` : String(now),
      token: context.app.verificationToken,
      app_id: context.app.appId,
      tenant_key: context.tenantKey,
    },
    event,
  })
}

/** The request to the webhook: encrypted, and signed over the body as sent, when an Encrypt Key is set. */
export function requestOf(context: Context, plain: string, signedAtMs: number): WebhookRequest {
  const { encryptKey } = context.app
  const headers = { 'content-type': 'application/json;charset=utf-8' }
  if (encryptKey === '') return { body: plain, headers }
  const body = JSON.stringify({ encrypt: encrypt(encryptKey, plain) })
  const timestamp = String(Math.floor(signedAtMs / 1000))
  const nonce = context.hex(10)
  return {
    body,
    headers: {
      ...headers,
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': nonce,
      'x-lark-signature': sign(timestamp, nonce, encryptKey, body),
    },
  }
}

export const idsOf = ({ openId, unionId }: Pick<Person, 'openId' | 'unionId'>) => ({
  union_id: unionId,
  open_id: openId,
})

/** `im.message.receive_v1`: what a person said, in the shape of the event, not of the REST API. */
export function receivedEvent(context: Context, message: Message, sender: Person): Record<string, unknown> {
  const chat = context.chats.get(message.chatId)
  return {
    sender: { sender_id: idsOf(sender), sender_type: 'user', tenant_key: context.tenantKey },
    message: {
      message_id: message.messageId,
      ...(message.rootId && { root_id: message.rootId, parent_id: message.parentId }),
      create_time: String(message.createdMs),
      update_time: String(message.updatedMs),
      chat_id: message.chatId,
      ...(message.threadId && { thread_id: message.threadId }),
      chat_type: chat?.kind ?? 'p2p',
      message_type: message.type,
      content: message.content,
      ...(message.mentions.length > 0 && {
        mentions: message.mentions.map(({ key, openId, kind, name }) => ({
          key,
          id: { union_id: context.people.get(openId)?.unionId ?? '', open_id: openId },
          mentioned_type: kind,
          name,
          tenant_key: context.tenantKey,
        })),
      }),
    },
  }
}

/** The body of `im.chat.member.bot.added_v1`, `.deleted_v1` and `im.chat.disbanded_v1`. */
export function chatEvent(context: Context, chatId: string, operator: Person): Record<string, unknown> {
  return {
    chat_id: chatId,
    operator_id: idsOf(operator),
    external: false,
    operator_tenant_key: context.tenantKey,
    name: context.chats.get(chatId)?.name ?? '',
    i18n_names: { zh_cn: '', en_us: '', ja_jp: '' },
  }
}
