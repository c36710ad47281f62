import { ApiError } from './api-error.ts'
import { type Context, nowMs } from './context.ts'
import { p2pIdOf } from './ids.ts'
import type { Chat, Person } from './records.ts'

/** A chat the bot may speak in: not dissolved (232009), the bot in it (230002), the person still reachable. */
export function openChat(context: Context, chatId: string): Chat {
  const chat = context.chats.get(chatId)
  if (!chat) throw new ApiError(99992356, `The request you send is not a valid {chat_id}: ${chatId}`)
  if (chat.dissolved) throw new ApiError(232009, 'Your request specifies a chat which has already been dissolved.')
  if (!chat.botIn) throw new ApiError(230002, 'The bot can not be outside the group.')
  if (chat.kind === 'p2p') reachable(context, chat.ownerId)
  return chat
}

/** The chat a message goes to; a private chat comes into being with the first message. */
export function chatFor(context: Context, idType: string, id: string): Chat {
  switch (idType) {
    case 'chat_id':
      if (!id.startsWith('oc_')) throw new ApiError(230034, 'The receive_id does not match receive_id_type.')
      return openChat(context, id)
    case 'open_id':
      if (!id.startsWith('ou_')) throw new ApiError(230034, 'The receive_id does not match receive_id_type.')
      return p2pWith(context, reachable(context, id))
    case 'union_id': {
      const person = context.people.all().find(({ unionId }) => unionId === id)
      if (!person) throw new ApiError(99992363, `The request you send is not a valid {union_id}: ${id}`)
      return p2pWith(context, reachable(context, person.openId))
    }
    default:
      throw new ApiError(99992402, 'field validation failed: receive_id_type')
  }
}

function reachable(context: Context, openId: string): Person {
  const person = context.people.get(openId)
  if (!person) throw new ApiError(99992351, `The request you send is not a valid {open_id}: ${openId}`)
  if (!person.inRange || person.resigned) {
    throw new ApiError(230013, 'Bot has NO availability to this user.')
  }
  if (person.stoppedBot) throw new ApiError(230053, 'The user has stopped the bot from sending messages.')
  return person
}

/** The private chat of a person with the bot, made if there is none. */
export function p2pWith(context: Context, { openId, name }: Person): Chat {
  const chatId = p2pIdOf(context.app.appId, openId)
  return (
    context.chats.get(chatId) ??
    context.chats.put({
      chatId,
      kind: 'p2p',
      name,
      ownerId: openId,
      members: [openId],
      botIn: true,
      dissolved: false,
      createdMs: nowMs(context),
    })
  )
}
