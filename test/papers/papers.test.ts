import { decode } from 'fast-png'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { inPrint } from '../../src/ledger/full-width.ts'
import { columnsOf, signsOf, tableSizes } from '../../src/papers/columns.ts'
import { curvePng, curveSize } from '../../src/papers/curve.ts'
import { fileName, unused } from '../../src/papers/file-name.ts'
import { goalPaper } from '../../src/papers/goal-paper.ts'
import { type Paper, table, wordsOfPaper } from '../../src/papers/paper.ts'
import { printed } from '../../src/papers/print.ts'
import { titleLines } from '../../src/papers/title.ts'
import { wordOf } from '../../src/papers/word.ts'
import { plan } from '../chat.ts'
import { baseline, facts, figure } from '../domain/facts.ts'
import { wordsOfWord, xmlOfWord } from './open.ts'

const goalOn = (day: string, no: number, known: Parameters<typeof board>[1]) => {
  const state = board(plan, known, day).find(({ goal }) => goal.indicators.includes(no))
  if (!state) throw new Error(`no goal of indicator ${no}`)
  return state
}

describe('names of files', () => {
  test.each([
    ['../../etc/passwd', '_.._etc_passwd'],
    ['名册\u0000.pdf', '名册_.pdf'],
    ['  ', '无名'],
    ['a:b*c?.xlsx', 'a_b_c_.xlsx'],
    ['批复\u202efdp.exe', '批复fdp.exe'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['..\u200b..', '无名'],
  ])('%j is kept as %j', (given, kept) => expect(fileName(given)).toBe(kept))

  test('a long one keeps its ending, a second one of a name gets a number', () => {
    expect(fileName(`${'长'.repeat(200)}.pdf`)).toMatch(/^长{76}\.pdf$/)
    const taken = new Set<string>()
    expect([unused(taken, '名册.pdf'), unused(taken, '名册.PDF'), unused(taken, '名册.pdf')]).toEqual([
      '名册.pdf',
      '名册(2).PDF',
      '名册(3).pdf',
    ])
  })
})

describe('the curve', () => {
  const known = facts([
    figure(8, '2024-01', { value: '0.0001', at: '2024-02-02T09:00:00+08:00' }),
    figure(8, '2024-02', { value: '38', at: '2024-03-02T09:00:00+08:00' }),
  ])
  const isBlue = ([red = 0, , blue = 0]: Uint8Array): boolean => blue > 200 && red < 60

  test('is a picture with an outlier within it, and of one figure there is none', async () => {
    const png = await curvePng(plan, goalOn('2024-03-10', 8, known))
    const { width, height, data, channels } = decode(png ?? new Uint8Array())
    expect({ width, height, channels }).toEqual({ ...curveSize, channels: 3 })
    const rows = Array.from({ length: height }, (_, y) => y).filter((y) =>
      Array.from({ length: width }, (_, x) => x).some((x) => isBlue(pixel(data, (y * width + x) * 3))),
    )
    // From the smallest figure, on the axis below, to the largest, which is above the target.
    expect(Math.max(...rows) - Math.min(...rows)).toBeGreaterThan(300)
    expect(Math.min(...rows)).toBeGreaterThan(0)
    expect(await curvePng(plan, goalOn('2024-02-10', 8, known))).toBeNull()
  })

  test('is in the Word file, said in words for who cannot see it', async () => {
    const state = goalOn('2024-03-10', 8, known)
    const curve = await curvePng(plan, state)
    const paper = goalPaper({ plan, on: state.day, state, proofs: [], bare: state.figures, curve })
    const files = unzipSync(await wordOf(paper, '办公室'))
    expect(Object.keys(files).filter((name) => name.endsWith('.png'))).toHaveLength(1)
    expect(new TextDecoder().decode(files['word/document.xml'])).toContain('descr="图　')
  })
})

const pixel = (data: ArrayLike<number>, at: number): Uint8Array =>
  Uint8Array.from([0, 1, 2], (part) => data[at + part] ?? 0)

describe('a paper of a goal', () => {
  test('marks what came late after the end, and what corrects what', () => {
    const late = figure(2, '2025Q2', { value: '15.7', at: '2025-08-20T09:00:00+08:00' })
    const known = facts([{ ...late, correction: '统计口径' }], [baseline(2, '2022-06-30', '12')])
    const state = goalOn('2025-08-21', 2, known)
    const words = wordsOfPaper(goalPaper({ plan, on: state.day, state, proofs: [], bare: state.figures, curve: null }))
    expect(words).toContain('补报；更正：统计口径')
    expect(words).toContain('状态：已达标')
    expect(words).toContain('2022年6月30日基数')
    expect(words).toContain('没有佐证材料。')
  })

  test('as a Word file takes whatever people wrote', async () => {
    const bytes = await wordOf(
      { title: '题 & <目>', under: ['\u0001第1期'], blocks: [{ kind: 'paragraph', text: '坏字\ud800和表情😀' }] },
      '办公室',
    )
    expect(wordsOfWord(bytes)).toContain('题 & <目>')
    expect(wordsOfWord(bytes)).toContain('坏字和表情😀')
    expect(Object.keys(unzipSync(bytes))).toContain('[Content_Types].xml')
  })
})

describe('a table', () => {
  const sheet = 8844
  const wide = (columns: string[], rows: string[][]) => columnsOf({ titles: columns, rows }, sheet)

  test('is set at the usual size where it fits, and fills the sheet', () => {
    const { size, widths } = wide(['期别', '数值'], [['2023年第1季度', '12.6']])
    expect(size).toBe(tableSizes.usual)
    expect(widths.reduce((all, one) => all + one, 0)).toBeCloseTo(sheet / (size * 10))
  })

  test('gives its text columns less before anything short is broken, then takes the smaller size', () => {
    const row = ['2022年6月30日基数', '王芳（市场监管局）', '2024年4月10日', '周敏', '说明'.repeat(40)]
    const { size, widths } = wide(['期别', '填报人', '填报日期', '审核人', '说明'], [row])
    expect(size).toBe(tableSizes.small)
    for (const [at, words] of row.slice(0, 4).entries()) expect(widths[at], words).toBeGreaterThan(signsOf(words))
    expect(widths.reduce((all, one) => all + one, 0)).toBeCloseTo(sheet / (size * 10))
  })

  test('counts a figure as half a character, with room between the scripts', () => {
    expect(signsOf('市场监管局')).toBe(5)
    expect(signsOf('“通报”')).toBe(4)
    expect(signsOf('2024年')).toBeCloseTo(4 * 0.55 + 1 + 0.25)
  })
})

describe('a title', () => {
  test.each([
    ['商标有效注册量', ['商标有效注册量']],
    [
      '关于《某某市国家知识产权强市建设试点城市工作方案》推进情况的通报',
      ['关于《某某市国家知识产权强市建设', '试点城市工作方案》推进情况的通报'],
    ],
    ['《'.repeat(30), ['《'.repeat(30)]],
  ])('%s', (title, lines) => expect(titleLines(title, 20)).toEqual(lines))
})

describe('print', () => {
  test.each([
    ['市市场监管局(市知识产权局),共2项', '市市场监管局（市知识产权局），共2项'],
    ['1.滞后的目标', '1．滞后的目标'],
    ['3.5万件;1,200件', '3.5万件；1,200件'],
    ['时间:09:30', '时间：09:30'],
    ['见 https://example.com/a?b=1', '见 https://example.com/a?b=1'],
  ])('%s is set as %s', (given, set) => expect(inPrint(given)).toBe(set))

  test('names of files and hashes stay to the letter', () => {
    const paper = printed({
      title: '甲(乙)',
      under: [],
      blocks: [table(['文件', '说明'], [['表(1).xlsx', '表(1)']], ['文件'])],
    })
    expect(wordsOfPaper(paper)).toBe('甲（乙）\n文件 | 说明\n表(1).xlsx | 表（1）')
  })
})

test('the number stands outside on odd and even pages, and no page holds the day alone', async () => {
  const paper: Paper = {
    title: '某市工作通报',
    under: [],
    blocks: [{ kind: 'paragraph', text: '正文。' }],
    signed: { by: '某市办公室', seal: '（某市某局代章）', on: '2025年6月10日' },
  }
  const bytes = await wordOf(paper, '某市办公室')
  const parts = unzipSync(bytes)
  const sides = Object.keys(parts)
    .filter((name) => /footer\d+\.xml$/.test(name))
    .map((name) => /<w:jc w:val="(\w+)"/.exec(strFromU8(parts[name] ?? new Uint8Array()))?.[1])
  expect(sides.toSorted()).toEqual(['left', 'right'])
  expect(strFromU8(parts['word/settings.xml'] ?? new Uint8Array())).toContain('evenAndOddHeaders')
  expect(strFromU8(parts['docProps/core.xml'] ?? new Uint8Array())).not.toContain('Un-named')
  const paragraphs = xmlOfWord(bytes).split('</w:p>')
  const named = paragraphs.find((one) => one.includes('某市办公室'))
  expect(named).toContain('<w:keepNext/>')
  const seal = paragraphs.find((one) => one.includes('代章'))
  expect(seal).toContain('<w:keepNext/>')
})
