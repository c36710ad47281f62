import { type Context, nowMs } from './context.ts'
import type { Chat, Mention, Message, Person } from './records.ts'

export type Mentioning = {
  /** The message @s the bot; a private chat needs no mention. */
  mentionBot?: boolean
  /** open_ids of people the message @s. */
  mentions?: readonly string[]
  /** The message answered to. */
  replyTo?: string
}

/** @s in front of the words, as the platform writes them: keys in the text, names beside it. */
export function mentioning(context: Context, text: string, { mentionBot, mentions = [] }: Mentioning) {
  const named: Mention[] = [
    ...(mentionBot ? [{ openId: context.bot.openId, kind: 'bot' as const, name: context.bot.name }] : []),
    ...mentions.map((openId) => ({ openId, kind: 'user' as const, name: context.people.get(openId)?.name ?? '' })),
  ].map((it, index) => ({ key: `@_user_${index + 1}`, ...it }))
  const text2 = [...named.map(({ key }) => key), text].join(' ')
  return { text: named.length > 0 ? text2 : text, mentions: named }
}

export function keepMessage(
  context: Context,
  person: Person,
  chat: Chat,
  type: string,
  content: unknown,
  mentions: Mention[] = [],
  replyTo?: string,
): Message {
  const parent = replyTo === undefined ? undefined : context.messages.get(replyTo)
  return context.messages.put({
    messageId: `om_${context.hex(32)}`,
    seq: context.nextSeq(),
    chatId: chat.chatId,
    sender: { kind: 'user', id: person.openId },
    type,
    content: JSON.stringify(content),
    mentions,
    parentId: parent?.messageId ?? null,
    rootId: parent ? (parent.rootId ?? parent.messageId) : null,
    threadId: parent?.threadId ?? null,
    createdMs: nowMs(context),
    updatedMs: nowMs(context),
    deleted: false,
    updated: false,
  })
}
