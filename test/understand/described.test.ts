import { expect, test } from 'vitest'
import { asks, plan } from './world.ts'

const rowsOf = (text: string): string[] =>
  asks(text).flatMap(({ rows }) => (rows === 'all' ? ['all'] : rows.map(({ kind, id }) => `${kind} ${id}`)))
const indicator = (short: string): string =>
  `indicator ${plan.indicators.find((one) => one.short === short)?.no ?? 'missing'}`
const peopleOf = (role: string): unknown => [{ by: 'role', is: role }]

test('a short name gives way to the row a sentence describes, and stands where it says all', () => {
  expect(rowsOf('拿专利去银行抵押那个要做到几亿')).toContain(indicator('质押融资和许可转让'))
  expect(rowsOf('商标的目标是多少')).toEqual([indicator('商标有效注册量')])
})

test('before silence is told the row that the words describe is looked for', () => {
  expect(rowsOf('案子要查办到百分之几')).toEqual([indicator('案件查办率')])
})

test('people are told by everyday words for their role', () => {
  expect(asks('领导小组的一把手是谁')[0]?.where).toEqual(peopleOf('组长'))
  expect(asks('领导小组办公室管事的叫什么')[0]?.where).toEqual(peopleOf('办公室主任'))
})

test('units are known by what people say they look after', () => {
  const ids = asks('管林子的那家要配合哪些任务').map((query) => JSON.stringify(query))
  expect(ids.join()).toContain('forestry')
  expect(JSON.stringify(asks('银行那边是哪几家'))).toContain('central-bank')
})

test('a unit and a question for a person ask for its people, whatever post was supposed', () => {
  for (const text of ['财政局来的是哪位同志', '民宗委派的是局长吗'])
    expect(asks(text)[0], text).toMatchObject({ of: 'unit', show: ['people'], where: [] })
})

test('politeness around a question does not change it', () => {
  const [plain] = asks('市中院有哪些任务')
  expect(asks('麻烦帮我查一下,市中院有哪些任务呀,谢谢')[0]).toMatchObject({ of: plain?.of, rows: plain?.rows })
})
