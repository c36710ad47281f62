import * as z from 'zod'
import type { Envelope } from './envelope.ts'
import type { ChatIn, Incoming } from './incoming.ts'
import { contentOf, mention, mentionedOf, textOf } from './message-content.ts'
import { digits, listOf, optional } from './optional.ts'

const id = z.string().min(1).max(200)
const word = optional(z.string())
const who = z.object({ open_id: id })

const messageEvent = z.object({
  sender: z.object({ sender_id: optional(who), sender_type: z.string(), tenant_key: word }),
  message: z.object({
    message_id: id,
    parent_id: optional(id),
    create_time: digits,
    update_time: optional(digits),
    chat_id: id,
    /** `p2p`, `group`, `topic_group`, and whatever comes: only the first is private. */
    chat_type: z.string(),
    message_type: z.string(),
    content: z.string(),
    mentions: listOf(mention),
  }),
})

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])
/** A button's value names a command; what else it holds (a query, as deep as it is) is judged by that command's own schema. */
const buttonValue = z.looseObject({ do: z.string() })
const formValue = z.record(z.string(), z.union([scalar, z.array(scalar)]).catch(null))

const clickEvent = z.object({
  operator: z.object({ open_id: id, tenant_key: word }),
  action: z.object({
    value: z.unknown().optional(),
    form_value: optional(formValue),
    /** What a control outside a form says: the chosen option, the text typed. */
    option: word,
    options: optional(z.array(z.string())),
    input_value: word,
    checked: optional(z.boolean()),
  }),
  context: optional(z.object({ open_message_id: id, open_chat_id: word })),
  open_message_id: optional(id),
  open_chat_id: word,
})

const chatEvent = z.object({
  chat_id: id,
  operator_id: optional(who.partial()),
  external: optional(z.boolean()),
  name: word,
})
const menuEvent = z.object({ operator: optional(z.object({ operator_id: who })), event_key: word })
const enteredEvent = z.object({ chat_id: optional(id), operator_id: optional(who) })
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
      const { operator, event_key: key } = data ?? {}
      return operator ? { ...common, kind: 'menu', openId: operator.operator_id.open_id, key: key ?? '' } : 'unknown'
    }
    case 'im.chat.access_event.bot_p2p_chat_entered_v1': {
      const { data } = enteredEvent.safeParse(event)
      const { operator_id: operator, chat_id: chatId } = data ?? {}
      return operator && chatId ? { ...common, kind: 'entered', openId: operator.open_id, chatId } : 'unknown'
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

function messageOf(common: Common, event: unknown, tenant: Tenant): Incoming | undefined | 'unknown' {
  const { data } = messageEvent.safeParse(event)
  if (!data) return undefined
  const { sender, message } = data
  // Another bot's message is not a person's question; answering it could make two bots talk forever. What nobody sent
  // nobody can be answered.
  if (sender.sender_type !== 'user' || !sender.sender_id) return 'unknown'
  const { words, files } = contentOf(message.message_type, message.content)
  const mentioned = message.mentions.map(mentionedOf)
  const edited = message.update_time && message.update_time !== message.create_time ? `@${message.update_time}` : ''
  return {
    ...common,
    kind: 'message',
    createdMs: milliseconds(message.create_time),
    openId: sender.sender_id.open_id,
    messageId: message.message_id,
    onceKey: message.message_id + edited,
    chatId: message.chat_id,
    chatType: message.chat_type === 'p2p' ? 'p2p' : 'group',
    messageType: message.message_type,
    text: textOf(words, mentioned),
    mentioned,
    files,
    parentId: message.parent_id ?? null,
    external: isExternal(sender.tenant_key, tenant),
  }
}

function clickOf(common: Common, event: unknown, tenant: Tenant): Incoming | undefined {
  const { data } = clickEvent.safeParse(event)
  const messageId = data?.context?.open_message_id ?? data?.open_message_id
  if (!data || !messageId) return undefined
  const value = buttonValue.safeParse(data.action.value ?? {})
  return {
    ...common,
    kind: 'click',
    openId: data.operator.open_id,
    messageId,
    chatId: data.context?.open_chat_id ?? data.open_chat_id ?? '',
    // A value this version does not know is answered like a card of an older one.
    input: value.success ? { ...chosenIn(data.action), ...value.data } : { do: '' },
    form: data.action.form_value ? formOf(data.action.form_value) : null,
    external: isExternal(data.operator.tenant_key, tenant),
  }
}

/** What a control outside a form was set to, as the argument `chosen` beside its value. */
function chosenIn({ option, options, input_value: typed, checked }: z.infer<typeof clickEvent>['action']) {
  const chosen = option ?? options?.join(',') ?? typed ?? checked ?? undefined
  return chosen === undefined ? {} : { chosen }
}

/** An untouched optional field comes as missing, '' or null (docs/platform.md B.1): all are ''. */
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

type Tenant = string | null | undefined

const isExternal = (of: Tenant, app: Tenant): boolean => Boolean(of && app && of !== app)

/** The platform writes seconds, milliseconds or microseconds, by the kind of event. */
function milliseconds(at: string): number {
  return at.length >= 16 ? Math.floor(Number(at) / 1000) : Number(at) * (at.length <= 10 ? 1000 : 1)
}
