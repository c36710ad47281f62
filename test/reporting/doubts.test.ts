import { expect, test } from 'vitest'
import { decimal } from '../../src/domain/decimal.ts'
import { indicatorByNo } from '../../src/domain/look.ts'
import { doubtsAbout, firstFigureDoubts, laterDoubts, wholeDoubts } from '../../src/domain/reporting/doubts.ts'
import { plan } from '../chat.ts'

test.each([
  // A level that falls is asked about, however little; a rise only beyond its limit.
  [10, '25', '24', ['知识产权仲裁员比上期下降4%（25→24人）']],
  [10, '25', '25', []],
  [10, '20', '24', []],
  [10, '20', '45', ['知识产权仲裁员比上期增加125%（20→45人），变动较大']],
  [2, '14.5', '14.4999', ['商标有效注册量比上期下降0.0001万件（14.5→14.4999万件）']],
  [2, '14', '16.1', []],
  [2, '14', '16.2', ['商标有效注册量比上期增加15.7%（14→16.2万件），变动较大']],
  // A new amount may be smaller; a few whole things are nobody's doubt; nothing is a share of nothing.
  [15, '40', '30', []],
  [15, '40', '10', ['网上托管服务企业比上期下降75%（40→10家），变动较大']],
  [4, '1', '3', []],
  [15, '0', '400', []],
  // Five whole things are no few any more.
  [4, '2', '7', ['网上运营平台比上期增加250%（2→7个），变动较大']],
  // A point that has slipped, either way, is said so, of figures below one as well.
  [2, '14.5', '145', ['商标有效注册量比上期增加900%（14.5→145万件），变动较大：相差约10倍，请看小数点和单位']],
  [2, '14.5', '0.146', ['商标有效注册量比上期下降99%（14.5→0.146万件），变动较大：相差约100倍，请看小数点和单位']],
  [8, '0.5', '5', ['质押融资和许可转让比上期增加900%（0.5→5亿元），变动较大：相差约10倍，请看小数点和单位']],
  [8, '0.1', '0.5', ['质押融资和许可转让比上期增加400%（0.1→0.5亿元），变动较大']],
])('indicator %i from %s to %s', (no, before, now, doubts) => {
  const indicator = indicatorByNo(plan, no)
  if (!indicator) throw new Error(String(no))
  expect(doubtsAbout(indicator, decimal(now), { value: decimal(before), of: '上期', period: null })).toEqual(doubts)
})

test('without anything before there is nothing to doubt', () => {
  const indicator = indicatorByNo(plan, 10)
  if (indicator) expect(doubtsAbout(indicator, decimal('1'), null)).toEqual([])
})

test.each([
  [2, '49', '15.6', ['商标有效注册量首次填报49万件，远高于目标15.6万件']],
  [2, '0.0148', '15.6', ['商标有效注册量首次填报0.0148万件，远低于目标15.6万件']],
  [2, '14.8', '15.6', []],
  [2, '0', '15.6', []],
  [10, '1', '30', []],
  // A first month of many is a small part.
  [15, '2', '600', []],
])('indicator %i first reported as %s of %s', (no, value, target, doubts) => {
  const indicator = indicatorByNo(plan, no)
  if (!indicator) throw new Error(String(no))
  expect(firstFigureDoubts(indicator, decimal(value), null, target)).toEqual(doubts)
})

const level = (value: string, of: string) => ({ value: decimal(value), of, period: null })

test.each([
  [23, '160', null, '150', ['试点平台交易量一期新增160件，超过整个目标150件，请看是否报成了累计数']],
  [23, '150', '3', '150', ['试点平台交易量一期新增150件，等于整个目标150件，请看是否报成了累计数']],
  [23, '149', null, '150', []],
  // As much as before is how things are.
  [23, '160', '155', '150', []],
  // One of one is what is wanted; two of one is not.
  [12, '1', null, '1', []],
  [12, '2', null, '1', ['维权援助分中心一期新增2个，超过整个目标1个，请看是否报成了累计数']],
  [8, '1', null, '1', ['质押融资和许可转让一期新增1亿元，等于整个目标1亿元，请看是否报成了累计数']],
  // A level may well be above its target.
  [10, '40', null, '30', []],
])('indicator %i with %s in one period after %s, of %s', (no, value, before, target, doubts) => {
  const indicator = indicatorByNo(plan, no)
  if (!indicator) throw new Error(String(no))
  const last = before === null ? null : level(before, '上期')
  expect(wholeDoubts(indicator, decimal(value), last, target)).toEqual(doubts)
})

test.each([
  [10, '30', '25', ['已报的下期知识产权仲裁员比本期下降16.7%（30→25人）']],
  [10, '20', '25', []],
  [10, '20', null, []],
  // A new amount of one month says nothing of the next.
  [15, '40', '30', []],
])('indicator %i at %s before a later %s', (no, value, later, doubts) => {
  const indicator = indicatorByNo(plan, no)
  if (!indicator) throw new Error(String(no))
  expect(laterDoubts(indicator, level(value, '本期'), later === null ? null : level(later, '下期'))).toEqual(doubts)
})
