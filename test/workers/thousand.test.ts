import { expect, test } from 'vitest'
import { subscribe } from '../../src/store/chats.ts'
import { keep } from '../../src/store/inbox.ts'
import { first, sql } from '../../src/store/sql.ts'
import { chat } from '../chat.ts'

const groups = 1000
/** What a tick sends at most, and what D1 lets an invocation ask (docs/deploy/workers.md). */
const most = { sends: 400, queries: 1000 }

test('a thousand groups at the same minute get their digest once, within what an invocation may ask and send', async () => {
  const world = await chat({ at: '2024-03-20T10:00:00+08:00' })
  const { emulator, worker } = world
  if (!worker) throw new Error('this is about workerd')
  // How the groups came about is not this test's subject, so no event tells the bot.
  emulator.setFaults({ delivery: () => ({ lost: true }) })
  const { openId } = await world.person('群主')
  const chatIds: string[] = []
  for (let no = 0; no < groups; no++) chatIds.push((await emulator.createGroup(openId, `专班${no}`, [])).chatId)
  emulator.setFaults({})
  await world.db.batch(chatIds.map((chatId) => subscribe(chatId, 'all', '2024-03-20T10:00:00+08:00')))
  world.clock.moveTo(new Date('2024-03-25T09:00:00+08:00'))
  await worker.rest()

  const digests = () => chatIds.map((id) => world.saidIn(id).filter((words) => words.startsWith('周报 ')).length)
  const sends: number[] = []
  for (let before = 0; before < groups; before += sends.at(-1) ?? groups) {
    await worker.tick()
    expect(await worker.rest()).toBeLessThan(most.queries)
    sends.push(digests().reduce((sum, count) => sum + count, 0) - before)
  }
  expect(sends).toEqual([most.sends, most.sends, groups - 2 * most.sends])
  expect(digests().every((count) => count === 1)).toBe(true)
  expect(await first(world.db, sql`select count(*) as n from outbox where state <> 'sent'`)).toEqual({ n: 0 })
})

test('two hundred questions that were kept while nobody answered are answered once, a part in each tick', async () => {
  const world = await chat()
  const { emulator, worker, clock } = world
  if (!worker) throw new Error('this is about workerd')
  emulator.setFaults({ delivery: () => ({ lost: true }) })
  const chatIds: string[] = []
  const now = clock.now().toISOString()
  for (let no = 0; no < 200; no++) {
    const { openId } = await world.person(`提问人${no}`)
    const { messageId, chatId } = await emulator.say(openId, 'p2p', no % 2 ? '状态' : '地理标志谁牵头')
    chatIds.push(chatId)
    const said = {
      kind: 'message',
      eventId: `kept-${no}`,
      createdMs: clock.now().getTime(),
      openId,
      messageId,
    } as const
    const where = { onceKey: messageId, chatId, chatType: 'p2p', messageType: 'text', external: false } as const
    await keep(
      world.db,
      { ...said, ...where, text: no % 2 ? '状态' : '地理标志谁牵头', mentioned: [], files: [], parentId: null },
      now,
    )
  }
  emulator.setFaults({})
  await worker.rest()
  const answers = () => chatIds.map((chatId) => world.saidIn(chatId).length)
  for (let ticks = 0; answers().includes(0); ticks++) {
    expect(ticks).toBeLessThan(10)
    await worker.tick()
    expect(await worker.rest()).toBeLessThan(most.queries)
  }
  expect(answers().every((count) => count === 1)).toBe(true)
})
