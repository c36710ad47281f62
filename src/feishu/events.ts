import { z } from 'zod'
import type { ChatIn, Incoming } from './incoming.ts'
import { contentOf, mention, textOf } from './message-content.ts'
import type { Envelope } from './receive.ts'

const id = z.string().min(1).max(200)
const who = z.object({ open_id: id })

const messageEvent = z.object({
  sender: z.object({ sender_id: who, sender_type: z.string(), tenant_key: z.string().optional() }),
  message: z.object({
    message_id: id,
    create_time: z.string().regex(/^\d{10,19}$/),
    update_time: z.string().optional(),
    chat_id: id,
    chat_type: z.enum(['p2p', 'group']),
    message_type: z.string(),
    content: z.string(),
    mentions: z.array(mention).nullish(),
  }),
})

/** A button's value is flat: scalars and lists of scalars. Anything deeper was not written by this bot. */
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
const buttonValue = z.looseObject({ do: z.string() }).catchall(z.union([scalar, z.array(scalar)]))
const formValue = z.record(z.string(), z.union([scalar, z.array(scalar)]))

const clickEvent = z.object({
  operator: z.object({ open_id: id, tenant_key: z.string().optional() }),
  action: z.object({ tag: z.string(), value: z.unknown().optional(), form_value: formValue.nullish() }),
  context: z.object({ open_message_id: id, open_chat_id: z.string().default('') }),
})

const chatEvent = z.object({
  chat_id: id,
  operator_id: who.partial().nullish(),
  external: z.boolean().nullish(),
  name: z.string().nullish(),
})
const menuEvent = z.object({ operator: z.object({ operator_id: who }), event_key: z.string() })
const enteredEvent = z.object({ chat_id: id, operator_id: who })
const recalledEvent = z.object({ message_id: id, chat_id: id })

/** An opened envelope → what it says; `unknown` for types the bot does not take, undefined for malformed ones. */
export function incomingOf({ header, event }: Envelope): Incoming | 'unknown' | undefined {
  const common = { eventId: header.event_id, createdMs: milliseconds(header.create_time) }
  const tenant = header.tenant_key
  switch (header.event_type) {
    case 'im.message.receive_v1':
      return messageOf(common, event, tenant)
    case 'card.action.trigger':
      return clickOf(common, event, tenant)
    case 'im.chat.member.bot.added_v1':
      return chatOf('botAdded', common, event)
    case 'im.chat.member.bot.deleted_v1':
      return chatOf('botDeleted', common, event)
    case 'im.chat.disbanded_v1':
      return chatOf('disbanded', common, event)
    case 'application.bot.menu_v6': {
      const { data } = menuEvent.safeParse(event)
      return data && { ...common, kind: 'menu', openId: data.operator.operator_id.open_id, key: data.event_key }
    }
    case 'im.chat.access_event.bot_p2p_chat_entered_v1': {
      const { data } = enteredEvent.safeParse(event)
      return data && { ...common, kind: 'entered', openId: data.operator_id.open_id, chatId: data.chat_id }
    }
    case 'im.message.recalled_v1': {
      const { data } = recalledEvent.safeParse(event)
      return data && { ...common, kind: 'recalled', openId: '', messageId: data.message_id, chatId: data.chat_id }
    }
    default:
      return 'unknown'
  }
}

type Common = { eventId: string; createdMs: number }

function messageOf(common: Common, event: unknown, tenant: string | undefined): Incoming | undefined | 'unknown' {
  const { data } = messageEvent.safeParse(event)
  if (!data) return undefined
  const { sender, message } = data
  // Another bot's message is not a person's question; answering it could make two bots talk forever.
  if (sender.sender_type !== 'user') return 'unknown'
  const { words, file } = contentOf(message.message_type, message.content)
  const edited = message.update_time && message.update_time !== message.create_time ? `@${message.update_time}` : ''
  return {
    ...common,
    kind: 'message',
    createdMs: milliseconds(message.create_time),
    openId: sender.sender_id.open_id,
    messageId: message.message_id,
    onceKey: message.message_id + edited,
    chatId: message.chat_id,
    chatType: message.chat_type,
    messageType: message.message_type,
    text: textOf(words, message.mentions ?? []),
    mentioned: (message.mentions ?? []).flatMap(({ id: ids }) => ids.open_id ?? []),
    file,
    external: isExternal(sender.tenant_key, tenant),
  }
}

function clickOf(common: Common, event: unknown, tenant: string | undefined): Incoming | undefined {
  const { data } = clickEvent.safeParse(event)
  if (!data) return undefined
  const value = buttonValue.safeParse(data.action.value ?? {})
  return {
    ...common,
    kind: 'click',
    openId: data.operator.open_id,
    messageId: data.context.open_message_id,
    chatId: data.context.open_chat_id,
    // A value this version does not know is answered like a card of an older one.
    input: value.success ? value.data : { do: '' },
    form: data.action.form_value ? formOf(data.action.form_value) : null,
    external: isExternal(data.operator.tenant_key, tenant),
  }
}

/** An untouched optional field comes as missing, '' or null (feishu.md B.1): all are ''. */
function formOf(values: z.infer<typeof formValue>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value ?? '')]),
  )
}

function chatOf(kind: ChatIn['kind'], common: Common, event: unknown): Incoming | undefined {
  const { data } = chatEvent.safeParse(event)
  if (!data) return undefined
  const { chat_id: chatId, operator_id: operator, external, name } = data
  return { ...common, kind, chatId, openId: operator?.open_id ?? '', name: name ?? '', external: external ?? false }
}

function isExternal(of: string | undefined, app: string | undefined): boolean {
  return of !== undefined && app !== undefined && of !== '' && of !== app
}

/** The platform writes seconds, milliseconds or microseconds, by the kind of event. */
function milliseconds(digits: string): number {
  return digits.length >= 16 ? Math.floor(Number(digits) / 1000) : Number(digits) * (digits.length <= 10 ? 1000 : 1)
}
