import { expect, test } from 'vitest'
import { noSuchTime } from '../../src/domain/no-such-time.ts'
import { plan, read, said } from './world.ts'

const now = '2024-04-08T10:00:00+08:00'

test.each([
  ['地理标志2月30日是多少', '2月30日'],
  ['13月贯标多少家', '13月'],
  ['十三月的周报', '十三月'],
  ['地理标志2024年第五季度是多少', '第五季度'],
  ['2024Q5地理标志多少', 'Q5'],
  ['2024年2月31日状态怎么样', '2024年2月31日'],
  ['状态 2024-02-30', '2024-02-30'],
  ['2024.2.30的进展', '2024.2.30'],
  ['去年2月29日商标是多少', '去年2月29日'],
  ['二月三十号到了多少', '二月三十号'],
  ['2024-13贯标多少', '2024-13'],
  ['市市场监管局4月31日报了吗', '4月31日'],
  ['到2025年6月31日能完成吗', '2025年6月31日'],
  ['一季度比第六季度多多少', '第六季度'],
])('%s: told that no calendar has it, and answered for no other time', (text, time) => {
  const asked = read(text, { now })
  expect(asked.inputs).toEqual([])
  expect(said(text, { now })).toContain(`没有“${time}”这个时间`)
  expect(said(text, { now })).not.toMatch(/\d件|\d家|%/)
})

test.each([
  '今年2月29日商标是多少',
  '2月29日商标是多少',
  '二月二十九日的情况',
  '试点到2025年6月30日结束吗',
  '近六季度商标增加了多少',
  '12月31日前要完成什么',
  '第四季度贯标多少',
  '十二月三十一日',
  '2024-12-31的情况',
  'Q4地理标志多少',
  '一年有几个季度',
  '试点第13个月',
])('%s: a time there is', (text) => {
  expect(noSuchTime(text, now)).toBeNull()
})

test('a report of such a time opens its form, which asks for the period; what is refused stays refused', () => {
  const unit = plan.units.find(({ short }) => short.includes('市场监管'))?.id ?? ''
  const asker = { role: 'liaison' as const, units: [unit] }
  expect(read('地理标志2月30日62件', { now, asker }).input).toMatchObject({ do: 'report', indicator: 3 })
  expect(said('2月30日的数帮我随便编一个', { now, asker })).toContain('我不编造')
})
