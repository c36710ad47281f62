import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat } from '../chat.ts'

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A question whose answer is committed when it is let go; `fails` times the commit breaks. */
async function slowQuestion(fails = 0) {
  const real = openSqlite(':memory:')
  let letGo = () => {}
  let held: Promise<void> | undefined
  let failures = fails
  const db = {
    ...real,
    async batch(statements: Parameters<typeof real.batch>[0]) {
      await held
      if (held && failures-- > 0) throw new Error('broken')
      return real.batch(statements)
    },
  }
  const world = await chat({ db })
  const someone = await world.person('路人')
  const p2p = world.emulator.p2p(someone.openId)
  held = new Promise((resolve) => {
    letGo = () => resolve()
  })
  await world.emulator.say(someone.openId, 'p2p', '帮助')
  const asked = () => world.emulator.messages(p2p)[0]
  return {
    ...world,
    letGo,
    signs: () => asked()?.reactions?.map(({ emoji }) => emoji) ?? [],
    asksForSigns: () => world.emulator.calls().filter(({ path }) => path.includes('reactions')).length,
    answers: () => world.saidIn(p2p),
  }
}

/** Lets so many milliseconds pass, and what they set going begin. */
const pass = async (ms: number): Promise<void> => {
  for (let left = ms; left > 0; left -= 50) await vi.advanceTimersByTimeAsync(50)
}

test('a message that takes long bears a sign until it is answered, and none after', async () => {
  const { signs, letGo, settle, answers, emulator } = await slowQuestion()
  await pass(700)
  expect(signs()).toEqual([])
  await pass(200)
  await vi.waitUntil(() => signs().length > 0)
  expect(signs()).toEqual(['OnIt'])
  letGo()
  await settle()
  expect(answers()).toHaveLength(1)
  expect(signs()).toEqual([])
  expect(emulator.unknownRoutes()).toEqual([])
})

test('what is answered soon asks for no sign', async () => {
  const { asksForSigns, letGo, settle, answers } = await slowQuestion()
  await pass(500)
  letGo()
  await settle()
  await pass(2000)
  expect(answers()).toHaveLength(1)
  expect(asksForSigns()).toBe(0)
})

test('one that fails leaves no sign behind, and the platform refusing signs keeps nobody from an answer', async () => {
  const failed = await slowQuestion(1)
  await pass(900)
  await vi.waitUntil(() => failed.signs().length > 0)
  failed.letGo()
  await failed.settle()
  expect(failed.signs()).toEqual([])
  await failed.settle()
  expect(failed.answers()).toHaveLength(1)

  const refused = await slowQuestion()
  let refusals = 0
  refused.emulator.setFaults({
    api({ path }) {
      if (!path.includes('reactions')) return undefined
      refusals++
      return { kind: 'answer', status: 400, code: 99991672 }
    },
  })
  await pass(900)
  await vi.waitUntil(() => refusals > 0)
  refused.letGo()
  await refused.settle()
  expect(refused.answers()).toHaveLength(1)
})
