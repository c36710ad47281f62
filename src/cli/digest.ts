import { labelled } from '../act/label.ts'
import { mailTo } from '../act/letters.ts'
import { wordsOf } from '../cards/words.ts'
import { composeDigest } from '../digest/compose.ts'
import type { Chat } from '../domain/chat.ts'
import { standingNow } from '../reporting/board.ts'
import { chatById, lastDigestAt, subscribedChats } from '../store/chats.ts'
import { post } from '../store/outbox.ts'
import type { Sql } from '../store/sql.ts'
import { atDesk, type Desk } from './desk.ts'
import { type Io, type Run, refused, UsageError } from './io.ts'
import { worldAt } from './world.ts'

/** A digest out of turn: put into the outbox the running server empties, claiming no week; or only shown. */
export const run: Run = async ({ options, env, io }) => {
  const named = options.chat
  if (named === '') throw new UsageError('--chat 后应写群的 chat_id')
  const dryRun = options['dry-run'] === true
  await atDesk({ options, env, io }, dryRun ? 'empty' : 'refuse', async (desk) => {
    const { db, now } = desk
    const chats = typeof named === 'string' ? [await groupOf(db, named)] : await subscribedChats(db)
    if (chats.length === 0 && !dryRun) throw refused('还没有群订阅周报；用 --chat CHAT_ID 指定一个群')
    const compose = await composer(desk, io)
    if (dryRun) {
      if (chats.length === 0) io.err('还没有群订阅周报；以下是范围为全部的样子')
      const cards = chats.length > 0 ? await Promise.all(chats.map(compose)) : [await compose(null)]
      io.out(cards.map(wordsOf).join('\n\n'))
      return
    }
    const letters = await Promise.all(
      chats.map(async (chat) => mailTo({ to: { chatId: chat.chatId }, card: await compose(chat) })),
    )
    await db.batch(letters.flatMap((letter) => post(letter, now)))
    io.out(`已放入发件箱：${chats.map(({ name, chatId }) => name || chatId).join('、')}；由运行中的服务发送`)
  })
}

async function groupOf(db: Sql, chatId: string): Promise<Chat> {
  const chat = await chatById(db, chatId)
  if (chat?.kind !== 'group' || chat.goneAt !== null) throw refused(`机器人不在群 ${chatId} 里，或这不是一个群`)
  if (chat.external) throw refused(`群 ${chatId} 有外部人员，完成情况不发往那里`)
  return chat
}

/** Composes a group's digest (null: of everything), from facts read once. */
async function composer(desk: Desk, io: Io) {
  const world = await worldAt(desk, io)
  const standing = await standingNow(world)
  return async (chat: Chat | null) => {
    const since = chat && (await lastDigestAt(desk.db, chat.chatId))
    return labelled(world, await composeDigest(world, standing, { scope: chat?.scope ?? 'all', since, adHoc: true }))
  }
}
