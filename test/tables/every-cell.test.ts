import { expect, test } from 'vitest'
import type { Facts } from '../../src/domain/report.ts'
import { keyedLine } from '../../src/domain/tables/blocks.ts'
import { draftOf } from '../../src/domain/tables/draft.ts'
import { pieceOf } from '../../src/domain/tables/pieces.ts'
import { rangesOf } from '../../src/domain/tables/ranges.ts'
import { readPlan } from '../../src/plan/read.ts'
import { pastedGrid } from '../../src/tables/read.ts'
import { facts, figure, taskReport } from '../domain/facts.ts'

const plan = await readPlan('data/zunyi-2022')

function draftFrom(table: string, known: Facts = facts([]), answers: Readonly<Record<string, string>> = {}) {
  const grid = pastedGrid(table)
  if (!grid) throw new Error('no table')
  const sender = { plan, facts: known, today: '2024-04-08', units: ['market-regulation'], owed: [] }
  return draftOf(sender, [grid], '', answers)
}

/** Everything a draft says of a table: `+` what it would report, `-` what not and why, `?` asked, `!` noted. */
function said(table: string, known?: Facts, answers?: Readonly<Record<string, string>>): string[] {
  const { items, left, questions, notes } = draftFrom(table, known, answers)
  return [
    ...items.map(({ line }) => `+ ${line}`),
    ...left.map(({ cells, why }) => `- ${cells.join(' ')} ${why}`),
    ...questions.map(({ asks }) => `? ${asks}`),
    ...notes.map((note) => `! ${note}`),
  ]
}

