import * as z from 'zod'
import { ApiError } from './api-error.ts'
import { openChat } from './chats.ts'
import { checkSentCard, parseObject } from './content.ts'
import { type Context, nowMs } from './context.ts'
import { bodyOf, pageOf, type Route, success } from './http.ts'
import { restMessage } from './rest-view.ts'
import { existing } from './send-api.ts'

const day = 86_400_000
const patchBody = z.object({ content: z.string() })
const reactionBody = z.object({ reaction_type: z.object({ emoji_type: z.string().min(1) }) })

/** Change, recall, react, read (docs/platform.md D.4, D.11). */
export function messageApi(route: Route, context: Context): void {
  route('patch', '/im/v1/messages/:id', async (request) => {
    const { content } = await bodyOf(request, patchBody)
    const message = existing(context, request.req.param('id') ?? '')
    if (message.deleted) throw new ApiError(230011, 'The message has been recalled.')
    if (message.sender.kind !== 'app') throw new ApiError(230012, 'Bot is NOT the sender of the message.')
    if (message.type !== 'interactive') throw new ApiError(230001, 'This message is NOT a card.')
    if (nowMs(context) - message.createdMs > 14 * day) {
      throw new ApiError(230031, 'The message sent by the bot over 14 days ago can not be updated.')
    }
    openChat(context, message.chatId)
    if (context.locked.has(message.messageId)) {
      throw new ApiError(230099, 'Failed to update card, ext=ErrCode: 11310; ErrMsg: card action is lock; ')
    }
    const card = parseObject(content)
    if (!card) throw new ApiError(230001, 'content is not a string in json format')
    checkSentCard(context, card)
    context.limits.target(`patch ${message.messageId}`, nowMs(context))
    context.messages.put({ ...message, content, updated: true, updatedMs: nowMs(context) })
    return { code: 0, data: {}, msg: 'ok' }
  })

  route('delete', '/im/v1/messages/:id', (request) => {
    const message = existing(context, request.req.param('id') ?? '')
    if (message.sender.kind !== 'app') throw new ApiError(230026, 'No permission to recall this message.')
    if (message.deleted) throw new ApiError(230011, 'The message has been recalled.')
    if (nowMs(context) - message.createdMs > day) throw new ApiError(230009, 'This message can not be recalled.')
    context.messages.put({ ...message, deleted: true })
    return success()
  })

  route('post', '/im/v1/messages/:id/reactions', async (request) => {
    const { reaction_type: reaction } = await bodyOf(request, reactionBody)
    const message = existing(context, request.req.param('id') ?? '')
    const reactions = message.reactions ?? []
    // Of one kind everybody has one on a message.
    const mine = reactions.find(({ emoji }) => emoji === reaction.emoji_type)
    const { id, emoji } = mine ?? { id: context.hex(32), emoji: reaction.emoji_type }
    if (!mine) context.messages.put({ ...message, reactions: [...reactions, { id, emoji }] })
    return success({
      reaction_id: id,
      operator: { operator_id: context.app.appId, operator_type: 'app' },
      action_time: String(nowMs(context)),
      reaction_type: reaction,
    })
  })

  route('delete', '/im/v1/messages/:id/reactions/:reaction', (request) => {
    const message = existing(context, request.req.param('id') ?? '')
    const reactions = message.reactions?.filter(({ id }) => id !== request.req.param('reaction')) ?? []
    if (reactions.length === (message.reactions?.length ?? 0)) throw new ApiError(231007, 'reaction_id is invalid.')
    context.messages.put({ ...message, reactions })
    return success()
  })

  route('get', '/im/v1/messages/:id', (request) => {
    const message = existing(context, request.req.param('id') ?? '')
    openChat(context, message.chatId)
    return success({ items: [restMessage(context, message, wantsRawCard(request.req.query()))] })
  })

  route('get', '/im/v1/messages', (request) => {
    const query = request.req.query()
    if (query.container_id_type !== 'chat') throw new ApiError(99992402, 'field validation failed: container_id_type')
    const chat = openChat(context, query.container_id ?? '')
    const since = Number(query.start_time ?? 0) * 1000
    const until = query.end_time ? Number(query.end_time) * 1000 : Number.POSITIVE_INFINITY
    const found = context.messages
      .all()
      .filter(({ chatId, createdMs }) => chatId === chat.chatId && createdMs >= since && createdMs <= until)
      .sort((one, other) => one.seq - other.seq)
    if (query.sort_type === 'ByCreateTimeDesc') found.reverse()
    const page = pageOf(request, found, 50)
    return success({ ...page, items: page.items.map((it) => restMessage(context, it, wantsRawCard(query))) })
  })
}

const wantsRawCard = ({ card_msg_content_type: wanted }: Record<string, string>): boolean =>
  wanted === 'user_card_content' || wanted === 'raw_card_content'
