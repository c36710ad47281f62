import { describe, expect, test } from 'vitest'
import {
  dutiesOf,
  goalOf,
  groupByName,
  indicatorByNo,
  notesOf,
  partsOf,
  personsByName,
  personsByRole,
  personsByUnit,
  placeOf,
  taskByNo,
  taskPlaceTitle,
  tasksOfIndicator,
  unitByName,
} from '../src/domain/look.ts'
import { readPlan } from '../src/plan/read.ts'

const plan = await readPlan('data/zunyi-2022')
const idOf = (name: string) => unitByName(plan, name)?.id ?? `no unit ${name}`

/** The unit index, counted by hand on the published tables: leads, named responsibilities, indicators led. */
const enforcement = [21, 22, 26, 27, 29, 30]
const allBut = (...out: number[]) =>
  Array.from({ length: 43 }, (_, index) => index + 1).filter((no) => !out.includes(no))
const index: [unit: string, leads: number[], responsible: number[], indicators: number[]][] = [
  [
    '市市场监管局',
    allBut(13, 23, 24, 25, 28, 31, 39),
    [13, 31, 39],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17, 18, 19, 22, 23],
  ],
  ['市农业农村局', [6, 7, 10], [11, ...enforcement], [3]],
  ['市中级人民法院', [24, 28], [29], []],
  ['遵义银保监分局', [13], [12, 43], [8]],
  ['市司法局', [31], [29], [10]],
  ['高新区管委会', [39], [], [20, 21]],
  ['市人大办公室', [23], [], []],
  ['市政协办公室', [23], [], []],
  ['市检察院', [25], [], []],
  ['市科技与大数据局', [], [2, 3, 4, 5, 11, 12, 13, 14, 15, 19, 33, 39, 40], []],
  ['市工业和能源局', [], [2, 3, 4, 9, 11, 14, 18, 19, 33, 34], []],
  ['市商务局', [], [9, ...enforcement], []],
  ['市林业局', [], enforcement, []],
  ['市文化旅游局', [], enforcement, []],
  ['市综合执法局', [], enforcement, []],
  ['市公安局', [], [21, 22, 26, 29, 30], []],
  ['市教体局', [], [2, 3, 18, 33], []],
  ['市财政局', [], [5, 16, 38], []],
  ['市地方金融监管局', [], [12, 13, 43], []],
  ['人行遵义中心支行', [], [12, 13, 43], []],
  ['市人力资源社会保障局', [], [37], []],
  ['国资委', [], [34], []],
  ['市发改委', [], [26], []],
  ['红花岗区', [], [39], []],
  ['新蒲新区管委会', [], [], []],
  ...['市委宣传部', '市民宗委', '市卫生健康局', '遵义海关'].map((unit): (typeof index)[number] => [unit, [], [], []]),
]
const countyRows = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 16, 17, 18, 23, 31, 35, 36, 38, 41, 42, 43]
const unlistedRows = [10, 23, 32, 41, 42]

describe('what the plan lays on each unit', () => {
  test.each(index)('%s', (unit, leads, responsible, indicators) => {
    const duties = dutiesOf(plan, idOf(unit))
    const named = duties.responsible.filter(({ through }) => through === 'named')
    expect(duties.leads.map(({ no }) => no)).toEqual(leads)
    expect(named.map(({ task }) => task.no)).toEqual(responsible)
    expect(duties.indicators.map(({ no }) => no)).toEqual(indicators)
  })

  test.each([
    '红花岗',
    '汇川',
    '播州',
    '绥阳',
    '正安',
    '凤冈',
    '湄潭',
    '余庆',
    '习水',
    '桐梓',
    '道真',
    '务川',
    '仁怀',
    '赤水',
  ])('%s answers for 21 rows as one of the counties', (county) => {
    const { responsible, leads, perhaps } = dutiesOf(plan, idOf(county))
    const through = responsible.filter((duty) => duty.through === '各县(市、区)人民政府')
    expect(through.map(({ task }) => task.no)).toEqual(countyRows)
    expect([leads, perhaps]).toEqual([[], []])
  })

  test('相关成员单位 is never told as fact, only as what may be', () => {
    const health = dutiesOf(plan, idOf('卫健局'))
    expect(health.perhaps.map(({ task }) => task.no)).toEqual(unlistedRows)
    expect(health.perhaps.every(({ group }) => group.name === '领导小组相关成员单位')).toBe(true)
    expect(dutiesOf(plan, idOf('高新区')).perhaps).toEqual([])
    expect(dutiesOf(plan, idOf('市农业农村局')).perhaps.map(({ task }) => task.no)).toEqual([23, 32, 41, 42])
  })

  test('notes on a unit come with its duties', () => {
    expect(dutiesOf(plan, idOf('银保监')).notes.map(({ id }) => id)).toContain('pledge-lead')
  })
})