test.each([
  [
    'blocks of a task, its fields below',
    '2024年第一季度\n任务名称\t地理标志培育申报\n状态\t推进中\n主要工作\t举办培训2期\n任务名称\t商标注册引导\n状态\t已完成\n主要工作\t走访企业30家',
    [
      '+ 任务6 地理标志培育申报（2024年第1季度）：推进中：举办培训2期',
      '+ 任务8 商标注册引导（2024年第1季度）：已完成：走访企业30家',
    ],
  ],
  [
    'blocks of tasks nobody knows are named whole',
    '序号\t1\n任务名称\t推进地标培育工作\n状态\t推进中\n主要工作\t举办培训2期',
    ['- B3 B4 没有认出“推进地标培育工作”是哪一项', '- B1 没有认出是哪一项的数'],
  ],
  [
    'a block of one field',
    '单位名称\t市市场监管局\n任务名称\t推进地标培育工作\n状态\t推进中',
    ['- B3 没有认出“推进地标培育工作”是哪一项'],
  ],
  [
    'a period for all blocks',
    '季度\t2024年第一季度\n任务名称\t地理标志培育申报\n状态\t推进中',
    ['+ 任务6 地理标志培育申报（2024年第1季度）：推进中：（来表未写）'],
  ],
  [
    'an indicator in the corner over its kinds and their sum',
    '地理标志数\t2023年第四季度\t2024年第一季度\n保护产品\t30\t32\n证明商标\t28\t30\n全市\t58\t62',
    [
      '- B2 C2 B3 C3 是其中一部分，只用合计',
      '- B4 “2023年第四季度”作比较，没有用；要补报请先回答',
      '- C4 要先回答上面的问题',
      '? 表里还有以前的数（如“2023年第四季度”），没有回答的只作比较；要一并补报吗？',
      '? “2024年第一季度”里是什么数？',
    ],
  ],
  [
    'its parts are parts, whatever they are called',
    '地理标志数\t2023年第四季度\t2024年第一季度\n商标有效注册量\t30\t32\n农产品地理标志\t28\t30\n合计\t58\t62',
    [
      '- B2 C2 B3 C3 是其中一部分，只用合计',
      '- B4 “2023年第四季度”作比较，没有用；要补报请先回答',
      '- C4 要先回答上面的问题',
      '? 表里还有以前的数（如“2023年第四季度”），没有回答的只作比较；要一并补报吗？',
      '? “2024年第一季度”里是什么数？',
    ],
  ],
  [
    'their sum is wrong',
    '地理标志数\t2023年第四季度\t2024年第一季度\n保护产品\t30\t32\n证明商标\t28\t30\n合计\t58\t63',
    ['- B2 C2 B3 C3 是其中一部分，只用合计', '- B4 C4 合计写的是63，各数加起来是62，请核对'],
  ],
  [
    'October as a number has lost its nought',
    '指标\t2023.09\t2023.1\t2023.11\n贯标企业\t4\t5\t5',
    [
      '+ 指标18 贯标认证企业（2023年9月）：4家（此前没有报过）',
      '+ 指标18 贯标认证企业（2023年10月）：5家（2023年9月4家，+1）',
      '+ 指标18 贯标认证企业（2023年11月）：5家（2023年10月5家，持平）',
    ],
  ],
  [
    'January among months without a nought',
    '指标\t2023.1\t2023.9\n贯标企业\t4\t5',
    [
      '+ 指标18 贯标认证企业（2023年1月）：4家（此前没有报过）',
      '+ 指标18 贯标认证企业（2023年9月）：5家（2023年1月4家，+1）',
    ],
  ],
  [
    'words under a target are not told',
    '2024年第一季度\n指标\t目标\t期末累计\n地理标志数\t80件以上\t62',
    ['+ 指标3 地理标志数（2024年第1季度）：62件（此前没有报过）'],
  ],
  [
    'a row of ticks for all is no heading',
    '2024年第一季度\n任务\t未启动\t推进中\t已完成\n地理标志培育申报\t\t√\t\n合计\t√\t√\t\n商标注册引导\t\t\t√',
    [
      '+ 任务6 地理标志培育申报（2024年第1季度）：推进中：（来表未写）',
      '+ 任务8 商标注册引导（2024年第1季度）：已完成：（来表未写）',
      '- B4 C4 合计不填',
    ],
  ],
  [
    'a sum over counties is asked about',
    '2024年第一季度\n指标\t红花岗区\t汇川区\t合计\n地理标志数\t30\t32\t62',
    [
      '- B3 写的是红花岗区，不是您单位',
      '- C3 写的是汇川区，不是您单位',
      '- D3 要先回答上面的问题',
      '? 没有标题的一列（D1）里是什么数？',
    ],
  ],
  [
    'a sum beside a period is of more than that period',
    '指标\t红花岗区\t汇川区\t2024年3月新增\t合计\n贯标企业\t30\t32\t62\t124',
    [
      '+ 指标18 贯标认证企业（2024年3月）：62家（此前没有报过）',
      '- B2 写的是红花岗区，不是您单位',
      '- C2 写的是汇川区，不是您单位',
      '- E2 “合计”不是本期的数',
    ],
  ],
  [
    'money where things are counted',
    '2024年第一季度\n指标\t期末累计（万元）\n地理标志数\t62',
    ['- B3 单位是万元，这一项填件'],
  ],
  [
    'a name and what of it in brackets',
    '2024年第一季度\n指标\t期末累计\n地理标志数（农产品）\t20',
    ['- B3 要先回答“地理标志数（农产品）”是哪一项', '? “地理标志数（农产品）”（A3）就是“指标3 地理标志数”的全部吗？'],
  ],
  ['neither figures nor states', '姓名\t科室\n张三\t商标科\n李四\t专利科', []],
  [
    'periods side by side under a title',
    '地理标志数情况\n\t2023年第四季度\t2024年第一季度\n数量\t58\t62',
    ['- B3 C3 要先回答上面的问题', '? 没有标题的一列（A3）里是什么数？'],
  ],
  [
    'parts above a sum that is not theirs',
    '2024年第一季度\n指标\t期末累计\n农产品地理标志\t20\n地理标志证明商标\t42\n合计\t70',
    [
      '- B3 要先回答“农产品地理标志”是哪一项',
      '- B4 要先回答“地理标志证明商标”是哪一项',
      '- B5 合计不填',
      '? “农产品地理标志”（A3）就是“指标3 地理标志数”的全部吗？',
      '? “地理标志证明商标”（A4）就是“指标3 地理标志数”的全部吗？',
    ],
  ],
  [
    'what was done may open with a word of a state',
    '2024年第一季度\n任务\t状态\t主要工作\n地理标志培育申报\t推进中\t已完成：培训3次',
    ['+ 任务6 地理标志培育申报（2024年第1季度）：推进中：已完成：培训3次'],
  ],
  [
    'the state of the period before is not this one’s',
    '2024年第一季度\n任务\t上期\t状态\n地理标志培育申报\t已完成：培训\t推进中：走访企业',
    ['+ 任务6 地理标志培育申报（2024年第1季度）：推进中：走访企业'],
  ],
  [
    'a year above months, one of them with its own',
    '指标\t期间（2023年）\t新增\n贯标企业\t11月\t3\n试点平台交易量\t2024年1月\t3',
    [
      '+ 指标18 贯标认证企业（2023年11月）：3家（此前没有报过）',
      '+ 指标23 试点平台交易量（2024年1月）：3件（此前没有报过）',
    ],
  ],
  [
    'a stroke for a figure is told, one for a remark is not',
    '2024年第一季度\n指标\t期末累计\t备注\n地理标志数\t/\t/\n商标有效注册量\t14.8\t无',
    ['+ 指标2 商标有效注册量（2024年第1季度）：14.8万件（此前没有报过）', '- B3 写的是“/”，没有数'],
  ],
  [
    'a sum of something else beside bare names of cases',
    '2024年3月\n类型\t事项\t数量\n合计\t贯标企业\t8\n\t受理\t8\n\t办结\t7',
    ['+ 指标9 案件查办率（2024年3月）：受理8件、办结7件', '- C3 “数量合计”不是本期的数'],
  ],
  [
    'a name counts for more than 受理 and 办结',
    '2024年3月\n受理\t办结\t指标\t本月新增\n12\t11\t贯标企业\t3',
    ['+ 指标18 贯标认证企业（2024年3月）：3家（此前没有报过）', '- A3 B3 在名称左边，没有用'],
  ],
  [
    'a task in the title, a row a unit',
    '地理标志培育申报任务2024年第一季度进展\n单位\t状态\t主要工作\n市市场监管局\t推进中\t培训2期\n市农业农村局\t已完成\t验收',
    ['+ 任务6 地理标志培育申报（2024年第1季度）：推进中：培训2期', '- B4 C4 写的是市农业农村局，不是您单位'],
  ],
  [
    'a task in the title, its whole below its parts',
    '地理标志培育申报任务2024年第一季度进展\n环节\t状态\n培育\t已完成\n申报\t推进中\n宣传\t未启动\n总体状态\t推进中',
    ['+ 任务6 地理标志培育申报（2024年第1季度）：推进中：（来表未写）', '- B3 B4 B5 是其中一部分的状态，只用总体的'],
  ],
  [
    'a figure is no heading of its column',
    '2024年3月贯标企业（家）\n县区\t本月新增\t累计\n红花岗区\t3\t30\n汇川区\t2\t20\n合计\t5\t50',
    [
      '+ 指标18 贯标认证企业（2024年3月）：5家（此前没有报过）',
      '- C5 这一项填本期新增，“累计”不是',
      '- B3 C3 B4 C4 是其中一部分，只用合计',
    ],
  ],
  [
    'a sum alone in its row is of the whole, whatever heads its column',
    '2024年第一季度地理标志数\n县区\t上年同期\n红花岗区\t30\n汇川区\t32\n合计\t62',
    ['- B5 要先回答上面的问题', '- B3 B4 是其中一部分，只用合计', '? 没有标题的一列（B1）里是什么数？'],
  ],
  [
    'yearly ones without a year',
    '指标\t新增\n申报专利奖\t3\n申报核心专利项目\t2',
    ['- B2 B3 要先回答是哪一期', '? 按年报的数，表里没有写报告期，是哪一期？'],
  ],
  [
    'a title that names one of the rows does not take their sum',
    '2024年3月贯标企业等情况\n指标\t本月新增\n贯标企业\t3\n试点平台交易量\t4\n合计\t7',
    [
      '+ 指标18 贯标认证企业（2024年3月）：3家（此前没有报过）',
      '+ 指标23 试点平台交易量（2024年3月）：4件（此前没有报过）',
      '- B5 合计不填',
    ],
  ],
  [
    'nothing new in a month that still runs is no figure yet',
    '2024年4月\n指标\t本月新增\n贯标企业\t0\n试点平台交易量\t1',
    ['+ 指标23 试点平台交易量（2024年4月）：1件（此前没有报过）', '- B3 2024年4月还没有结束，0没有用'],
  ],
  [
    'nothing new in a month that has ended is one',
    '2024年3月\n指标\t本月新增\n贯标企业\t0',
    ['+ 指标18 贯标认证企业（2024年3月）：0家（此前没有报过）'],
  ],
  [
    'how a task stands while the quarter runs',
    '2024年第二季度\n任务\t状态\n地理标志培育申报\t推进中',
    ['+ 任务6 地理标志培育申报（2024年第2季度）：推进中：（来表未写）'],
  ],
  [
    'each kind beside its figure',
    '2024年3月\n指标\t\t\t\t\n贯标企业\t本月新增\t3\t累计\t40\n试点平台交易量\t本月新增\t4\t累计\t50',
    [
      '+ 指标18 贯标认证企业（2024年3月）：3家（此前没有报过）',
      '+ 指标23 试点平台交易量（2024年3月）：4件（此前没有报过）',
      '- E3 E4 这一项填本期新增，“累计”不是',
    ],
  ],
])('%s: every cell is used, named or asked about', (_name, table, wanted) => expect(said(table)).toEqual(wanted))

