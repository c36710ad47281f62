import { toFeishu } from '../cards/feishu.ts'
import type { Card } from '../cards/kit.ts'
import { wordsOf } from '../cards/words.ts'
import { heldBy } from '../domain/held.ts'
import type { Body, Letter } from '../store/outbox.ts'
import type { Mail, Where } from './command.ts'

const bodyOf = heldBy((card: Card): Body => ({ card: toFeishu(card), words: wordsOf(card) }))

/** Whose order a letter keeps: the group's, or the person's in their private chat. */
const laneIn = (where: Where, openId: string): string => (where.group ? where.chatId : openId)

export function replyTo(
  messageId: string,
  where: Where,
  openId: string,
  card: Card,
  named: Pick<Letter, 'cardKey' | 'topic'> = {},
): Letter {
  return {
    kind: 'reply',
    target: messageId,
    targetType: 'message_id',
    lane: laneIn(where, openId),
    body: bodyOf(card),
    ...named,
  }
}

export function mailTo({ to, card, cardKey, topic }: Mail): Letter {
  const [target, targetType] = 'openId' in to ? ([to.openId, 'open_id'] as const) : ([to.chatId, 'chat_id'] as const)
  return { kind: 'send', target, targetType, lane: target, body: bodyOf(card), cardKey, topic: topicText(topic) }
}

/** A topic as it is stored; undefined stays so. */
export const topicText = (topic: unknown): string | undefined =>
  topic === undefined || topic === null ? undefined : JSON.stringify(topic)

/** The lane of a card's changes: the platform takes those of one card one after another. */
export const cardLane = (messageId: string): string => `card:${messageId}`

export const updateOf = (messageId: string, card: Card): Letter => ({
  kind: 'update',
  target: messageId,
  targetType: 'message_id',
  lane: cardLane(messageId),
  body: bodyOf(card),
})

/** A file follows its card in the private chat; its bytes wait in the store of files until they are uploaded. */
export function fileLetter(openId: string, body: { stored: string; name: string }): Letter {
  return { kind: 'file', target: openId, targetType: 'open_id', lane: openId, body }
}
