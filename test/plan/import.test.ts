import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Plan } from '../../src/domain/plan.ts'
import { build } from '../../src/plan/import/build.ts'
import { readPieces, UnreadableFile } from '../../src/plan/import/folder.ts'
import { lint } from '../../src/plan/lint.ts'
import { readPlan } from '../../src/plan/read.ts'
import { docxOf, htmlOf } from './documents.ts'
import { villageText } from './village.ts'

const gold = await readPlan('data/zunyi-2022')
const folder = mkdtempSync(join(tmpdir(), 'import-'))
afterAll(() => rmSync(folder, { recursive: true }))

const errors = (plan: Plan) => lint(plan).filter(({ level }) => level === 'error')

/** What of a row an answer rests on. */
const indicatorRows = (plan: Plan) =>
  plan.indicators.map(({ no, place, number, category, name, unit, leadsWritten, targetWritten, counting }) => ({
    ...{ no, place, number, category, name, unit, leadsWritten, targetWritten, counting },
  }))
const goalRows = (plan: Plan) =>
  plan.goals.map(({ indicators, sense, strict, targets }) => ({
    ...{ indicators, sense, strict },
    targets: targets.map(({ on, value }) => ({ on, value })),
  }))
const taskRows = (plan: Plan) =>
  plan.tasks.map(({ no, place, section, subsection, item, text, leadsWritten, responsibleWritten }) => ({
    ...{ no, place, section, subsection, item, text, leadsWritten, responsibleWritten },
  }))

