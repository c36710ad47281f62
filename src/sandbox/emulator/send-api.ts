import * as z from 'zod'
import { ApiError } from './api-error.ts'
import { chatFor, openChat } from './chats.ts'
import { checkedContent } from './content.ts'
import { type Context, nowMs } from './context.ts'
import { type Answer, bodyOf, type Route, success } from './http.ts'
import type { Chat, Message } from './records.ts'
import { restMessage } from './rest-view.ts'

const uuid = z.string().max(50).optional()
const sendBody = z.object({ receive_id: z.string().min(1), msg_type: z.string(), content: z.string(), uuid })
const replyBody = z.object({ msg_type: z.string(), content: z.string(), reply_in_thread: z.boolean().optional(), uuid })
const hour = 3600_000

/** Create and reply (docs/platform.md D.2, D.3). */
export function sendApi(route: Route, context: Context): void {
  route('post', '/im/v1/messages', async (request) => {
    const body = await bodyOf(request, sendBody)
    const idType = request.req.query('receive_id_type') ?? ''
    return once(context, body.uuid, () => {
      const chat = chatFor(context, idType, body.receive_id)
      return said(context, chat, body.msg_type, body.content, null)
    })
  })

  route('post', '/im/v1/messages/:id/reply', async (request) => {
    const body = await bodyOf(request, replyBody)
    const parent = existing(context, request.req.param('id') ?? '')
    return once(context, body.uuid, () => {
      if (parent.deleted) throw new ApiError(230011, 'The message has been recalled.')
      const chat = openChat(context, parent.chatId)
      const message = said(context, chat, body.msg_type, body.content, parent)
      if (!body.reply_in_thread && !parent.threadId) return message
      return context.messages.put({ ...message, threadId: parent.threadId ?? `omt_${context.hex(16)}` })
    })
  })
}

/** Requests with the same uuid succeed at most once within an hour; the later ones get the first one's message. */
function once(context: Context, id: string | undefined, send: () => Message): Answer {
  const now = nowMs(context)
  const known = id === undefined ? undefined : context.uuids.get(id)
  const earlier = known && now - known.atMs < hour ? context.messages.get(known.messageId) : undefined
  if (earlier) return success(restMessage(context, earlier))
  const message = send()
  if (id) context.uuids.put({ uuid: id, messageId: message.messageId, atMs: now })
  return success(restMessage(context, message))
}

function said(context: Context, chat: Chat, type: string, content: string, parent: Message | null): Message {
  const checked = checkedContent(context, type, content)
  context.limits.target(chat.chatId, nowMs(context))
  return context.messages.put({
    messageId: `om_${context.hex(32)}`,
    seq: context.nextSeq(),
    chatId: chat.chatId,
    sender: { kind: 'app', id: context.app.appId },
    type,
    content: checked.content,
    mentions: checked.mentions,
    parentId: parent?.messageId ?? null,
    rootId: parent ? (parent.rootId ?? parent.messageId) : null,
    threadId: null,
    createdMs: nowMs(context),
    updatedMs: nowMs(context),
    deleted: false,
    updated: false,
  })
}

/** A message by the id in a path; `omt_` and other ids are not messages (99992354). */
export function existing(context: Context, id: string): Message {
  const message = context.messages.get(id)
  if (!message) throw new ApiError(99992354, `The request you send is not a valid {message_id}: ${id}`)
  return message
}
