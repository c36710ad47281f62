import { describe, expect, test } from 'vitest'
import { answerWords } from '../../src/cards/words.ts'
import type { Facts } from '../../src/domain/report.ts'
import { answerQuery } from '../../src/engine/answer.ts'
import { figure } from '../domain/facts.ts'
import { madeFrom } from './variants.ts'
import { leader, member, plan, read, said } from './world.ts'

const facts: Facts = {
  reports: [
    figure(15, '2024-02', { value: '410', at: '2024-03-04T09:00:00+08:00' }),
    figure(13, '2023Q4', { value: '16', at: '2024-01-08T09:00:00+08:00' }),
    figure(18, '2024-02', { value: '4', at: '2024-03-04T09:00:00+08:00' }),
    figure(23, '2024-02', { value: '60', at: '2024-03-04T09:00:00+08:00', confirmed: null }),
  ],
  baselines: [],
}

describe('questions about how things stand', () => {
  test('nothing reported is said as such, never as zero', () => {
    for (const question of ['商标现在多少了', '司法局的进展', '整体进展怎么样']) {
      expect(said(question)).toContain('尚未填报')
      expect(said(question)).not.toMatch(/完成率0%|完成0/)
    }
  })
  test('a figure comes with target, attainment, light and its date', () => {
    const words = said('网上托管企业完成多少了', { facts })
    for (const part of ['410家', '目标600家', '还差190家', '2024年2月29日']) expect(words).toContain(part)
  })
  test('more than the target is said as that', () => {
    const words = said('维权援助工作站完成情况', { facts })
    for (const part of ['16个', '114.3%', '已达标', '超额2个']) expect(words).toContain(part)
  })
  test('what has been reached is a list with its number', () => {
    expect(said('哪些已经达标', { facts })).toContain('达标')
  })
  test('pending figures are for those who may see them, and never for a group', () => {
    const pending = /待审核1件/
    expect(said('交易量完成多少了', { facts, asker: leader })).toMatch(pending)
    expect(said('交易量完成多少了', { facts, asker: leader, group: true })).not.toMatch(pending)
    expect(said('交易量完成多少了', { facts, asker: member })).not.toMatch(pending)
  })
  test('a group hears how many have not reported, not who', () => {
    const words = said('哪些单位的数据还没报', { asker: leader, group: true })
    expect(words).toContain('应报')
    expect(words).not.toContain('司法局')
  })
})

test('a plain question is answered in a few words', () => {
  const lengths = madeFrom(plan)
    .map(({ text }) => {
      const grounds = { plan, asker: member, now: '2024-03-18T10:00:00+08:00', group: false, facts: undefined }
      return [...answerWords(answerQuery(read(text).queries, grounds))].length
    })
    .sort((a, b) => a - b)
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(160)
})
