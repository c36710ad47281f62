import { expect, test } from 'vitest'
import { draftOf } from '../../src/domain/tables/draft.ts'
import { readPlan } from '../../src/plan/read.ts'
import { pastedGrid } from '../../src/tables/read.ts'
import { lexiconOf } from '../../src/understand/lexicon.ts'
import { rowsLike } from '../../src/understand/rows-like.ts'
import { facts } from '../domain/facts.ts'

const plan = await readPlan('data/zunyi-2022')
const like = rowsLike(lexiconOf(plan))

function draftFrom(text: string, unit: string) {
  const grid = pastedGrid(text)
  if (!grid) throw new Error('no table')
  const sender = { plan, facts: facts([]), today: '2024-10-10', units: [unit], owed: [], like }
  return draftOf(sender, [grid], '', {})
}

/** What goes to the fields of tasks: `21 推进中 done … next … problem … help …`. */
const fieldsOf = (text: string, unit: string): string[] =>
  draftFrom(text, unit).items.flatMap(({ about: { subject }, entry: { task } }) => {
    if (!task || subject.kind !== 'task') return []
    const { progress, done, next, problem, help } = task
    const said = Object.entries({ done, next, problem, help }).filter(([, words]) => words)
    return [`${subject.no} ${progress} ${said.map(([field, words]) => `${field} ${words}`).join(' ')}`.trim()]
  })

test.each([
  [
    'a state behind a task’s own text with a comma in it',
    '2024年三季度任务\n1. 加大服务机构监管力度，扎实开展“蓝天”专项整治行动（已完成）：检查代理机构3家。\n2. 培育和引进知识产权代理机构，提升知识产权代理质量（未启动）',
    'market-regulation',
    ['36 已完成 done 检查代理机构3家。', '35 未启动'],
  ],
  [
    'fields by their names in one line',
    '2024年三季度任务\n１．对知识产权执法队伍进行专业培训，推进中。进展：培训民警30人。存在问题：师资不足。下一步：四季度再办1期。\n２．健全部门间重大案件查办和移交机制，受阻。需协调事项：请市检察院牵头会签。',
    'public-security',
    [
      '21 推进中 done 培训民警30人。 next 四季度再办1期。 problem 师资不足。',
      '30 受阻 done （来表未写） help 请市检察院牵头会签。',
    ],
  ],
  [
    'a task in the middle of a message, and what is only expected of it',
    '2024年三季度：园区高新技术企业118家。试点园区建设那项任务还在推进中，预计年底验收。',
    'hightech-zone',
    ['39 推进中 done （来表未写） next 预计年底验收。'],
  ],
  [
    'fields down a column of their own, one of them with a period in its words',
    '2024年三季度任务台账\n任务名称\t项目\t具体内容\t状态\n资助政策与奖励办法\t进展\t拨付资助35万元\t推进中\n资助政策与奖励办法\t打算\t四季度兑付\t\n资助政策与奖励办法\t困难\t资金不足\t',
    'finance',
    ['38 推进中 done 拨付资助35万元 next 四季度兑付 problem 资金不足'],
  ],
  [
    'a task’s own name over its fields',
    '2024年第三季度\n对知识产权执法队伍进行专业培训，提高行政执法人员的服务能力和执法水平\n状态\t推进中\n安排\t四季度再办1期',
    'public-security',
    ['21 推进中 done （来表未写） next 四季度再办1期'],
  ],
  [
    'a task by its whole name with who leads, its fields below',
    '2024年三季度任务\n一、对知识产权执法队伍进行专业培训，提高执法水平（牵头）\n当前状态：推进中\n已做工作：培训民警30人。\n二、健全部门间重大案件查办和移交机制（配合）\n当前状态：已完成\n下步：每季度通报一次。',
    'public-security',
    ['21 推进中 done 培训民警30人。', '30 已完成 done （来表未写） next 每季度通报一次。'],
  ],
  [
    'a state behind the colon after who leads',
    '2024年三季度任务\n1、健全部门间重大案件查办和移交机制（主责）：受阻。存在困难：接口未通。下步安排：请检察院会签。',
    'public-security',
    ['30 受阻 done （来表未写） next 请检察院会签。 problem 接口未通。'],
  ],
  [
    'signs of states that a line explains',
    '2024年三季度任务（●=已完成 △=推进中 ×=受阻）\n△ 对知识产权执法队伍进行专业培训——培训民警30人。\n●健全部门间重大案件查办和移交机制：移送案件2件。',
    'public-security',
    ['21 推进中 done 培训民警30人。', '30 已完成 done 移送案件2件。'],
  ],
  [
    'a form with words of its own for what was done',
    '三、任务进展（2024年三季度）\n任务\t健全部门间重大案件查办和移交机制\n进度\t正在推进\n亮点做法\t与检察院建了联络群，做法被省厅转发。\n已采取措施\t移送案件2件。\n存在困难\t接口未通。',
    'public-security',
    ['30 推进中 done 移送案件2件。 problem 接口未通。'],
  ],
])('%s', (_name, text, unit, fields) => {
  expect(fieldsOf(text, unit)).toEqual(fields)
})

