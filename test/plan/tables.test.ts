import { expect, test } from 'vitest'
import { build } from '../../src/plan/import/build.ts'
import type { Piece } from '../../src/plan/import/piece.ts'
import { cellsBack } from '../../src/plan/import/print-back.ts'
import { lint } from '../../src/plan/lint.ts'

type Row = (string | null)[]

const head: Row[] = [
  ['序号', '类别', '指标名称', '单位', '2023年完成值', '目标值', '', '', '责任分工', '', '备注'],
  [null, null, null, null, null, '2024年', '2025年', '2026年', '牵头单位', '配合单位', null],
]
const plan = (rows: Row[], tasks: Row[] = []): Piece[] => [
  ...[
    '某市城市更新工作方案（2024—2026年）',
    '各有关单位：',
    '一、总体要求',
    '坚持更新。',
    '某市人民政府',
    '2024年1月5日',
  ].map((text) => ({ text })),
  { text: '附件：1.主要指标表' },
  ...(tasks.length > 0 ? [{ text: '2.重点任务表' }] : []),
  { text: '主办：某市人民政府办公室 打印 关闭' },
  { text: '附件1' },
  { rows: [...head, ...rows] },
  ...(tasks.length > 0 ? [{ text: '附件2' }, { rows: tasks }] : []),
]
const row = (name: string, unit: string, figures: string[], remark = '', category: string | null = '民生'): Row => [
  ...['1', category, name, unit, '100', ...figures],
  ...['市住建局', '市财政局', remark],
]
const errors = (pieces: Piece[], answers: Record<string, string> = {}) => {
  const built = build('any', pieces, answers)
  const [goal] = built.plan.goals
  const [indicator] = built.plan.indicators
  const asked = built.questions.filter(({ kind }) => kind === 'measure').map(({ proposal }) => proposal)
  const says = lint(built.plan).flatMap((one) => (one.level === 'error' ? [`${one.place} ${one.says}`] : []))
  return { built, asked, says, read: [goal?.perYear, indicator?.measure, indicator?.baseline?.value ?? null] }
}

test.each<[string, string, string[], string, string[], unknown[]]>([
  ['改造小区数', '个', ['280', '300', '280'], '年度数', [], [true, 'flow', null]],
  ['改造小区数', '个', ['280', '300', '320'], '当年完成数', [], [true, 'flow', null]],
  ['筹集住房', '套', ['400', '400', '400'], '', ['当年一年的数'], [true, 'flow', null]],
  ['危房解危', '栋', ['420', '160', '—'], '', ['当年一年的数'], [true, 'flow', null]],
  ['新增泊位', '个', ['1800', '2000', '2200'], '', ['当年一年的数'], [true, 'flow', null]],
  ['新招医生', '人', ['80', '160', '240'], '', ['从开始到那年的累计数'], [false, 'flow', null]],
  ['病床', '张', ['500', '550', '600'], '', ['那年年底的总数'], [false, 'stock', '100']],
  ['漏损率', '%', ['≤9', '≤8.5', '≤8'], '', [], [false, 'stock', '100']],
  ['开工改造小区', '个', ['[10]', '[20]', '[28]'], '[ ]内为累计数', ['期末总数（有多少）'], [false, 'stock', '100']],
])('%s (%s) of %j, %s', (name, unit, figures, remark, questions, read) => {
  const told = errors(plan([row(name, unit, figures, remark)]))
  expect([told.asked, told.read, told.says]).toEqual([questions, read, []])
  expect(told.built.plan.indicators[0]?.unit).toBe(unit)
})

test.each([
  ['当年一年的数', [true, 'flow', null]],
  ['从开始到那年的累计数', [false, 'flow', null]],
  ['那年年底的总数', [false, 'stock', '100']],
])('answered %s, nothing is wrong with it', (answer, read) => {
  const pieces = plan([row('筹集住房', '套', ['400', '500', '600'])])
  const question = build('any', pieces, {}).questions.find(({ kind }) => kind === 'measure')
  const key = question && [question.kind, question.place, question.text.slice(0, 60), question.ask].join(' ¦ ')
  const told = errors(pieces, { [key ?? '']: answer })
  expect([told.read, told.says]).toEqual([read, []])
})

test('a merged category, a column of the content and one of remarks come in as they are', () => {
  const pieces = plan(
    [
      row('改造小区数', '个', ['280', '300', '280'], '年度数'),
      ['2', ...row('群众满意度', '%', ['90', '91', '92'], '', null).slice(1)],
      ['注：2023年为快报数。', ...Array<string>(10).fill('')],
    ],
    [
      ['序号', '工作任务', '具体内容', '牵头单位', '配合单位', '时限要求'],
      ['1', '小区改造', '小区全部开工', '市住建局', '市财政局', '2024年6月'],
      ['2', null, '完工不少于200个', '市住建局', '—', '2024年12月'],
    ],
  )
  const { built, says } = errors(pieces)
  expect(says).toEqual([])
  expect(built.plan.indicators.map(({ category }) => category)).toEqual(['民生', '民生'])
  expect(built.plan.tasks.map(({ text }) => text)).toEqual(['小区全部开工', '完工不少于200个'])
  const lost = cellsBack(built.plan).filter(({ read }) => read === null)
  expect(lost.map(({ printed }) => printed)).toEqual(['注：2023年为快报数。'])
  const [first, ...rest] = built.plan.indicators
  const wrong = { ...built.plan, indicators: [{ ...first, statedAt: [] } as typeof first & object, ...rest] }
  const dropped = cellsBack(wrong).filter(({ read, place }) => read === null && place === '附件1第1项')
  expect(dropped.map((cell) => cell.head)).toEqual(['2023年完成值', '配合单位', '备注'])
})
