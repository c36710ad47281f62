import * as z from 'zod'
import { parseObject } from './content.ts'
import type { Context } from './context.ts'
import type { Message } from './records.ts'

/** A message as the REST API shows it, which differs from the event (docs/platform.md A.2). `rawCard` leaves cards as sent. */
export function restMessage(context: Context, message: Message, rawCard = false): Record<string, unknown> {
  return {
    message_id: message.messageId,
    ...(message.rootId && { root_id: message.rootId, parent_id: message.parentId }),
    ...(message.threadId && { thread_id: message.threadId }),
    msg_type: message.type,
    create_time: String(message.createdMs),
    update_time: String(message.updatedMs),
    deleted: message.deleted,
    updated: message.updated,
    chat_id: message.chatId,
    sender: {
      id: message.sender.id,
      id_type: message.sender.kind === 'app' ? 'app_id' : 'open_id',
      sender_type: message.sender.kind,
      tenant_key: context.tenantKey,
    },
    body: { content: contentOf(message, rawCard) },
    ...(message.mentions.length > 0 && {
      mentions: message.mentions.map(({ key, openId, name }) => ({
        key,
        id: openId,
        id_type: 'open_id',
        name,
        tenant_key: context.tenantKey,
      })),
    }),
  }
}

function contentOf({ type, content, deleted }: Message, rawCard: boolean): string {
  if (deleted) return 'This message was recalled'
  return type === 'interactive' && !rawCard ? flattened(content) : content
}

const shown = z.looseObject({
  tag: z.string().optional(),
  content: z.string().optional(),
  text: z.looseObject({ content: z.string() }).optional(),
})

const titled = z.looseObject({ title: z.looseObject({ content: z.string() }) })

/** What the platform returns for a card: its title and texts, not the JSON that was sent. */
function flattened(content: string): string {
  const card = parseObject(content) ?? {}
  const title = titled.safeParse(card.header)
  return JSON.stringify({ title: title.data?.title.content ?? '', elements: linesOf(card.body) })
}

function linesOf(value: unknown): Record<string, string>[][] {
  if (typeof value !== 'object' || value === null) return []
  const { data } = shown.safeParse(value)
  if (data?.tag === 'button') return [[{ tag: 'button', text: data.text?.content ?? '', type: 'default' }]]
  if (data?.tag === 'hr') return [[{ tag: 'hr' }]]
  const own = data?.tag === 'markdown' || data?.tag === 'div' ? (data.content ?? data.text?.content) : undefined
  return own === undefined ? Object.values(value).flatMap(linesOf) : [[{ tag: 'text', text: own }]]
}
