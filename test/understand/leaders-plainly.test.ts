import { describe, expect, test } from 'vitest'
import type { Topic } from '../../src/understand/topic.ts'
import { baseline, facts, figure, withPast } from '../domain/facts.ts'
import { leader, liaisonOf, plan, read, said, talk } from './world.ts'

const q = (year: number, value: string, at: string) => ({ year, value, at: `${at}T09:00:00+08:00` })
const quarters: readonly [string, ReturnType<typeof q>][] = [
  ['2022Q4', q(2022, '12.4', '2023-01-08')],
  ['2023Q1', q(2023, '12.7', '2023-04-08')],
  ['2023Q2', q(2023, '13', '2023-07-08')],
  ['2023Q3', q(2023, '13.2', '2023-10-08')],
  ['2023Q4', q(2023, '13.9', '2024-01-08')],
]
const known = withPast(
  plan,
  facts(
    [
      ...quarters.map(([period, { value, at }]) => figure(2, period, { value, at, unit: 'market-regulation' })),
      figure(6, '2023', { value: '6', at: '2024-01-20T09:00:00+08:00' }),
      figure(8, '2024-01', { value: '0.1', at: '2024-02-05T09:00:00+08:00' }),
      figure(8, '2024-02', { value: '0.15', at: '2024-03-05T09:00:00+08:00' }),
      figure(13, '2023Q4', { value: '16', at: '2024-01-08T09:00:00+08:00' }),
      { ...figure(20, '2023Q4', { value: '75', at: '2024-01-08T09:00:00+08:00' }), note: '两家企业外迁，窗口未开' },
    ],
    [baseline(2, '2022-06-30', '12'), baseline(20, '2022-06-30', '70')],
  ),
)
const answer = (question: string, now?: string) => said(question, { facts: known, asker: leader, now })

describe('what a span of time brought', () => {
  test.each<[string, RegExp]>([
    ['商标本月涨了多少', /2024年2月29日以后还没有数（按季度填报）；最近一期增加0.7万件（2023年9月30日13.2万件/],
    ['商标上个月增加了多少', /2024年1月31日以后还没有数（按季度填报）；最近一期增加0.7万件/],
    ['商标这一年涨了多少', /增加1.5万件（2022年12月31日12.4万件 → 2023年12月31日13.9万件）/],
    ['最近一年商标增加多少件', /增加1.5万件（2022年12月31日12.4万件/],
    ['商标去年增加多少', /增加1.5万件/],
    ['今年以来质押融资多少', /^2024年0.25亿元/m],
    ['质押融资今年到现在一共多少', /^2024年0.25亿元/m],
    ['上半年专利奖申报了多少', /到2023年12月31日累计6个/],
  ])('%s', (question, right) => {
    expect(answer(question)).toMatch(right)
    expect(answer(question)).not.toMatch(/方案未写|2024年(?:6月30日|末)/)
  })
})

test.each<[string, object]>([
  ['去年这个时候呢', { do: 'status', at: '2023-03-18' }],
  ['去年同期怎么样', { do: 'status', at: '2023-03-18' }],
  ['比去年年底有什么变化', { do: 'status', view: 'changes', days: 78 }],
  ['跟上个月底比有什么变化', { do: 'status', view: 'changes', days: 18 }],
  ['过去半年哪些变差了', { do: 'status', view: 'changes', days: 180 }],
  ['近六个月哪些转好了', { do: 'status', view: 'changes', days: 180 }],
  ['今天要我定什么事', { do: 'status', view: 'needs' }],
  ['我要定什么', { do: 'status', view: 'needs' }],
  ['还有什么事等我拍板', { do: 'status', view: 'needs' }],
  ['谁没按时报', { do: 'late' }],
  ['哪家没有及时交', { do: 'late' }],
  ['没报的要不要点名', { do: 'late' }],
  ['下周要注意什么', { do: 'status', view: 'behind' }],
  ['近期该关注哪些', { do: 'status', view: 'behind' }],
  ['市长问起来我怎么说', { do: 'status', view: 'oneLine' }],
  ['记者要是问到该怎么答', { do: 'status', view: 'oneLine' }],
  ['最新的数据是哪天的', { do: 'status', view: 'sources' }],
  ['哪些数据太旧', { do: 'status', view: 'sources' }],
  ['我在里面是什么角色', { do: 'whoami' }],
  ['导出任务台账', { do: 'ledger' }],
  ['哪些单位表现好', { do: 'status', view: 'units' }],
  ['我们做得怎么样', { do: 'status' }],
  ['咱们现在进展如何', { do: 'status' }],
])('%s', (question, input) => expect(read(question, { asker: leader }).input).toMatchObject(input))

