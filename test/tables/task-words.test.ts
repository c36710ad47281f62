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
