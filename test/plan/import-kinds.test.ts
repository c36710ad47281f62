import { expect, test } from 'vitest'
import { unitByName } from '../../src/domain/look.ts'
import { build } from '../../src/plan/import/build.ts'
import { cellsBack } from '../../src/plan/import/print-back.ts'
import { readText } from '../../src/plan/import/txt.ts'
import { lint } from '../../src/plan/lint.ts'
import { clinicBuilt, clinicPieces, clinicPlan as plan } from './clinic.ts'

const goal = (no: number) => plan.goals.find(({ indicators }) => indicators.includes(no))
const indicator = (no: number) => plan.indicators.find((one) => one.no === no)
const task = (no: number) => plan.tasks.find((one) => one.no === no)

test('a plan of other tables comes in without an error, and every printed cell comes back', () => {
  expect(lint(plan).filter(({ level }) => level === 'error')).toEqual([])
  expect(cellsBack(plan).filter(({ read }) => read === null)).toEqual([])
})

test('its head names it, its office and its parts', () => {
  expect([plan.title, plan.short]).toEqual([
    '青岚市优化基层医疗卫生服务三年行动方案（2024—2026年）',
    '青岚市优化基层医疗卫生服务三年行动方案',
  ])
  expect(plan.words).toMatchObject({ body: '工作专班', office: '专班办公室', parts: '县（区）' })
  expect(plan.periodWritten.quote).toBe('2024年1月1日至2026年12月31日')
})

test('a column of the year before is where a level begins; of an amount it is none', () => {
  const baseline = { date: '2023-12-31', value: '41', source: '附件1第1项的“2023年基数”' }
  expect(indicator(1)?.baseline).toEqual(baseline)
  expect(goal(1)?.targets.map(({ value }) => value)).toEqual(['50', '60', '70'])
  expect([indicator(6)?.baseline, indicator(7)?.baseline]).toEqual([null, null])
})

test.each([
  [2, { sense: 'atMost' }, 'stock'],
  [3, { sense: 'within' }, 'stock'],
  [4, { sense: 'notBelowLast' }, 'stock'],
  [5, { sense: 'state' }, 'state'],
  [6, { sense: 'atLeast', perYear: true }, 'flow'],
  [7, { sense: 'atLeast', strict: true }, 'flow'],
  [8, { sense: 'about' }, 'stock'],
  [9, { sense: 'state' }, 'state'],
])('indicator %i is meant as %o, %s', (no, meant, measure) => {
  expect(goal(no)).toMatchObject(meant)
  expect(indicator(no)?.measure).toBe(measure)
})

test('65岁以上 is no 以上 of the target; a dash is no unit of measure; a level of money is counted in money', () => {
  expect(indicator(6)?.wording).toEqual([])
  expect([indicator(5)?.unit, indicator(5)?.range]).toEqual(['', { min: '0', max: '1' }])
  expect([indicator(10)?.reportUnit, indicator(10)?.short]).toEqual(['万元', '医疗卫生机构业务收入增长率'])
})

test('the work of a task is its own cell, what stands merged before it is the heading', () => {
  expect(task(1)).toMatchObject({ text: '编制乡镇卫生院标准化建设规划，明确建设时序。', section: 1, number: '1' })
  expect(plan.sections.map(({ title }) => title)).toEqual(['健全服务网络', '提升服务能力'])
})

test('tasks carry the indicators whose name they have, as a question', () => {
  expect([7, 8, 9].map((no) => indicator(no)?.tasks)).toEqual([[4], [5], [6]])
  expect(clinicBuilt.questions.some(({ kind, place }) => kind === 'link' && place === '附件1第8项')).toBe(true)
})

test('who knows them lists the parts and the names of a unit', () => {
  expect(plan.units.filter(({ kind }) => kind === 'county').map(({ short }) => short)).toEqual([
    '东川县',
    '西山县',
    '南湖区',
  ])
  expect(plan.groups[0]?.members).toHaveLength(3)
  expect(plan.groups[0]?.source).toContain('非方案原文')
  expect(unitByName(plan, '市医院')?.name).toBe('市人民医院')
  // Of the city, not of the province.
  expect(unitByName(plan, '市大数据局')).toMatchObject({ id: 'data', level: 'city' })
})

test('words of a name that no other row has find its indicator', () => {
  expect(indicator(6)?.topics).toContain('体检')
  expect(indicator(8)?.topics).toContain('签约')
  for (const { topics } of plan.indicators) expect(topics).not.toContain('目标')
})

test('a table copied as text, whose merged cells are left out, comes in as the same tasks', () => {
  const lines = clinicPieces.flatMap((piece) =>
    'rows' in piece ? piece.rows.map((cells) => cells.filter((cell) => cell !== null).join('\t')) : [piece.text],
  )
  const copied = build('copied', readText(lines.join('\n')), {}).plan
  const of = ({ tasks }: typeof plan) =>
    tasks.map(({ text, leadsWritten, section, due }) => [text, leadsWritten, section, due])
  expect(of(copied)).toEqual(of(plan))
  expect(lint(copied).filter(({ level }) => level === 'error')).toEqual([])
})
