import { describe, expect, test } from 'vitest'
import { facts, figure } from '../domain/facts.ts'
import { leader, read, said } from './world.ts'

const known = facts([
  figure(3, '2023Q3', { value: '55', at: '2023-10-08T10:00:00+08:00' }),
  figure(3, '2023Q4', { value: '58', at: '2024-01-08T10:00:00+08:00' }),
  figure(3, '2024Q1', { value: '62', at: '2024-04-06T10:00:00+08:00' }),
  figure(2, '2023Q4', { value: '14.2', at: '2024-01-08T10:00:00+08:00' }),
  figure(2, '2024Q1', { value: '14.8', at: '2024-04-06T10:00:00+08:00' }),
  figure(18, '2024-02', { value: '5', at: '2024-03-04T10:00:00+08:00' }),
  figure(18, '2024-03', { value: '9', at: '2024-04-04T10:00:00+08:00' }),
  figure(9, '2024-02', { numerator: '8', denominator: '10', at: '2024-03-04T10:00:00+08:00' }),
  figure(9, '2024-03', { numerator: '9', denominator: '12', at: '2024-04-04T10:00:00+08:00' }),
])
const options = { asker: leader, now: '2024-04-08T10:00:00+08:00', facts: known }
/** An answer of an indicator, and no view of the status. */
const answer = (text: string): string => {
  expect(read(text, options).inputs).toEqual([])
  return said(text, options)
}

describe('what one period has more than another', () => {
  test.each([
    ['地理标志一季度比去年四季度多多少', '2024年第1季度比2023年第4季度多4件'],
    ['地理标志一季度比四季度多多少', '2024年第1季度比2023年第4季度多4件'],
    ['地理标志去年四季度和今年一季度差多少', '2024年第1季度比2023年第4季度多4件'],
    ['地理标志四季度比三季度多多少', '2023年第4季度比2023年第3季度多3件'],
    ['地理标志三季度和四季度相差几件', '2023年第4季度比2023年第3季度多3件'],
    ['地理标志这两个季度相差几件', '2024年第1季度比2023年第4季度多4件'],
    ['商标两个季度差多少', '2024年第1季度比2023年第4季度多0.6万件'],
    ['贯标三月比二月增加多少', '2024年3月比2024年2月多4家'],
    ['贯标2月份和3月份相差多少家', '2024年3月比2024年2月多4家'],
    ['贯标两个月差多少', '2024年3月比2024年2月多4家'],
    ['案件查办率三月比二月高多少', '2024年3月比2024年2月少5个百分点'],
  ])('%s', (text, words) => expect(answer(text)).toContain(words))
})

describe('of all goals, where none is named', () => {
  test.each(['一季度比去年四季度多多少', '两个季度差多少', '一季度和去年四季度相差多少'])('%s', (text) => {
    const words = answer(text)
    expect(words).toContain(
      '两期都有已确认数的有2个目标（2024年第1季度比2023年第4季度）；19个目标没有其中一期或两期的数',
    )
    expect(words).toContain('指标3 地理标志数：多4件（2023年第4季度58件，2024年第1季度62件）')
    expect(words).toContain('指标2 商标有效注册量：多0.6万件')
  })
})

describe('a period that is missing is named, and what there is of the other', () => {
  test.each([
    ['地理标志2024年一季度比2023年一季度多多少', '2023年第1季度没有已确认的数；2024年第1季度62件'],
    ['地理标志今年二季度比一季度多多少', '2024年第2季度没有已确认的数；2024年第1季度62件'],
    ['地理标志2024年三季度比2024年二季度多多少', '2024年第3季度还没到，没有数，2024年第2季度没有已确认的数'],
    ['贯标去年12月比11月多多少', '2023年12月没有已确认的数，2023年11月没有已确认的数'],
    ['地理标志3月比2月多多少', '没有单独的2024年3月的数（按季度填报）'],
    ['贯标今年一季度比去年四季度多多少', '2023年第4季度没有已确认的数；2024年第1季度14家'],
  ])('%s', (text, words) => expect(answer(text)).toContain(words))

  test('and a month that is missing in a longer period, with what is in it', () => {
    const more = facts([...known.reports, figure(18, '2023-10', { value: '1', at: '2023-11-04T10:00:00+08:00' })])
    expect(said('贯标今年一季度比去年四季度多多少', { ...options, facts: more })).toContain(
      '多13家（2023年第4季度1家，2024年第1季度14家；2023年11月、2023年12月未填报，没有算进去；2024年1月未填报，没有算进去）',
    )
  })
})

test.each([
  ['地理标志今年还差多少', '还差18件'],
  ['商标差多少', '还差0.8万件'],
  ['地理标志离年底差多少', '还差18件'],
])('%s: what is still missing is another question', (text, words) => expect(answer(text)).toContain(words))
