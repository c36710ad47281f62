import * as z from 'zod'
import { isoIn } from '../../domain/time.ts'
import { parseObject } from '../emulator/content.ts'
import { keysIn } from '../emulator/file-api.ts'
import type { Emulator, Shown } from '../emulator/index.ts'
import type { ChatView, LogView, MessageView } from './view.ts'

/** The chats somebody is in, the one with the newest message first. */
export function chatsOf(emulator: Emulator, zone: string, openId: string): ChatView[] {
  return emulator
    .chatsOf(openId)
    .map(({ chatId, kind, name, members, ownerId, botIn, createdMs }) => {
      const message = emulator.messages(chatId).at(-1)
      const last = message && {
        seq: message.seq,
        text: previewOf(message),
        at: isoIn(zone, new Date(message.createdMs)),
        byBot: message.sender.kind === 'app',
      }
      return {
        order: message?.createdMs ?? createdMs,
        view: {
          chatId,
          kind,
          name: kind === 'p2p' ? emulator.bot.name : name,
          members,
          ownerId,
          botIn,
          last: last ?? null,
        },
      }
    })
    .sort((one, other) => other.order - one.order)
    .map(({ view }) => view)
}

/** The newest messages of a chat, oldest first, at most so many. */
export function messagesIn(emulator: Emulator, zone: string, chatId: string, most: number): MessageView[] {
  return emulator
    .messages(chatId)
    .slice(-most)
    .map((message) => {
      const parent = message.parentId ? emulator.message(message.parentId) : undefined
      return {
        messageId: message.messageId,
        seq: message.seq,
        sender: { ...message.sender, name: nameOf(emulator, message) },
        type: message.type,
        text: message.deleted ? '' : message.type === 'post' ? postWords(message.content) : message.text,
        card: message.deleted ? null : message.card,
        files: message.deleted ? [] : filesIn(emulator, message),
        quote: parent ? { name: nameOf(emulator, parent), text: previewOf(parent) } : null,
        at: isoIn(zone, new Date(message.createdMs)),
        deleted: message.deleted,
        edited: message.updated && message.type === 'text',
        working: (message.reactions ?? []).length > 0,
      }
    })
}

const nameOf = (emulator: Emulator, { sender }: Shown): string =>
  sender.kind === 'app'
    ? emulator.bot.name
    : (emulator.people().find(({ openId }) => openId === sender.id)?.name ?? '某人')

function filesIn(emulator: Emulator, { content }: Shown): MessageView['files'] {
  return [...keysIn(parseObject(content))].flatMap((key) => {
    const file = emulator.fileInfo(key)
    return file ? [{ key, name: file.name, size: file.size, kind: file.kind }] : []
  })
}

const cardHead = z.looseObject({
  config: z.looseObject({ summary: z.looseObject({ content: z.string() }).optional() }).optional(),
  header: z.looseObject({ title: z.looseObject({ content: z.string() }) }).optional(),
})
const kinds: Record<string, string> = {
  image: '[图片]',
  file: '[文件]',
  audio: '[语音]',
  sticker: '[表情]',
  interactive: '[卡片]',
}

/** A message in the words of the chat list. */
function previewOf(message: Shown): string {
  if (message.deleted) return '消息已撤回'
  if (message.type === 'text') return message.text
  if (message.type === 'post') return postWords(message.content)
  const { data } = cardHead.safeParse(message.card)
  return data?.config?.summary?.content || data?.header?.title.content || kinds[message.type] || '[消息]'
}

const post = z.looseObject({
  content: z.array(z.array(z.looseObject({ tag: z.string(), text: z.string().optional() }))),
})

function postWords(content: string): string {
  const { data } = post.safeParse(parseObject(content))
  const words = data?.content.flatMap((line) => line.map(({ text = '' }) => text)) ?? []
  return words.join('').trim() || '[图片]'
}

/** The newest events and calls, newest first. */
export function logOf(emulator: Emulator, zone: string): LogView {
  const iso = (ms: number): string => isoIn(zone, new Date(ms))
  return {
    deliveries: emulator
      .deliveries()
      .slice(-100)
      .reverse()
      .map(({ eventId, type, state, createdMs, dueMs, attempts }) => ({
        eventId,
        type,
        state,
        at: iso(createdMs),
        next: state === 'waiting' ? iso(dueMs) : null,
        attempts: attempts.map(({ atMs, status, problem }) => ({ at: iso(atMs), status, problem })),
      })),
    calls: emulator
      .calls()
      .slice(-100)
      .reverse()
      .map(({ atMs, ...call }) => ({ at: iso(atMs), ...call })),
  }
}
