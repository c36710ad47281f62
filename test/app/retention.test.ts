import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test } from 'vitest'
import { hold } from '../../src/store/cards.ts'
import { first, type Sql, sql } from '../../src/store/sql.ts'
import { chat } from '../chat.ts'
import { bring, saying } from './signed.ts'

const kept = async (db: Sql): Promise<Record<string, number>> => {
  const tables = await db.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`,
  )
  const counts = tables.map(async ({ name }) => {
    const row = await first<{ n: number }>(db, { sql: `select count(*) as n from ${name}`, params: [] })
    return [name, row?.n ?? 0] as const
  })
  return Object.fromEntries(await Promise.all(counts))
}

test('an event that comes again a day later is known; after four days its row is gone', async () => {
  const world = await chat()
  const someone = await world.person('路人')
  const event = saying(someone.openId, world.emulator.p2p(someone.openId), '帮助')
  const again = () => bring(world, 'im.message.receive_v1', event, { event_id: 'the-same' })
  const answers = sql`select count(*) as n from outbox where target = ${event.message.message_id}`
  await again()
  for (const time of ['2024-03-18T16:00:00', '2024-03-19T09:59:00', '2024-03-19T10:30:00']) {
    await world.moveTo(`${time}+08:00`)
    expect((await again()).status).toBe(200)
    expect(await first(world.db, answers)).toEqual({ n: 1 })
  }
  await world.moveTo('2024-03-22T10:30:00+08:00')
  expect((await kept(world.db)).inbox).toBe(0)
})

test('cards stay known for the fourteen days in which they can be changed', async () => {
  const world = await chat()
  const someone = await world.person('路人')
  await someone.says('帮助')
  const sentAt = '2024-03-18T10:00:00+08:00'
  await world.db.run(hold({ messageId: 'om_1', key: 'report:f', chatId: null, openId: someone.openId, sentAt }))
  await world.moveTo('2024-04-01T09:00:00+08:00')
  expect(await kept(world.db)).toMatchObject({ cards: 1, outbox: 1 })
  await world.moveTo('2024-04-03T09:00:00+08:00')
  expect(await kept(world.db)).toMatchObject({ cards: 0, outbox: 0 })
})

function heap(): number {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed
}

/** What the office's history is made of, and the chats the bot is in, may grow; everything else is cleared away. */
const lasting = ['chats', 'digests', 'reminders']

test('three years of digests, reminders and a few questions leave memory and tables as they were', async () => {
  const world = await chat({ at: '2022-07-06T10:00:00+08:00' })
  const owner = await world.person('群主')
  await world.person('联络员', 'liaison', '市市场监管局')
  const groups = await Promise.all(['专班一', '专班二'].map((name) => world.group(name, owner)))
  for (const group of groups) await group.asks(owner, '订阅周报')
  await world.moveTo('2022-12-31T10:00:00+08:00')
  const [heapBefore, before] = [heap(), await kept(world.db)]
  const months = Array.from({ length: 29 }, (_, index) => `${2023 + Math.floor(index / 12)}-${(index % 12) + 1}`)
  for (const month of months) {
    const [year = '', no = ''] = month.split('-')
    await world.moveTo(`${year}-${no.padStart(2, '0')}-15T10:00:00+08:00`)
    const somebody = await world.person(`路人${month}`)
    for (const words of ['帮助', `${month}的地理标志`, '那商标呢']) await somebody.says(words)
  }
  await world.moveTo('2025-06-30T10:00:00+08:00')
  const [heapAfter, after] = [heap(), await kept(world.db)]
  const digests = groups.flatMap((group) => group.seesAll()).filter((words) => words.startsWith('周报 '))
  expect(digests.length).toBeGreaterThan(2 * 150)
  // What the emulated platform itself remembers is part of the difference.
  expect(heapAfter - heapBefore).toBeLessThan(10 * 1024 * 1024)
  for (const [name, count] of Object.entries(after))
    if (!lasting.includes(name)) expect(count, name).toBeLessThan((before[name] ?? 0) + 10)
})
