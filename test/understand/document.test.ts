import { describe, expect, test } from 'vitest'
import { asks, said, talk } from './world.ts'

describe('parts and passages are found by their place', () => {
  test.each([
    ['五里面的第3小点讲的什么', '蓝天'],
    ['第七大部分由谁来配合', '科技与大数据局'],
    ['第三大块第2小点写的啥', '技术标准'],
    ['第十一部分写的什么', '只有8个部分'],
    ['主要目标第5条写了几个数', '21家'],
    ['保障措施第3点讲的啥', '政策措施落实情况'],
    ['保障措施里资金怎么说', '必要经费'],
    ['考核拿什么当指标', '目标任务完成情况'],
    ['附件3倒数第一项任务谁牵头', '任务43'],
    ['附件3一共几条任务', '43项任务'],
  ])('%s', (question, answer) => {
    expect(said(question)).toContain(answer)
  })
})

describe('a fixed phrase asks for its facet of the document', () => {
  test.each([
    ['办公室发文盖哪个章', 'seal'],
    ['领导小组是要另外下个文才能撤销吗', 'dissolution'],
    ['我们的成员调走了要找谁报一下', 'handover'],
    ['期间数和累计数差别在哪', 'countings'],
    ['按章节分,每章几项', 'sections'],
    ['哪些单位拖后腿', 'worst'],
    ['验收还差什么', 'behind'],
  ])('%s', (question, facet) => {
    expect(asks(question).flatMap(({ show }) => show)).toContain(facet)
  })

  test('several of them are all answered, in their order', () => {
    expect(asks('试点期限和指标几项说一下').flatMap(({ show }) => show)).toEqual(['length', 'counts'])
  })

  test('words of a phrase beside a row ask of the row', () => {
    expect(asks('商标那条目标是多少')[0]?.of).toBe('matter')
  })
})

describe('what the plan cannot mean becomes what it can', () => {
  test.each([
    [['知产这块咋样了', '还差多少'], '尚未填报'],
    [['工作站目标多少', '建成几个了'], '目标14个'],
    [['跟商标有关的任务有哪些'], '任务9'],
    [['冉颖和黎治光哪个是组长'], '组长是曹鸣凤'],
    [['商标和地理标志是同一项指标吗'], '不是'],
    [['何主任是代表哪家进的组'], '财政局'],
    [['督查结果怎么用'], '效果追踪'],
    [['托管企业600还是350,到底哪个'], '试点平台托管企业'],
    [['林业局跟知识产权还沾得上边'], '任务22'],
  ])('%j', (turns, answer) => {
    expect(talk(turns)).toContain(answer)
  })
})
