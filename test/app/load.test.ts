import { describe, expect, test } from 'vitest'
import type { MovableClock } from '../../src/clockwork/clock.ts'
import { tick } from '../../src/clockwork/tick.ts'
import { rates } from '../../src/mail/pace.ts'
import { subscribe } from '../../src/store/chats.ts'
import { first, sql } from '../../src/store/sql.ts'
import { type ChatOptions, chat } from '../chat.ts'

const groups = 1000
/** What the platform's 50 a second need for so many. */
const leastMs = (groups / rates.perSecond - 1) * 1000

/** As many groups that have subscribed; how they came about is not this test's subject, so no event tells the bot. */
async function crowded(options: ChatOptions = {}) {
  const world = await chat({ at: '2024-03-20T10:00:00+08:00', rates, ...options })
  world.emulator.setFaults({ delivery: () => ({ lost: true }) })
  const owner = await world.person('群主')
  const chatIds: string[] = []
  for (let count = 0; count < groups; count++) {
    chatIds.push((await world.emulator.createGroup(owner.openId, `专班${count}`, [])).chatId)
  }
  world.emulator.setFaults({})
  await world.db.batch(chatIds.map((chatId) => subscribe(chatId, 'all', '2024-03-20T10:00:00+08:00')))
  return { world, owner, chatIds }
}

const digestIn = (world: Awaited<ReturnType<typeof chat>>, chatId: string) =>
  world.saidIn(chatId).filter((words) => words.startsWith('周报 ')).length

describe('a thousand groups at the same minute', () => {
  test('get their digests within a tenth of the time the limits allow, and no call is refused for haste', async () => {
    const asleep = (clock: MovableClock) => ({
      realMs: () => clock.now().getTime(),
      // Calls under way end before time goes on, as if they took none.
      sleep: async (ms: number) => {
        const until = new Date(clock.now().getTime() + Math.ceil(ms))
        await new Promise((done) => setTimeout(done, 50))
        clock.moveTo(until)
      },
    })
    const { world, chatIds } = await crowded({ emulator: { limits: true }, pump: asleep })
    const due = new Date('2024-03-25T09:00:00+08:00')
    world.clock.moveTo(due)
    await tick(world.app, world.metrics)
    await world.settle()
    const tookMs = world.clock.now().getTime() - due.getTime()
    expect(chatIds.filter((chatId) => digestIn(world, chatId) === 1)).toHaveLength(groups)
    expect([...world.metrics.errors]).toEqual([])
    expect(tookMs).toBeGreaterThan(leastMs * 0.99)
    expect(tookMs).toBeLessThan(leastMs * 1.1)
  })

  test('hold up neither a click nor a question', async () => {
    const { world, owner } = await crowded()
    world.clock.moveTo(new Date('2024-03-25T09:00:00+08:00'))
    await tick(world.app, world.metrics)
    world.pump.wake()
    await world.emulator.say(owner.openId, 'p2p', '帮助')
    while (owner.sees() === '') await new Promise((done) => setTimeout(done, 20))
    expect(owner.sees()).toContain('我能做什么')
    const { messageId = '' } = world.emulator.messages(world.emulator.p2p(owner.openId)).at(-1) ?? {}
    const answer = await world.emulator.click(owner.openId, messageId, { label: '我是谁' })
    expect(answer.error).toBeNull()
    // Both were answered while most of the digests still waited, however fast the machine is.
    const waiting = await first<{ n: number }>(world.db, sql`select count(*) as n from outbox where state = 'waiting'`)
    expect(waiting?.n).toBeGreaterThan(groups / 2)
    await world.pump.stop()
  })
})
