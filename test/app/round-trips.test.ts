import { describe, expect, test } from 'vitest'
import type { Sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'

/** A database that answers in waves: what is asked while a wave is on its way waits for the next one. */
function inWaves(inner: Sql) {
  let waves = 0
  let next: Promise<void> | undefined
  const wave = (): Promise<void> => {
    next ??= new Promise((resolve) => {
      setTimeout(() => {
        waves++
        next = undefined
        resolve()
      }, 3)
    })
    return next
  }
  const db: Sql = {
    all: (statement) => wave().then(() => inner.all(statement)),
    run: (statement) => wave().then(() => inner.run(statement)),
    batch: (statements) => wave().then(() => inner.batch(statements)),
  }
  return { db, waves: () => waves }
}

describe('a callback takes at most four sequential round trips to the database', () => {
  test('submitting, correcting, confirming, returning', async () => {
    const { db, waves } = inWaves(openSqlite(':memory:'))
    const world = await chat({ db })
    const zhou = await world.person('周敏', 'admin')
    const liming = await world.person('李明', 'liaison', '市司法局')

    /** Clicks without waiting for what comes after the answer. */
    const trips = async (who: { openId: string }, label: string, values?: Record<string, string>): Promise<number> => {
      const card = world.emulator
        .messages(world.emulator.p2p(who.openId))
        .findLast(({ card }) => JSON.stringify(card ?? '').includes(`"content":"${label}"`))
      const before = waves()
      const clicked = await world.emulator.click(who.openId, card?.messageId ?? '', { label }, values ? { values } : {})
      const after = waves()
      expect(clicked.error).toBeNull()
      await world.settle()
      return after - before
    }

    await liming.says('填报 仲裁员')
    expect(await trips(liming, '提交', { value: '18' })).toBeLessThanOrEqual(4)
    await zhou.says('待审核')
    expect(await trips(zhou, '确认')).toBeLessThanOrEqual(4)
    expect(liming.sees()).toContain('已确认')
    await liming.says('填报 仲裁员')
    expect(await trips(liming, '提交', { value: '19', reason: '漏报一人' })).toBeLessThanOrEqual(4)
    expect(await trips(zhou, '退回')).toBeLessThanOrEqual(4)
  })
})
