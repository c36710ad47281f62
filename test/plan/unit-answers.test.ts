import { expect, test } from 'vitest'
import { keyOf } from '../../src/plan/import/answers.ts'
import { build } from '../../src/plan/import/build.ts'
import { lint } from '../../src/plan/lint.ts'

const row = (no: number, text: string, lead: string, others = '') => [String(no), text, lead, others, '2024年9月底前']
const pieces = [
  ...['某市人民政府关于印发《某市服务工作方案（2024—2025年）》的通知', '某政发〔2024〕5号', '各县（市、区）人民政府：'],
  ...['某市人民政府', '2024年3月1日', '一、总体目标', '坚持创新。', '附件', '任务清单'],
].map((text): { text: string } | { rows: string[][] } => ({ text }))
pieces.push({
  rows: [
    ['序号', '工作任务', '牵头单位', '配合单位', '完成时限'],
    row(1, '建立接诉即办机制', '市营商局', '市司法局市市场监管局'),
    row(2, '开展环境评估', '市营商环境建设局', '专业力量中心'),
  ],
})

const answered = (name: string, answer: string) => {
  const asked = build('one', pieces, {}).questions.find(({ kind, text }) => kind === 'unit' && text === name)
  const { plan, lost } = build('one', pieces, asked ? { [keyOf(asked)]: answer } : {})
  const ids = plan.tasks.map(({ leads, responsible }) =>
    [leads, responsible].map((list) => list.map((one) => ('unit' in one ? one.unit : one.group)).join('、')),
  )
  return { plan, lost, ids, errors: lint(plan).filter(({ level }) => level === 'error') }
}

test.each(['不是，就是市营商环境建设局', '就是市营商环境建设局', '市营商环境建设局'])(
  'two names of one unit are one unit: %s',
  (answer) => {
    const { plan, ids, lost, errors } = answered('市营商局', answer)
    expect(ids[0]?.[0]).toBe(ids[1]?.[0])
    expect(plan.units.filter(({ name }) => name.includes('营商')).map(({ name }) => name)).toEqual(['市营商环境建设局'])
    expect([lost, errors]).toEqual([[], []])
  },
)

test.each(['不是，是市司法局、市市场监管局两个单位', '不是，是市司法局、市市场监管局'])(
  'one name may be two units: %s',
  (answer) => {
    const { plan, ids, lost, errors } = answered('市司法局市市场监管局', answer)
    expect(ids[0]?.[1]).toBe('justice、market-regulation')
    expect(plan.units.some(({ name }) => name === '市司法局市市场监管局')).toBe(false)
    expect([lost, errors]).toEqual([[], []])
  },
)

test('no unit at all is a group nobody lists', () => {
  const { plan, lost, errors } = answered('专业力量中心', '不是')
  expect(plan.groups.map(({ name }) => name)).toEqual(['专业力量中心'])
  expect(plan.units.some(({ name }) => name.includes('专业力量'))).toBe(false)
  expect([lost, errors]).toEqual([[], []])
})

test('another way to call it is kept, what cannot be read is said', () => {
  expect(answered('市营商局', '营商办').plan.units.find(({ name }) => name === '市营商局')?.aliases).toContain('营商办')
  expect(answered('市营商局', '不是，是某处、另一处').lost[0]?.says).toContain('没有读懂')
})