test('periods whose figures say the same are asked about together', () => {
  const asked = (table: string) => draftFrom(table).questions.map(({ id }) => id)
  expect(asked('2024年\n指标\t1月完成\t2月完成\n贯标企业\t4\t5')).toHaveLength(1)
  expect(asked('地理标志数\t2023年第四季度\t2024年第一季度\n甲\t30\t32\n乙\t28\t30\n合计\t58\t62')).toEqual([
    // Whether the earlier period is told late at all is a question of its own.
    'e:粘贴的表',
    'c:粘贴的表:level',
  ])
})

test('what a task stood at last is that task’s own, and only what is a state becomes one', () => {
  const own = 'market-regulation'
  const known = facts([
    taskReport(6, own, '2023Q4', '推进中', '2024-01-05T10:00:00+08:00'),
    taskReport(8, own, '2023Q4', '已完成', '2024-01-05T10:00:00+08:00'),
  ])
  const unsaid = '2024年第一季度\n任务\t主要工作\n地理标志培育申报\t举办培训2期'
  const id = draftFrom(unsaid, known).questions[0]?.id ?? ''
  expect(said(unsaid, known, { [id]: 'last' })).toEqual([
    '+ 任务6 地理标志培育申报（2024年第1季度）：推进中：举办培训2期',
  ])
  const strange = '2024年第一季度\n任务\t状态\n地理标志培育申报\t差不多了'
  const word = draftFrom(strange).questions[0]?.id ?? ''
  expect(said(strange, undefined, { [word]: '已完成' })).toEqual([
    '+ 任务6 地理标志培育申报（2024年第1季度）：已完成：（来表未写）',
  ])
  expect(said(strange, undefined, { [word]: 'skip' })).toEqual(['- B3 按您的回答没有用'])
})