describe.each([
  ['docx', async () => docxOf(gold)],
  ['html', async () => htmlOf(gold)],
])('a plan with annexes, from %s', async (kind, made) => {
  const file = join(folder, `plan.${kind}`)
  writeFileSync(file, await made())
  const { plan, questions } = build('again', await readPieces(file), {})

  test('the rows are those a person made of it', () => {
    expect(indicatorRows(plan)).toEqual(indicatorRows(gold))
    expect(taskRows(plan)).toEqual(taskRows(gold))
  })

  test('shared targets, strict ones and their day', () => {
    expect(goalRows(plan)).toEqual(goalRows(gold))
  })

  test('automatic numbers make the places', () => {
    const places = (of: Plan) => of.clauses.map(({ place }) => place).filter((place) => /^正文.\(/.test(place))
    expect(places(plan)).toEqual(expect.arrayContaining(places(gold)))
  })

  test('no row has another lead than a person gave it', () => {
    const names = (of: Plan) => of.tasks.map(({ leads }) => leads.map(({ written }) => written))
    expect(names(plan)).toEqual(names(gold))
  })

  test('a clerk has few things to settle, and nothing is wrong with the folder', () => {
    expect(questions.length).toBeLessThanOrEqual(40)
    expect(errors(plan)).toEqual([])
  })
})

describe('a plan without tables, from text', async () => {
  const file = join(folder, 'plan.txt')
  writeFileSync(file, villageText)
  const { plan, questions } = build('village', await readPieces(file), {})

  test('what stands around it', () => {
    expect([plan.title, plan.documentNumber, plan.issuer, plan.issued, plan.start, plan.end]).toEqual([
      ...['某市人民政府关于推进数字乡村建设的意见', '某政发〔2024〕7号', '某市人民政府', '2024-03-01', '2024-03-01'],
      '2027-12-31',
    ])
  })

  test('targets with milestones, senses and strictness', () => {
    const of = (name: string) => {
      const row = plan.indicators.find((one) => one.name.includes(name))
      const goal = plan.goals.find(({ indicators }) => row && indicators.includes(row.no))
      return [row?.unit, goal?.sense, goal?.strict, goal?.targets.map(({ on, value }) => `${on} ${value}`)]
    }
    expect(of('5G通达率')).toEqual(['%', 'atLeast', false, ['2025-12-31 80', '2027-12-31 95']])
    expect(of('办件时间')).toEqual(['天', 'atMost', false, ['2025-12-31 60']])
    expect(of('零售额')).toEqual(['亿元', 'atLeast', true, ['2027-12-31 12']])
  })

  test('leads by position, and by the word', () => {
    expect(
      plan.tasks.map(({ place, number, leadsWritten, responsibleWritten, open }) => [
        place,
        number,
        leadsWritten,
        responsibleWritten,
        open,
      ]),
    ).toEqual([
      ['正文二(一)', '（一）', '市工信局', '市发展改革委、市财政局等', true],
      ['正文二(二)', '（二）', '市农业农村局', '市数据局', false],
      ['正文三(三)', '（三）', '', '市政府办公室、各县（市、区）人民政府', false],
    ])
  })

  test('who leads where only the responsible are named is asked, and the answer is kept', async () => {
    const lead = questions.find(({ kind }) => kind === 'lead')
    expect(lead).toMatchObject({ place: '正文三(三)', proposal: '方案未写牵头单位' })
    const { keyOf } = await import('../../src/plan/import/answers.ts')
    const answered = build('village', await readPieces(file), lead ? { [keyOf(lead)]: '第一个：市政府办公室' } : {})
    expect(answered.plan.tasks[2]?.leadsWritten).toBe('市政府办公室')
    expect(answered.questions.find(({ kind }) => kind === 'lead')?.answer).toBe('第一个：市政府办公室')
  })

  test('it is a sound folder', () => {
    expect(errors(plan)).toEqual([])
  })
})

test('a file of another kind is refused with what to do', async () => {
  const file = join(folder, 'plan.doc')
  writeFileSync(file, 'x')
  await expect(readPieces(file)).rejects.toThrow('另存为 .docx')
  await expect(readPieces(join(folder, 'none.txt'))).rejects.toThrow(UnreadableFile)
  const broken = join(folder, 'broken.docx')
  writeFileSync(broken, 'PK not a zip')
  await expect(readPieces(broken)).rejects.toThrow('读不出来')
  writeFileSync(join(folder, 'empty.txt'), ' \n')
  await expect(readPieces(join(folder, 'empty.txt'))).rejects.toThrow('是空的')
  await expect(readPieces('README.md')).rejects.toThrow('另存为 .txt')
})

test.each([
  ['no plan at all', 'Hello world', '没有读出指标，也没有读出任务'],
  ['a task without a period', '某市方案\n一、重点任务\n（一）建设中心。建成服务中心。（市财政局负责）', '没有写实施期'],
])('what is not a plan is refused in words: %s', (_, text, says) => {
  const pieces = text.split('\n').map((line) => ({ text: line }))
  expect(() => build('none', pieces, {})).toThrow(says)
  expect(() => build('none', pieces, {})).not.toThrow('{')
})

describe('a workbook with yearly targets, tasks with deadlines and merged leads', async () => {
  const { default: ExcelJS } = await import('exceljs')
  const book = new ExcelJS.Workbook()
  const goals = book.addWorksheet('指标')
  goals.addRow(['主要指标表'])
  goals.addRow(['序号', '指标名称', '计量单位', '属性', '2024年', '2025年', '2026年', '牵头单位'])
  goals.addRow([1, '商标有效注册量', '万件', '预期性', '82', '85', '88', '市市场监管局'])
  goals.addRow([2, '平均审查周期', '天', '约束性', '≤75', '≤70', '≤60', '市市场监管局'])
  goals.addRow([3, '满意度得分', '分', '预期性', '80—82', '82—84', '84—86', '市统计局'])
  const tasks = book.addWorksheet('任务')
  tasks.addRow(['序号', '重点任务', '完成时限', '牵头单位', '配合单位'])
  tasks.addRow([1, '出台资助办法', '2024年9月', '市财政局', '市科技局'])
  tasks.addRow([2, '开展宣传周活动', '每年4月', '市委宣传部', '各县(市、区)人民政府'])
  tasks.addRow([3, '健全机制', '长期坚持', '市委宣传部', ''])
  tasks.mergeCells('D3:D4')
  const file = join(folder, 'plan.xlsx')
  await book.xlsx.writeFile(file)
  const text = join(folder, 'head.txt')
  writeFileSync(
    text,
    '某市知识产权工作方案（2024—2026年）\n各有关单位：\n一、总体要求\n坚持创新。\n某市人民政府\n2024年1月5日',
  )
  const { plan, questions } = build('book', [...(await readPieces(text)), ...(await readPieces(file))], {})

  test('every year is a milestone, every sense its own', () => {
    const read = plan.goals.map(({ sense, binding, targets }) => [
      sense,
      binding,
      targets.map(({ on, value, to }) => `${on.slice(0, 4)} ${value}${to ? `—${to}` : ''}`),
    ])
    expect(read).toEqual([
      ['atLeast', '预期性', ['2024 82', '2025 85', '2026 88']],
      ['atMost', '约束性', ['2024 75', '2025 70', '2026 60']],
      ['within', '预期性', ['2024 80—82', '2025 82—84', '2026 84—86']],
    ])
  })

  test('deadlines are days, come round, or are words; a merged lead is each row’s', () => {
    expect(plan.tasks.map(({ due }) => due)).toEqual([
      { written: '2024年9月', on: '2024-09-30', every: null },
      { written: '每年4月', on: null, every: 'year' },
      { written: '长期坚持', on: null, every: null },
    ])
    expect(plan.tasks.map(({ leadsWritten }) => leadsWritten)).toEqual(['市财政局', '市委宣传部', '市委宣传部'])
  })

  test('nothing is wrong with it', () => {
    expect(questions.length).toBeLessThanOrEqual(10)
    expect(errors(plan)).toEqual([])
  })
})
