import { type Card, rule, text } from './kit.ts'
import { type DeadView, deadBlocks, deadNote } from './todo.ts'

/** 未送达: what could not be said for certain, each to be sent again or let go. */
export function deadLettersCard(letters: readonly DeadView[], total: number): Card {
  if (total === 0) return { title: '未送达', tone: 'green', blocks: [text('没有发不出去的消息。')] }
  return {
    title: `未送达 ${total} 条`,
    tone: 'red',
    blocks: [...letters.flatMap((letter, at) => [...(at === 0 ? [] : [rule]), ...deadBlocks(letter)]), deadNote],
  }
}
