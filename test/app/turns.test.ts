import { expect, test } from 'vitest'
import { createTurns } from '../../src/mail/turns.ts'

const goneRound = () => new Promise((resolve) => setImmediate(resolve))
const waited = () => true
const notWaited = () => false

/** Turns that write down whose it was. */
function noted(nowMs?: () => number) {
  const turns = createTurns(nowMs)
  const order: string[] = []
  const ask = (key: string, urgent = waited, name = key) => turns.next(key, urgent).then(() => void order.push(name))
  return { turns, order, ask }
}

test('one who asks a hundred times delays the others by one turn', async () => {
  const { order, ask } = noted()
  const many = Array.from({ length: 100 }, () => ask('many'))
  await Promise.all([...many, ask('one'), ask('other')])
  expect(order.slice(0, 4)).toEqual(['many', 'one', 'other', 'many'])
  expect(order).toHaveLength(102)
})

test('what somebody waits for goes before what nobody does, but never before what the same one asked earlier', async () => {
  const { order, ask } = noted()
  let answered = false
  await Promise.all([
    ask('a', notWaited, 'a1'),
    ask('a', waited, 'a2'),
    ask('b', () => !answered, 'b1'),
    ask('c', waited, 'c1').then(() => {
      answered = true
    }),
    ask('b', waited, 'b2'),
    ask('d', waited, 'd1'),
  ])
  expect(order).toEqual(['b1', 'c1', 'd1', 'b2', 'a1', 'a2'])

  const other = noted()
  await Promise.all([
    other.ask('e', () => order.length === 0, 'answered already'),
    other.ask('f', waited, 'waited for'),
  ])
  expect(other.order).toEqual(['waited for', 'answered already'])
})

test('one who waits for calm and one who waits for a turn are both served', async () => {
  const { turns, order, ask } = noted()
  turns.came()
  await Promise.all([turns.calm().then(() => void order.push('calm')), ask('one')])
  expect(order).toEqual(['calm', 'one'])
})

test('a turn begins in a round of its own, and in none in which somebody came in', async () => {
  let now = 0
  const { turns, order, ask } = noted(() => now)
  void ask('one')
  void ask('other')
  const calm = turns.calm().then(() => void order.push('calm'))
  for (let round = 0; round < 10; round++) {
    turns.came()
    await goneRound()
  }
  expect(order).toEqual([])
  await goneRound()
  await calm
  expect(order).toEqual(['calm', 'one'])
  await goneRound()
  expect(order).toEqual(['calm', 'one', 'other'])

  // However long they come: nothing stands still for ever.
  void ask('late')
  for (let round = 0; round < 10; round++) {
    now += 20
    turns.came()
    await goneRound()
  }
  expect(order).toContain('late')
})

test('the wait that is told grows with those who wait and with how long their turns take', async () => {
  let now = 0
  const { turns, ask } = noted(() => now)
  const alone = turns.waitMs()
  const asked = Array.from({ length: 100 }, (_, index) =>
    ask(`somebody ${index}`).then(() => {
      now += 50
    }),
  )
  expect(turns.waitMs()).toBeGreaterThan(50 * alone)
  await Promise.all(asked)
  expect(turns.waitMs()).toBeGreaterThan(5 * alone)
  expect(turns.waitMs()).toBeLessThan(100)
})

test('while somebody comes in with every round, the wait that is told is one rest a turn', async () => {
  const { turns, ask } = noted(() => 0)
  const alone = turns.waitMs()
  for (let index = 0; index < 20; index++) void ask(`somebody ${index}`)
  turns.came()
  await goneRound()
  expect(turns.waitMs()).toBeGreaterThan(20 * 50)
  for (let round = 0; round < 3; round++) await goneRound()
  expect(turns.waitMs()).toBeLessThan(21 * Math.max(alone, 10))
})
