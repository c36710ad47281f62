import { describe, expect, test } from 'vitest'
import { readPlan } from '../../src/plan/read.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'
import { siblingIn } from '../../src/understand/siblings.ts'
import { asks } from './world.ts'

const plan = await readPlan('data/nongji-2018')
const context = {
  lexicon: lexiconOf(plan),
  language,
  asker: { role: 'member' as const, units: [] },
  topic: null,
  now: '2024-03-18T10:00:00+08:00',
  group: false,
}
const indicator = (no: number) => ({ kind: 'indicator' as const, id: String(no) })

describe('the sibling of an indicator', () => {
  test.each([
    [10, '收的呢', 11],
    [9, '不是,我问的是种', 8],
    [11, '那甘蔗呢', 12],
    [12, '说错了,是棉花', 7],
  ])('after %i “%s” is %i', (last, words, no) => {
    expect(siblingIn(words, [indicator(last)], plan)).toEqual(indicator(no))
  })

  test('what no name differs in is none, nor what the name has anyway', () => {
    expect(siblingIn('养猪呢', [indicator(10)], plan)).toBeNull()
    expect(siblingIn('油菜呢', [indicator(10)], plan)).toBeNull()
    expect(siblingIn('收的呢', [indicator(8), indicator(10)], plan)).toBeNull()
  })
})

test('articles counted through the text are tasks', () => {
  const [query] = read('第（十五）条标题是什么', context).queries
  expect(query?.of).toBe('matter')
  const [row] = query?.rows === 'all' ? [] : (query?.rows ?? [])
  expect(plan.tasks.find(({ no }) => String(no) === row?.id)?.place).toContain('(十五)')
})

describe('what a set leaves out', () => {
  test.each([
    ['哪几项任务没写商务局', { by: 'involved', not: true }],
    ['有几个指标公安局没有牵头', { by: 'lead', not: true }],
  ])('%s', (sentence, filter) => {
    expect(asks(sentence)[0]?.where).toEqual([expect.objectContaining(filter)])
  })
})