test('a state of something nobody knows is named', () => {
  const { items, left } = draftFrom('2024年三季度：园区高新技术企业118家。厂房改造那件事已完成。', 'hightech-zone')
  expect(items).toHaveLength(1)
  expect(left.map(({ why }) => why)).toEqual(['“厂房改造那件事已完成。”没有认出说的是哪一项任务'])
})

test('a sentence beside a table is read, a county’s own name before its figure says nothing of it', () => {
  const table = '截至9月底，赤水市商标有效注册量4120件，比上季度增加35件\n月份\t网上托管服务企业新增（家）\n9月\t3'
  const { items, left } = draftFrom(`赤水市2024年三季度数据\n${table}`, 'county-chishui')
  const figures = items.flatMap(({ entry }) =>
    entry.figures.map(({ part, value }) => [part.no, entry.period.id, value]),
  )
  expect(figures).toEqual([
    [15, '2024-09', '3'],
    [2, '2024Q3', '0.412'],
  ])
  expect(left.map(({ why }) => why)).toEqual(['“比上季度增加35件”是与别的数相比的差数'])
})

test('figures behind a second name in a row are not the first one’s', () => {
  const table = '2024年三季度末\n指标\t期末数\t其他\t9月30日\n园区高新技术企业（家）\t118\t规上工业企业（家）\t152'
  const { items, left } = draftFrom(table, 'hightech-zone')
  expect(items.flatMap(({ entry }) => entry.figures.map(({ part, value }) => [part.no, value]))).toEqual([[20, '118']])
  expect(left.flatMap(({ cells }) => cells)).toEqual(['D3'])
})

test.each([
  '（一）对知识产权执法队伍进行专业培训（牵头）\n状态：推进中\n进展：培训30人。\n（二）厂房改造工程\n状态：已完成\n进展：改造3间。',
  '对知识产权执法队伍进行专业培训\n状态：推进中\n进展：培训30人。\n厂房改造这一块的事\n状态：已完成\n进展：改造3间。',
  '1.对知识产权执法队伍进行专业培训\n状态：推进中\n进展：培训30人。\n2.厂房改造工程有序展开\n状态：已完成\n进展：改造3间。',
])('a task nobody knows ends the one before it, and its lines are named: %s', (lines) => {
  const text = `2024年三季度任务\n${lines}`
  expect(fieldsOf(text, 'public-security')).toEqual(['21 推进中 done 培训30人。'])
  const { left } = draftFrom(text, 'public-security')
  expect(left.flatMap(({ cells }) => cells)).toEqual(['A5', 'A6', 'A7'])
})

test('words behind 受阻 under no name are named, not taken for what was done', () => {
  const text = '2024年三季度任务（✔已完成 ✖受阻）\n✖ 健全部门间重大案件查办和移交机制——接口一直未通'
  expect(fieldsOf(text, 'public-security')).toEqual(['30 受阻 done （来表未写）'])
  const { left } = draftFrom(text, 'public-security')
  expect(left.map(({ why }) => why)).toEqual(['“接口一直未通”不知道是进展还是受阻的原因'])
})

test('a level with its growth in brackets is read', () => {
  const { items, left } = draftFrom('2024年三季度：园区高新技术企业118家（较二季度末增加2家）。', 'hightech-zone')
  expect(items.flatMap(({ entry }) => entry.figures.map(({ part, value }) => [part.no, value]))).toEqual([[20, '118']])
  expect(left.map(({ why }) => why)).toEqual(['“较二季度末增加2家”是与别的数相比的差数'])
})

test('of kinds and what they add up to, the sum alone is asked about', () => {
  const { left, questions } = draftFrom(
    '2024年8月，专利质押融资700万元、许可转让300万元，两项共计1000万元。',
    'banking-regulation',
  )
  expect(questions.map(({ asks }) => asks)).toEqual([
    '“专利质押融资、许可转让”（A1）就是“指标8 质押融资和许可转让”的全部吗？',
  ])
  expect(left.filter(({ why }) => why.endsWith('是其中一部分，只用合计')).length).toBeGreaterThanOrEqual(2)
})
