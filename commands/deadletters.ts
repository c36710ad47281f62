import { z } from 'zod'
import { type DeadView, deadLettersCard } from '../src/cards/dead-letters.ts'
import { timeWords } from '../src/domain/reporting/words.ts'
import { chatById } from '../src/store/chats.ts'
import { type DeadLetter, deadLetters, letGo, resend } from '../src/store/outbox.ts'
import { nameOnRoster } from '../src/store/people.ts'
import { expectChange } from '../src/store/sql.ts'
import { command, type World } from '../src/talk/command.ts'

const shown = 5
const most = 1000
const longest = 80

/** 死信: messages whose fate is unclear; nothing is sent again by itself (design.md 6). */
export const deadLetterQueue = command({
  name: 'dead-letters',
  words: ['死信', '发送失败'],
  help: '没有发出去或结果不明的消息，重发或放弃',
  right: 'deadLetters',
  place: 'aside',
  audit: '未送达',
  does: '处理没有送达的消息',
  args: z.object({ id: z.coerce.number().int().optional(), act: z.enum(['resend', 'drop']).optional() }),
  async run({ args: { id, act }, world }) {
    const all = await deadLetters(world.db, most)
    const chosen = act === undefined ? undefined : all.find((letter) => letter.id === id)
    const left = all.filter((letter) => letter !== chosen)
    const views = await Promise.all(left.slice(0, shown).map((letter) => viewOf(world, letter)))
    const card = deadLettersCard(views, left.length)
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

const receiverOf = async (db: World['db'], lane: string): Promise<string> =>
  (await nameOnRoster(db, lane)) ?? ((await chatById(db, lane))?.name || '未知接收者')

async function viewOf({ db }: World, { id, lane, words, error, createdAt }: DeadLetter): Promise<DeadView> {
  const to = lane.startsWith('card:') ? '已发出的卡片（更新）' : await receiverOf(db, lane)
  const line = words.replace(/\s+/g, ' ')
  const short = line.length > longest ? `${line.slice(0, longest)}…` : line
  return { id, to, words: short, error: error.slice(0, longest), at: timeWords(createdAt) }
}
