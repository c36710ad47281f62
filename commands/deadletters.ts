import * as z from 'zod'
import { command } from '../src/act/command.ts'
import { deadLettersCard } from '../src/cards/dead-letters.ts'
import { deadView, todoCardOf } from '../src/roster/todo.ts'
import { deadLetters, letGo, resend } from '../src/store/outbox.ts'
import { expectChange } from '../src/store/sql.ts'

const shown = 5
const most = 1000

/** 未送达: messages whose fate is unclear; nothing is sent again by itself. */
export const deadLetterQueue = command({
  name: 'dead-letters',
  words: ['未送达', '死信', '发送失败'],
  help: '没发出去或结果不明的消息，可以重发或放弃',
  section: 'settings',
  right: 'deadLetters',
  place: 'aside',
  audit: '未送达',
  does: '处理没有送达的消息',
  args: z.object({
    id: z.coerce.number().int().optional(),
    act: z.enum(['resend', 'drop']).optional(),
    from: z.enum(['todo']).optional(),
  }),
  async run({ args: { id, act, from }, world }) {
    const all = await deadLetters(world.db, most)
    const chosen = act === undefined ? undefined : all.find((letter) => letter.id === id)
    const left = all.filter((letter) => letter !== chosen)
    const card =
      from === 'todo'
        ? await todoCardOf(world, { but: { letter: chosen?.id } })
        : deadLettersCard(await Promise.all(left.slice(0, shown).map((letter) => deadView(world, letter))), left.length)
    if (!chosen || act === undefined) return { card }
    const verb = act === 'resend' ? '重发' : '放弃'
    return {
      card,
      toast: { type: 'success', content: act === 'resend' ? '已重新排队发送' : '已放弃' },
      effects: expectChange(act === 'resend' ? resend(chosen.id, world.now) : letGo(chosen.id)),
      audit: [`${verb} ${chosen.id}`],
    }
  },
})
