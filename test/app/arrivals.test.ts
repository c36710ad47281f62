import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { createArrivals } from '../../src/mail/arrivals.ts'

const goneRound = () => new Promise((resolve) => setImmediate(resolve))

test('who is taken while every round takes somebody may have waited since the first of them', async () => {
  let now = 0
  const arrivals = createArrivals(() => now)
  const taken: Socket[] = []
  for (; now < 5; now++) {
    const socket = new Socket()
    arrivals.connected(socket)
    taken.push(socket)
    await goneRound()
  }
  // A round that takes nobody: nobody waits any more.
  await goneRound()
  const later = new Socket()
  arrivals.connected(later)
  expect(taken.map((socket) => arrivals.ofRequestOn(socket))).toEqual([0, 0, 0, 0, 0])
  expect(arrivals.ofRequestOn(later)).toBe(5)
  // The next request of the same connection came in when it is read.
  now = 9
  expect(arrivals.ofRequestOn(later)).toBe(9)
})
