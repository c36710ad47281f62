import { describe, expect, test } from 'vitest'
import { readPlan } from '../../src/plan/read.ts'
import { language } from '../../src/understand/language.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { read } from '../../src/understand/read.ts'

/**
 * Questions by what a row is about, in everyday sentences that are no name of it; nine of ten of the first plan, two of
 * three of the second, whose rows are all about data, must come back to their row. A share only rises.
 */
const asked: readonly (readonly [string, readonly (readonly [string, string])[], number])[] = [
  [
    'nongji-2018',
    [
      ['买拖拉机国家补不补钱，谁管', 'task 7'],
      ['合作社想贷款买收割机找谁负责', 'task 10'],
      ['收割机跑高速不收费的事哪个部门管', 'task 11'],
      ['山地的田块怎么改得适合机器下地，谁牵头', 'task 12'],
      ['停农机的棚子用地谁管', 'task 13'],
      ['大学里开农机专业哪个部负责', 'task 14'],
      ['培训开农机的师傅谁牵头', 'task 15'],
      ['打药的无人机推广归谁', 'task 7'],
      ['给农机装北斗谁负责', 'task 8'],
      ['农机坏了质量差谁监管', 'task 4'],
      ['挖洋芋用机器的比例到2025年是多少', 'indicator 6'],
      ['摘棉花用机器的目标是多少', 'indicator 7'],
      ['全国农机马力总共要多少', 'indicator 1'],
      ['抽水机动力的目标', 'indicator 2'],
      ['山区县机械化的目标是多少', 'indicator 4'],
      ['温室大棚和养殖的机械化目标', 'indicator 13'],
      ['卡脖子的零件谁去攻关', 'task 2'],
      ['农机卖到国外谁负责', 'task 3'],
    ],
    0.9,
  ],
  [
    'zhejiang-data-2025',
    [
      ['医院看病的数据谁牵头', 'task 1'],
      ['海上的数据归哪个厅', 'task 2'],
      ['工厂的数据谁负责', 'task 3'],
      ['景区酒店的数据谁牵头', 'task 4'],
      ['高速路的数据归谁', 'task 5'],
      ['银行的数据谁牵头', 'task 6'],
      ['地图和遥感的数据哪家负责', 'task 7'],
      ['做实验的科学数据谁牵头', 'task 8'],
      ['数据交易平台一本账谁来做', 'task 10'],
      ['国企怎么参与', 'task 11'],
      ['隐私计算谁负责', 'task 12'],
      ['每个行业要建几个数据集', 'indicator 1'],
      ['大模型应用的案例要几个', 'indicator 2'],
    ],
    0.66,
  ],
]

describe.each(asked)('%s', (name, questions, least) => {
  test('questions by description find their row', async () => {
    const plan = await readPlan(`data/${name}`)
    const lexicon = lexiconOf(plan)
    const asker = { units: [], role: 'leader' as const }
    const lost = questions.filter(([question, row]) => {
      const context = { lexicon, language, asker, topic: null, now: `${plan.start}T09:00:00+08:00`, group: false }
      const { queries } = read(question, context)
      return !queries.some(({ rows }) => rows !== 'all' && rows.some(({ kind, id }) => `${kind} ${id}` === row))
    })
    expect(1 - lost.length / questions.length, lost.map(([question]) => question).join('；')).toBeGreaterThan(least)
  })
})