describe('names', () => {
  test.each([
    ['市监局', '市市场监管局(市知识产权局)'],
    ['市市场监管局（市知识产权局）', '市市场监管局(市知识产权局)'],
    [' 市 知识产权局', '市市场监管局(市知识产权局)'],
    ['中院', '市中级人民法院'],
    ['工信局', '市工业和能源局'],
    ['人行', '人民银行遵义市中心支行'],
    ['国家金融监督管理总局遵义监管分局', '遵义银保监分局'],
    ['金融办', '市地方金融监管局'],
    ['发改委', '市发展改革委'],
    ['市科技局与大数据局', '市科技与大数据局'],
    ['大数据局', '市科技与大数据局'],
    ['文旅局', '市文化旅游局'],
    ['卫健委', '市卫生健康局'],
    ['城管', '市综合行政执法局'],
    ['国家高新区', '遵义(国家)高新技术产业开发区管委会'],
    ['仁怀市', '仁怀市人民政府'],
    ['道真县', '道真仡佬族苗族自治县人民政府'],
    ['新蒲新区', '新蒲新区管委会'],
  ])('%s is %s', (said, name) => expect(unitByName(plan, said)?.name).toBe(name))

  test('what is no unit stays none', () => {
    expect(unitByName(plan, '遵义仲裁委员会')).toBeUndefined()
    expect(unitByName(plan, '')).toBeUndefined()
  })

  test('a group is found by its name as people say it', () => {
    expect(groupByName(plan, '各县区')?.id).toBe('counties')
    expect(groupByName(plan, '相关成员单位')?.members).toBeNull()
  })
})

describe('indicators, tasks and people', () => {
  test('a shared goal is one goal', () => {
    expect(goalOf(plan, 7)).toBe(goalOf(plan, 6))
    expect(partsOf(plan, 17).map(({ no }) => no)).toEqual([16, 17])
    expect(() => goalOf(plan, 24)).toThrow('no goal')
  })

  test('tasks carry their indicators, the number or not', () => {
    expect(tasksOfIndicator(plan, 1).map(({ no }) => no)).toEqual([2, 3, 4, 5])
    expect(tasksOfIndicator(plan, 13).map(({ no }) => no)).toEqual([32])
    expect(plan.indicators.filter(({ no }) => tasksOfIndicator(plan, no).length === 0)).toEqual([])
  })

  test('places are written as answers cite them', () => {
    const indicator = indicatorByNo(plan, 3)
    const [first, second] = [taskByNo(plan, 1), taskByNo(plan, 6)]
    expect(indicator && placeOf(indicator)).toBe('附件2第3项')
    expect(second && placeOf(second)).toBe('附件3任务6')
    expect(second && taskPlaceTitle(plan, second)).toBe('(二)2 引导企业知识产权品牌打造 第1项')
    expect(first && taskPlaceTitle(plan, first)).toBe('(一) 健全国家知识产权强市建设试点城市工作机制 第1项')
  })

  test('people are found by name, role and unit', () => {
    expect(personsByName(plan, '白 雪').map(({ post }) => post)).toEqual(['副秘书长'])
    expect(personsByRole(plan, '副组长').map(({ name }) => name)).toEqual(['白雪', '黎治光'])
    expect(personsByRole(plan, '办公室主任').map(({ name }) => name)).toEqual([plan.office?.head])
    expect(personsByUnit(plan, idOf('公安局')).map(({ name }) => name)).toEqual(['陈林'])
    expect(personsByUnit(plan, idOf('市场监管局')).map(({ name }) => name)).toEqual(['黎治光', '冉颖'])
  })

  test('notes are found by what they touch', () => {
    expect(notesOf(plan, { task: 6 }).map(({ id }) => id)).toContain('copied-sentence')
    expect(notesOf(plan, { indicator: 7 }).map(({ id }) => id)).toContain('target-42')
    expect(notesOf(plan, {})).toEqual([])
  })
})
