import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { receivePlain } from '../../src/feishu/receive.ts'
import { accept } from '../../src/mail/server.ts'
import { sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'
import { clicking } from './signed.ts'

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
  const got = receivePlain(
    {
      schema: '2.0',
      header: {
        event_id: 'e1',
        event_type: 'card.action.trigger',
        create_time: String(world.clock.now().getTime()),
        token: world.secrets.verificationToken,
        app_id: world.secrets.appId,
      },
      event: { ...event, context: { ...event.context, open_message_id: shown?.messageId ?? '' } },
    },
    world.secrets,
  )
  if (got.kind !== 'event') throw new Error(got.kind)
  const updates = () =>
    real.all<{ words: string }>(sql`select body ->> '$.words' as words from outbox where kind = 'update'`)
  return {
    updates,
    letGo,
    settle: world.settle,
    click() {
      slow = true
      return accept(world.app, world.pump, world.metrics, got.incoming)
    },
  }
}

test('what takes 2.5 s is answered with 已收到，处理中, and its card follows', async () => {
  const { click, letGo, settle, updates } = await slowClick()
  let answer: object | undefined
  void click().then((body) => {
    answer = body
  })
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
  const { click, letGo, settle, updates } = await slowClick()
  const answer = click()
  await vi.advanceTimersByTimeAsync(2000)
  letGo()
  await vi.advanceTimersByTimeAsync(50)
  expect(JSON.stringify(await answer)).toContain('我是谁')
  await settle()
  expect(await updates()).toEqual([])
})