test('the change against the last value is said, of one too', () => {
  const at = '2024-01-05T10:00:00+08:00'
  const line = (value: string) =>
    said(`2024年第一季度\n指标\t期末累计\n地理标志数\t${value}`, facts([figure(3, '2023Q4', { value: '62', at })]))
  const of = (value: string, change: string) => [
    `+ 指标3 地理标志数（2024年第1季度）：${value}件（2023年第4季度62件，${change}）`,
  ]
  expect(line('63')).toEqual(of('63', '+1'))
  expect(line('62')).toEqual(of('62', '持平'))
  expect(line('61')).toEqual(of('61', '-1'))
})

test('of two figures in one cell the one of the kind asked for', () => {
  expect(pieceOf('本月新增7家，累计152家', false)).toBe('7家')
  expect(pieceOf('本月新增7家，累计152家', true)).toBe('152家')
})

test('cells are told as ranges, in whatever order they come', () =>
  expect(rangesOf(['A3', 'C1', 'A1', 'B1', 'A2'])).toEqual(['B1:C1', 'A1:A3']))

test('only what stands side by side becomes a range', () => {
  expect(rangesOf(['A1', 'B1', 'A2', 'B2'])).toEqual(['A1:B2'])
  expect(rangesOf(['A1', 'B2', 'D1'])).toEqual(['A1', 'D1', 'B2'])
  expect(rangesOf(['A1', 'A2', 'B1'])).toEqual(['B1', 'A1:A2'])
})

test('a line with one key and one word says something of the blocks below; a row of heads does not', () => {
  expect(keyedLine(['季度', '2024年第一季度'])).toBe('季度：2024年第一季度')
  expect(keyedLine(['季度', '指标', '期末累计'])).toBeNull()
  expect(keyedLine(['季度', ''])).toBeNull()
})
