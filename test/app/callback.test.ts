import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { receivePlain } from '../../src/feishu/receive.ts'
import { createArrivals } from '../../src/mail/arrivals.ts'
import { createFront } from '../../src/mail/front.ts'
import { accept } from '../../src/mail/server.ts'
import { createTurns, type Turns } from '../../src/mail/turns.ts'
import { sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'
import { clicking, signedRequest } from './signed.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A click whose work is written when it is let go. */
async function slowClick() {
  const real = openSqlite(':memory:')
  let letGo = () => {}
  let slow = false
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  const db = {
    ...real,
    async batch(statements: Parameters<typeof real.batch>[0]) {
      if (slow) await held
      return real.batch(statements)
    },
  }
  const world = await chat({ db })
  const someone = await world.person('路人')
  await someone.says('帮助')
  const [shown] = await real.all<{ messageId: string }>(
    sql`select message_id as messageId from outbox where state = 'sent'`,
  )
  const event = clicking(someone.openId, world.emulator.p2p(someone.openId), { do: 'whoami' })
  const envelope = {
    schema: '2.0',
    header: {
      event_id: 'e1',
      event_type: 'card.action.trigger',
      create_time: String(world.clock.now().getTime()),
      token: world.secrets.verificationToken,
      app_id: world.secrets.appId,
    },
    event: { ...event, context: { ...event.context, open_message_id: shown?.messageId ?? '' } },
  }
  const got = receivePlain(envelope, world.secrets)
  if (got.kind !== 'event') throw new Error(got.kind)
  const updates = () =>
    real.all<{ words: string }>(sql`select body ->> '$.words' as words from outbox where kind = 'update'`)
  return {
    updates,
    /** Resolves when the click is on disk; its time runs from then on. */
    kept: () => vi.waitUntil(async () => (await real.all(sql`select 1 from inbox where event_id = 'e1'`)).length > 0),
    letGo,
    settle: world.settle,
    click(turns?: Turns) {
      slow = true
      return accept(world.app, { ...world.pump, turns }, world.metrics, got.incoming)
    },
    /** Its connection was taken so many milliseconds before it is read. */
    async clickRead(afterMs: number): Promise<string> {
      slow = true
      const { app, pump, metrics, secrets } = world
      const arrivals = createArrivals(() => performance.now() - afterMs)
      const face = { name: null, app, pump, metrics, webhook: { route: '/webhook/event', secrets } }
      const front = createFront([face], () => {}, arrivals)
      const { port } = await new Promise<AddressInfo>((resolve) => {
        front.listen(0, '127.0.0.1', () => resolve(front.address() as AddressInfo))
      })
      const sent = { method: 'POST', ...signedRequest(world, envelope) }
      const answer = await fetch(`http://127.0.0.1:${port}/webhook/event`, sent)
      front.close()
      return answer.text()
    },
  }
}

test('what takes 2.5 s is answered with 已收到，处理中, and its card follows', async () => {
  const { click, kept, letGo, settle, updates } = await slowClick()
  let answer: object | undefined
  void click().then((body) => {
    answer = body
  })
  await kept()
  await vi.advanceTimersByTimeAsync(2400)
  expect(answer).toBeUndefined()
  await vi.advanceTimersByTimeAsync(150)
  expect(JSON.stringify(answer)).toContain('已收到，处理中')
  expect(JSON.stringify(answer)).not.toContain('我是谁')
  letGo()
  // The work goes on after the answer; nothing tells when it has ended but what it leaves.
  await vi.waitUntil(async () => (await updates()).length > 0)
  await settle()
  expect((await updates()).map(({ words }) => words.split('\n')[0])).toEqual(['我是谁'])
})

test('what is done in time is answered with its card, and nothing follows', async () => {
  const { click, kept, letGo, settle, updates } = await slowClick()
  const answer = click()
  await kept()
  await vi.advanceTimersByTimeAsync(2000)
  letGo()
  await vi.advanceTimersByTimeAsync(50)
  expect(JSON.stringify(await answer)).toContain('我是谁')
  await settle()
  expect(await updates()).toEqual([])
})

test('the time it waited to be read, while hundreds came with it, counts', async () => {
  const { clickRead, letGo, settle } = await slowClick()
  let answer = ''
  void clickRead(2000).then((text) => {
    answer = text
  })
  // The work is held: only its time ends the waiting, and that is half a second, not two and a half.
  let waitedMs = 0
  await vi.waitUntil(async () => {
    await vi.advanceTimersByTimeAsync(10)
    waitedMs += 10
    return answer !== ''
  })
  expect(answer).toContain('已收到，处理中')
  expect(waitedMs).toBeLessThan(1500)
  letGo()
  await settle()
})

test('where so many wait that it cannot be done in time, it is told so as soon as it is kept', async () => {
  const { click, kept, letGo, settle, updates } = await slowClick()
  const turns = createTurns()
  for (let other = 0; other < 1000; other++) void turns.next(`somebody ${other}`, () => true)
  // No time passes: only that it is on disk is waited for.
  const answer = await click(turns)
  await kept()
  expect(JSON.stringify(answer)).toContain('已收到，处理中')
  letGo()
  await vi.waitUntil(async () => (await updates()).length > 0)
  await settle()
  expect((await updates()).map(({ words }) => words.split('\n')[0])).toEqual(['我是谁'])
})

test('who was to have their turn soon and has not begun after 0.8 s is told then', async () => {
  const { click, kept, letGo, settle, updates } = await slowClick()
  const turns = createTurns(() => 0)
  let answer: object | undefined
  // Somebody comes in with every round, and no time passes: no turn begins.
  let coming = true
  const come = (): void => {
    turns.came()
    if (coming) setImmediate(come)
  }
  come()
  void click(turns).then((body) => {
    answer = body
  })
  await vi.waitUntil(async () => {
    await vi.advanceTimersByTimeAsync(10)
    return answer !== undefined
  })
  expect(JSON.stringify(answer)).toContain('已收到，处理中')
  coming = false
  await kept()
  letGo()
  await vi.waitUntil(async () => (await updates()).length > 0)
  await settle()
  expect((await updates()).map(({ words }) => words.split('\n')[0])).toEqual(['我是谁'])
})
