import { expect, test } from 'vitest'
import { readPlan } from '../../src/plan/read.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { said } from './world.ts'

const inOther = lexiconOf(await readPlan('data/nongji-2018'))

test.each([
  ['这文件下发有几年了', '2025-03-18', '满2年'],
  ['方案出台到现在有几个月了', '2024-03-18', '约17个月'],
  ['试点走到第几天了', '2022-07-02', '第2天'],
  ['今天算第几天,从7月1日算', '2023-07-01', '第366天'],
  ['起止时间给我一下', '2024-03-18', '2022年7月至2025年6月'],
  ['试点的开始和结束日期', '2024-03-18', '2022年7月至2025年6月'],
  ['方案执行完了没有', '2025-07-10', '已经结束'],
  ['试点到今天算完了没有', '2024-03-18', '还有469天'],
])('%s: the plan’s own time', (text, day, part) => {
  expect(said(text, { now: `${day}T10:00:00+08:00` })).toContain(part)
})

test.each([
  ['试点目标完成了没有', '填报'],
  ['什么时候印发的', '2022年10月21日'],
])('%s: not how long it is', (text, part) => {
  expect(said(text)).toContain(part)
})

test.each([
  ['离最后一批目标还剩几个月', '2025-03-28', '约9个月'],
  ['第二步目标还有多久到', '2024-12-31', '365天'],
  ['第一步那批目标还有几天', '2019-12-31', '366天'],
])('%s: steps of a plan that has several', (text, day, part) => {
  expect(said(text, { now: `${day}T10:00:00+08:00` }, inOther)).toContain(part)
})

test.each([
  ['试点期走完几成了', '57.2%'],
  ['试点过了三分之二没有', '不是，还没到三分之二'],
  ['时间是不是过半了', '是，已经过半'],
  ['方案印发比试点启动晚了几个月', '晚112天'],
  ['发文晚了试点多少天', '晚112天'],
  ['写成2022年八月到2025年六月，帮看有没有写错', '不是。试点期自2022年7月至2025年6月'],
  ['试点期写成2022年7月到2025年6月，对不对', '是。试点期自2022年7月至2025年6月'],
  ['哪天印发的，试点从几月算起', '2022年7月'],
])('%s: a share of it, two days apart, both ends supposed', (text, part) => {
  expect(said(text)).toContain(part)
})

test.each([
  ['商标15.6万件分到红花岗是多少', '没有分解'],
  ['网上托管600家，给仁怀分几家', '没有分解'],
])('%s: what nobody has divided', (text, part) => {
  expect(said(text)).toContain(part)
})