test('“我们” of a unit is that unit', () => {
  const justice = liaisonOf('市司法局')
  expect(read('我们做得怎么样', { asker: justice }).queries[0]).toMatchObject({ of: 'unit', rows: [{ id: 'justice' }] })
})

describe('which goals is of all of them, whatever was spoken of', () => {
  const asked = (first: string, question: string) => {
    const topic: Topic | null = read(first, { asker: leader, facts: known }).topic
    return said(question, { asker: leader, facts: known, topic })
  }
  test.each(['商标怎么样', '哪些单位表现好', '质押融资谁牵头'])('after %s', (first) => {
    for (const ask of ['哪些超额了', '哪些目标超额完成', '哪些目标已经完成', '哪些目标完成了']) {
      expect(asked(first, ask), ask).toContain('指标13')
      expect(asked(first, ask), ask).not.toContain('商标')
    }
  })
  test('tasks are done by what was reported of them', () => {
    for (const ask of ['任务完成了几项', '有几项任务完成了']) {
      expect(asked('商标怎么样', ask), ask).toContain('43项任务都尚未填报')
      expect(asked('商标怎么样', ask), ask).not.toContain('达标')
    }
  })
  test('a denied state of tasks is of tasks', () => {
    for (const ask of ['哪些任务没完成', '没完成的任务有哪些'])
      expect(asked('商标怎么样', ask), ask).toContain('还没完成的有43项任务')
  })
  test('the pace leads to the end, of the row that is spoken of', () => {
    expect(asked('商标怎么样', '按这个速度明年6月能到多少')).toMatch(/^按现在的速度/m)
    expect(answer('按这个速度明年6月能到多少')).toMatch(/21个目标中.*（到2025年6月30日/)
  })
})

test('a reason that was given is told first', () => {
  expect(answer('高新区是什么原因')).toMatch(/1个目标的填报写了备注/)
  expect(answer('高新区是什么原因')).not.toContain('填报里没有写原因')
  expect(answer('园区为什么落后')).toContain('备注：两家企业外迁')
  expect(answer('为什么园区高新技术企业滞后')).toContain('备注：两家企业外迁')
  expect(answer('为什么商标这么慢')).toMatch(/^正常（比序时领先/m)
})

test('what nobody asked for is not told', () => {
  const words = answer('年底前要完成多少地理标志')
  expect(words).toContain('方案未写2024年的目标；只有到2025年6月的全市目标：80件')
  expect(words).not.toContain('分解')
})

test('of one goal what is missing, not what parts its two indicators', () => {
  const two = facts([
    figure(16, '2023Q4', { value: '20', at: '2024-01-08T09:00:00+08:00' }),
    figure(17, '2023Q4', { value: '9', at: '2024-01-08T09:00:00+08:00' }),
  ])
  expect(said('专利代理师和知识产权师差几人', { facts: two, asker: leader })).toMatch(
    /^还差6人（已有29人，目标合计35人/m,
  )
})

test('no plan is said not to write of figures, reports and the bot itself', () => {
  for (const ask of [
    '谁在负责这件事',
    '为什么转为滞后',
    '哪些数据太旧',
    '执法方面怎么样',
    '这句话发到群里',
    '法院说的编制问题是什么',
  ])
    expect(answer(ask), ask).not.toContain('方案未写')
  expect(answer('谁在负责这件事')).toContain('组长曹鸣凤')
  expect(answer('宣传方面做得怎么样')).toMatch(/任务37、41、42 尚未填报/)
  expect(answer('我们还差什么')).toMatch(/滞后|差/)
  expect(answer('桐梓县的任务都做完了吗')).not.toContain('21项任务：')
  expect(talk(['商标怎么样', '为什么转为滞后'], { facts: known, asker: leader })).toContain('商标')
})
