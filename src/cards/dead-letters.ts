import { type Block, b, button, buttons, type Card, list, note, rule, text } from './kit.ts'

export type DeadView = { id: number; to: string; words: string; error: string; at: string }

/** 死信: what could not be said for certain, each to be sent again or let go. */
export function deadLettersCard(letters: readonly DeadView[], total: number): Card {
  if (total === 0) return { title: '死信', tone: 'green', blocks: [text('没有发不出去的消息。')] }
  return {
    title: `死信 ${total} 条`,
    tone: 'red',
    blocks: [
      ...letters.flatMap((letter, at) => [...(at === 0 ? [] : [rule]), ...blocksOf(letter)]),
      note('“结果不明”的可能已经送到，重发会多一条；请先问一下对方。'),
    ],
  }
}

const blocksOf = ({ id, to, words, error, at }: DeadView): Block[] => [
  text(b(to), `　${at}`),
  list([words], [`原因：${error}`]),
  buttons(
    button('重发', { do: 'dead-letters', id, act: 'resend' }, 'primary'),
    button('不发了', { do: 'dead-letters', id, act: 'drop' }),
  ),
]
