import { expect, test } from 'vitest'
import { language } from '../../src/understand/language.ts'
import { read } from '../../src/understand/read.ts'
import { readLately } from '../../src/understand/read-lately.ts'
import type { ReadContext } from '../../src/understand/reading.ts'
import { topicAfter } from '../../src/understand/topic.ts'
import { lexicon, liaisonOf, member } from './world.ts'

const context = (over: Partial<ReadContext> = {}): ReadContext => ({
  lexicon,
  language,
  asker: member,
  topic: null,
  now: '2024-03-18T10:00:00+08:00',
  group: false,
  ...over,
})

test('the same sentence is read once a day for all who are alike', () => {
  const first = readLately('去年底地理标志有多少件', context())
  expect(readLately('去年底地理标志有多少件', context({ now: '2024-03-18T23:59:59+08:00' }))).toBe(first)
})

test('who asks, when, after what and where is read as what it is', () => {
  const liaison = liaisonOf('市司法局')
  const { queries } = read('仲裁员目标多少', context())
  const topic = topicAfter(null, queries, { rows: [], named: [] })
  const others: [string, Partial<ReadContext>][] = [
    ['去年底地理标志有多少件', { now: '2025-01-01T00:00:00+08:00' }],
    ['我们单位牵头哪些', { asker: liaison }],
    ['我们单位牵头哪些', {}],
    ['谁牵头', { topic }],
    ['谁牵头', {}],
    ['谁牵头', { group: true }],
  ]
  for (const [said, over] of others) expect(readLately(said, context(over))).toEqual(read(said, context(over)))
})

test('whatever was asked since, a sentence is read as before', () => {
  const fresh = read('商标目标多少', context())
  readLately('商标目标多少', context())
  for (let at = 0; at < 310; at++) readLately(`${at}？`, context())
  expect(readLately('商标目标多少', context())).toEqual(fresh)
})
