import { expect, test } from 'vitest'
import { draftOf } from '../../src/domain/tables/draft.ts'
import { openingOf } from '../../src/domain/tables/opening.ts'
import { readPlan } from '../../src/plan/read.ts'
import { pastedGrid } from '../../src/tables/read.ts'

const plan = await readPlan('data/zunyi-2022')
const facts = { reports: [], baselines: [] }
const today = '2024-04-08'

function read(table: string) {
  const grid = pastedGrid(table)
  if (!grid) throw new Error('no table')
  const sender = { plan, facts, today, units: ['market-regulation'], owed: [] }
  const { items, left, questions } = draftOf(sender, [grid], '', {})
  return {
    placed: items.map(({ about: { subject } }) => `${subject.kind} ${subject.no}`),
    left: left.map(({ cells, why }) => `${cells.join(' ')} ${why}`),
    asked: questions.length,
  }
}

const unknown = (name: string, why = '') => `没有认出“${name}”是哪一项${why}`
const no50 = '，方案没有指标50'

test.each([
  [
    'a number the plan has not',
    '2024年3月\n指标\t数值\n指标50 火星指标\t5',
    [`B3 ${unknown('指标50 火星指标', no50)}`],
  ],
  [
    'a number the plan has not before a name it has',
    '2024年第一季度\n指标\t期末累计\n指标50 地理标志数\t62',
    [`B3 ${unknown('指标50 地理标志数', no50)}`],
  ],
  [
    'a name the plan has not behind a number it has',
    '2024年第一季度\n指标\t期末累计\n指标3 火星指标\t62',
    [`B3 ${unknown('指标3 火星指标', '，方案的指标3不叫这个名称')}`],
  ],
  [
    'number and name in two columns',
    '2024年第一季度\n编号\t指标名称\t期末累计\n指标3\t火星指标\t62',
    [`B3 C3 ${unknown('指标3 火星指标', '，方案的指标3不叫这个名称')}`],
  ],
  [
    'the plan’s numbers in a column',
    '2024年第一季度\n附件2序号\t指标\t期末累计\n50\t地理标志数\t62',
    ['A3 在名称左边，没有用', 'C3 方案没有指标50'],
  ],
  [
    'what is new beside a word of the case rate',
    '2024年3月\n指标\t口径\t数值\n火星指标\t本期受理数\t12\n火星指标\t本期办结数\t11',
    [`C3 C4 ${unknown('火星指标')}`],
  ],
  [
    'a case nobody knows, in a column of indicators',
    '2024年3月\n指标\t口径\t数值\n火星案件\t本期受理数\t12\n火星案件\t本期办结数\t11',
    [`C3 C4 ${unknown('火星案件')}`],
  ],
  [
    'its name over both rows of such words',
    '2024年3月\n指标\t口径\t数值\n指标50\t受理数\t12\n\t办结数\t11',
    [`C3 ${unknown('指标50', no50)}`, `C4 ${unknown('办结数')}`],
  ],
  [
    'a part that is no kind of case',
    '2024年3月\n指标\t受理数\t办结数\n火星指标\t12\t11',
    [`B3 C3 ${unknown('火星指标')}`],
  ],
  ['a column a row', '2024年3月\n指标\t指标50 火星\n期末累计\t62', [`B3 ${unknown('指标50 火星', no50)}`]],
  [
    'lines of a message',
    '2024年第一季度\n指标50：12件\n指标51为3家',
    [`A2 ${unknown('指标50', no50)}`, `A3 ${unknown('指标51', '，方案没有指标51')}`],
  ],
  [
    'a title with another number',
    '指标50 贯标企业统计表\n月份\t本月新增\n2024年1月\t3\n2024年2月\t5',
    [`B3 ${unknown('2024年1月')}`, `B4 ${unknown('2024年2月')}`],
  ],
  [
    'tasks',
    '2024年第一季度\n任务\t状态\t进展\n任务50 地标\t推进中\t办了培训\n任务6 火星计划\t推进中\t办了培训',
    [
      `B3 C3 ${unknown('任务50 地标', '，方案没有任务50')}`,
      `B4 C4 ${unknown('任务6 火星计划', '，方案的任务6不叫这个名称')}`,
    ],
  ],
])('not placed and said: %s', (_, table, left) => {
  expect(read(table)).toEqual({ placed: [], left, asked: 0 })
})

test.each([
  ['a case rate by its name', '2024年3月\n指标\t受理数\t办结数\n案件查办率\t12\t11', ['indicator 9']],
  ['a case rate nobody names', '2024年3月\n项目\t数值\n受理数\t12\n办结数\t11', ['indicator 9']],
  ['a kind of case', '2024年3月\n类别\t项目\t数值\n行政案件\t受理\t12\n行政案件\t办结\t11', ['indicator 9']],
  ['who reports it', '2024年3月\n单位\t受理数\t办结数\n市市场监管局\t12\t11', ['indicator 9']],
  ['a number and nothing else', '2024年第一季度\n指标\t期末累计\n指标3\t62', ['indicator 3']],
  ['a number and a short name', '2024年第一季度\n指标\t期末累计\n指标3 地标\t62', ['indicator 3']],
  ['a number, a unit and a kind', '2024年第一季度\n指标\t数值\n指标3（件）期末累计\t62', ['indicator 3']],
  ['a number before a colon', '2024年第一季度\n指标3：62件\n指标2：14.8万件', ['indicator 3', 'indicator 2']],
])('placed as before: %s', (_, table, placed) => {
  expect(read(table)).toEqual({ placed, left: [], asked: 0 })
})

test('a start value of what the plan has not is none', () => {
  const grid = pastedGrid('期初累计（截至2023年12月31日）\n指标\t期初累计\n指标50 火星指标\t305\n指标15 火星指标\t305')
  const read = openingOf({ plan, facts, today, beside: '' }, grid ? [grid] : [], '期初累计.xlsx')
  expect(read?.items).toEqual([])
  expect(read?.left.map(({ cells, why }) => `${cells} ${why}`)).toEqual([
    `B3 ${unknown('指标50 火星指标', no50)}`,
    `B4 ${unknown('指标15 火星指标', '，方案的指标15不叫这个名称')}`,
  ])
})
