import { openChat, p2pWith } from './chats.ts'
import { type Clicked, click, type Use } from './click.ts'
import { type Context, type Deliver, nowMs } from './context.ts'
import type { Postman } from './delivery.ts'
import type { Target } from './elements.ts'
import { chatEvent, idsOf, receivedEvent } from './envelope.ts'
import { keepFile } from './file-api.ts'
import type { Chat, Mention, Message, Person } from './records.ts'
import { keepMessage, type Mentioning, mentioning } from './saying.ts'

/** A file as a person sends it. */
export type FileSent = { name: string; bytes: Uint8Array; mime?: string }

/**
 * What people do in their client. Each answers after the first attempt to tell the bot; a `chat` is a chat id, or `p2p`
 * for the person's private chat with the bot.
 */
export function actionsOf(context: Context, post: Postman['post'], deliver: Deliver, timeoutMs: number) {
  const personOf = (openId: string): Person => found(context.people.get(openId), `person ${openId}`)
  const messageOf = (id: string): Message => found(context.messages.get(id), `message ${id}`)

  function chatOf(person: Person, id: string): Chat {
    const chat = id === 'p2p' ? p2pWith(context, person) : found(context.chats.get(id), `chat ${id}`)
    if (!chat.members.includes(person.openId) || chat.dissolved) throw new Error(`${person.name} is not in chat ${id}`)
    return chat
  }

  /** A message of a group reaches the bot only when it is mentioned: the app has no scope for the rest. */
  async function tell(message: Message, person: Person): Promise<Message> {
    const chat = context.chats.get(message.chatId)
    const heard = chat?.kind === 'p2p' || message.mentions.some(({ openId }) => openId === context.bot.openId)
    context.changed()
    if (heard && chat?.botIn) await post('im.message.receive_v1', receivedEvent(context, message, person))
    return message
  }

  async function send(openId: string, chatId: string, type: string, content: unknown, mentions: Mention[] = []) {
    const person = personOf(openId)
    return tell(keepMessage(context, person, chatOf(person, chatId), type, content, mentions), person)
  }

  async function sendFile(
    openId: string,
    chatId: string,
    kind: 'file' | 'image',
    { name, bytes, mime = '' }: FileSent,
  ) {
    const { key } = await keepFile(context, kind, name, mime || (kind === 'image' ? 'image/png' : ''), openId, bytes)
    const content = kind === 'image' ? { image_key: key } : { file_key: key, file_name: name }
    return send(openId, chatId, kind, content)
  }

  async function addBot(openId: string, chatId: string): Promise<Chat> {
    const chat = context.chats.put({ ...chatOf(personOf(openId), chatId), botIn: true })
    context.changed()
    await post('im.chat.member.bot.added_v1', chatEvent(context, chatId, personOf(openId)))
    return chat
  }

  return {
    /** A text message. */
    say(openId: string, chatId: string, text: string, how: Mentioning = {}): Promise<Message> {
      const person = personOf(openId)
      const said = mentioning(context, text, how)
      const chat = chatOf(person, chatId)
      return tell(keepMessage(context, person, chat, 'text', { text: said.text }, said.mentions, how.replyTo), person)
    },
    /** Rich text: one line of words with an image beneath it, as clients send a pasted picture. */
    async sayWithImage(openId: string, chatId: string, text: string, image: FileSent, how: Mentioning = {}) {
      const { key } = await keepFile(context, 'image', image.name, image.mime ?? 'image/png', openId, image.bytes)
      const { mentions } = mentioning(context, text, how)
      const ats = mentions.map((it) => ({ tag: 'at', user_id: it.key, user_name: it.name }))
      const content = [[...ats, { tag: 'text', text }], [{ tag: 'img', image_key: key }]]
      return send(openId, chatId, 'post', { title: '', content }, mentions)
    },
    postFile: (openId: string, chatId: string, file: FileSent) => sendFile(openId, chatId, 'file', file),
    postImage: (openId: string, chatId: string, file: FileSent) => sendFile(openId, chatId, 'image', file),
    sticker: (openId: string, chatId: string) =>
      send(openId, chatId, 'sticker', { file_key: `file_v3_${context.hex(32)}` }),
    audio: (openId: string, chatId: string, duration = 2000) =>
      send(openId, chatId, 'audio', { file_key: `file_v3_${context.hex(32)}`, duration }),
    /** Any other kind of message, with its content as an object. */
    send,

    /** Uses a card; see `click.ts` for what can be named and filled in. */
    click(openId: string, messageId: string, target: Target, use: Use = {}): Promise<Clicked> {
      const person = personOf(openId)
      const message = messageOf(messageId)
      chatOf(person, message.chatId)
      if (message.type !== 'interactive' || message.deleted) throw new Error(`message ${messageId} is no card any more`)
      return click(context, deliver, timeoutMs, person, message, target, use)
    },

    async recall(openId: string, messageId: string): Promise<void> {
      const message = messageOf(messageId)
      if (message.sender.id !== openId) throw new Error('only one’s own messages can be recalled')
      context.messages.put({ ...message, deleted: true })
      context.changed()
      await post('im.message.recalled_v1', {
        message_id: messageId,
        chat_id: message.chatId,
        recall_time: String(nowMs(context)),
        recall_type: 'message_owner',
      })
    },
    /** The same message again with other words and a later `update_time`. */
    async edit(openId: string, messageId: string, text: string): Promise<Message> {
      const message = messageOf(messageId)
      if (message.sender.id !== openId || message.type !== 'text') throw new Error('only one’s own texts can be edited')
      const keys = message.mentions.map(({ key }) => key)
      const content = JSON.stringify({ text: [...keys, text].join(' ') })
      const updatedMs = Math.max(nowMs(context), message.updatedMs + 1)
      return tell(context.messages.put({ ...message, content, updated: true, updatedMs }), personOf(openId))
    },

    async createGroup(openId: string, name: string, members: readonly string[], withBot = true): Promise<Chat> {
      const owner = personOf(openId)
      const chat = context.chats.put({
        chatId: `oc_${context.hex(32)}`,
        kind: 'group',
        name,
        ownerId: owner.openId,
        members: [...new Set([owner.openId, ...members.map((id) => personOf(id).openId)])],
        botIn: false,
        dissolved: false,
        createdMs: nowMs(context),
      })
      context.changed()
      return withBot ? addBot(openId, chat.chatId) : chat
    },
    async addMembers(openId: string, chatId: string, members: readonly string[]): Promise<Chat> {
      const chat = chatOf(personOf(openId), chatId)
      context.changed()
      return context.chats.put({ ...chat, members: [...new Set([...chat.members, ...members])] })
    },
    async leave(openId: string, chatId: string): Promise<Chat> {
      const chat = chatOf(personOf(openId), chatId)
      context.changed()
      return context.chats.put({ ...chat, members: chat.members.filter((id) => id !== openId) })
    },
    /** People of another organisation come into the group; the platform tells the bot of it only when it is asked. */
    openToOutside(chatId: string): void {
      context.chats.put({ ...openChat(context, chatId), external: true })
      context.changed()
    },
    addBot,
    async removeBot(openId: string, chatId: string): Promise<Chat> {
      const chat = context.chats.put({ ...chatOf(personOf(openId), chatId), botIn: false })
      context.changed()
      await post('im.chat.member.bot.deleted_v1', chatEvent(context, chatId, personOf(openId)))
      return chat
    },
    async disband(openId: string, chatId: string): Promise<void> {
      const { botIn, ...chat } = chatOf(personOf(openId), chatId)
      context.chats.put({ ...chat, botIn, dissolved: true })
      context.changed()
      if (botIn) await post('im.chat.disbanded_v1', chatEvent(context, chatId, personOf(openId)))
    },

    async clickMenu(openId: string, key: string): Promise<void> {
      const person = personOf(openId)
      await post('application.bot.menu_v6', {
        operator: { operator_name: person.name, operator_id: idsOf(person) },
        event_key: key,
        timestamp: Math.floor(nowMs(context) / 1000),
      })
    },
    /** Opens the private chat with the bot. */
    async enterP2p(openId: string): Promise<Chat> {
      const person = personOf(openId)
      const chat = p2pWith(context, person)
      const last = context.messages.all().findLast(({ chatId }) => chatId === chat.chatId)
      await post('im.chat.access_event.bot_p2p_chat_entered_v1', {
        chat_id: chat.chatId,
        operator_id: idsOf(person),
        last_message_id: last?.messageId ?? '',
        last_message_create_time: String(last?.createdMs ?? 0),
      })
      return chat
    },
  }
}

function found<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`no ${what}`)
  return value
}
