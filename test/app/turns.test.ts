import { expect, test } from 'vitest'
import { createTurns } from '../../src/mail/turns.ts'

const goneRound = () => new Promise((resolve) => setImmediate(resolve))

test('one who asks a hundred times delays the others by one turn', async () => {
  const turns = createTurns(1)
  const order: string[] = []
  const ask = (key: string) => turns(key, async () => void order.push(key))
  const many = Array.from({ length: 100 }, () => ask('many'))
  await Promise.all([...many, ask('one'), ask('other')])
  expect(order.slice(0, 4)).toEqual(['many', 'one', 'other', 'many'])
  expect(order).toHaveLength(102)
})

test('no more at a time than are allowed, and a failure gives its place back', async () => {
  const turns = createTurns(2)
  let [now, most] = [0, 0]
  const asked = Array.from({ length: 20 }, (_, index) =>
    turns(`somebody ${index}`, async () => {
      most = Math.max(most, ++now)
      await goneRound()
      await goneRound()
      now--
      if (index % 2 === 0) throw new Error('failed')
    }),
  )
  const results = await Promise.allSettled(asked)
  expect([most, results.filter(({ status }) => status === 'fulfilled').length]).toEqual([2, 10])
})
