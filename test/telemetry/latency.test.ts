import { expect, test } from 'vitest'
import { createArrivals, createHistogram, took } from '../../src/telemetry/latency.ts'
import { type Fields, silent } from '../../src/telemetry/log.ts'

test('buckets are cumulative, a bound belongs to its bucket, and what is longer counts in the sum alone', () => {
  const histogram = createHistogram()
  for (const seconds of [0.05, 0.051, 2.5, 31]) histogram.observe(seconds)
  const { buckets, count, sum } = histogram.read()
  expect(Object.fromEntries(buckets.map(({ bound, count }) => [bound, count]))).toEqual({
    0.05: 1,
    0.1: 2,
    0.25: 2,
    0.5: 2,
    1: 2,
    2.5: 3,
    5: 3,
    10: 3,
    30: 3,
  })
  expect(count).toBe(4)
  expect(sum).toBeCloseTo(33.601)
})

test.each([
  ['question', 2999, 3000],
  ['click', 1499, 1500],
  ['send', 4999, 5000],
] as const)('a %s is slow from its threshold on, and only then a line', (what, quick, slow) => {
  const lines: Fields[] = []
  const latency = { question: createHistogram(), click: createHistogram(), send: createHistogram() }
  const log = { ...silent, warn: (fields: Fields) => void lines.push(fields) }
  took({ log, latency }, what, quick, { event: 'e1' })
  expect(lines).toEqual([])
  took({ log, latency }, what, slow, { event: 'e2' })
  expect(lines).toEqual([{ category: 'slow', what, ms: slow, event: 'e2' }])
  expect(latency[what].read().count).toBe(2)
})

test('an arrival is told once, and those nobody asks for are forgotten', () => {
  const arrivals = createArrivals()
  arrivals.note('first', 7)
  expect(arrivals.take('first')).toBe(7)
  expect(arrivals.take('first')).toBeUndefined()
  arrivals.note('oldest', 1)
  for (let index = 0; index < 10_000; index++) arrivals.note(`e${index}`, index)
  expect(arrivals.take('oldest')).toBeUndefined()
  expect(arrivals.take('e0')).toBe(0)
})
