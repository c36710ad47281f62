import { describe, expect, test } from 'vitest'
import { checkDates } from '../../src/plan/dates.ts'
import { dueOf } from '../../src/plan/due.ts'
import { build } from '../../src/plan/import/build.ts'
import type { Piece } from '../../src/plan/import/piece.ts'

describe('a printed deadline is its last day', () => {
  test.each([
    ['2024年二季度', '2024-06-30'],
    ['2024年第三季度', '2024-09-30'],
    ['2025年前三季度', '2025-09-30'],
    ['2024年上半年', '2024-06-30'],
    ['2024年下半年', '2024-12-31'],
    ['2024年4月—10月', '2024-10-31'],
    ['2024年4—6月', '2024-06-30'],
    ['2024年11月至次年2月', '2025-02-28'],
    ['2024年3月上旬', '2024-03-10'],
    ['2024年2月中旬', '2024-02-20'],
    ['2024年2月下旬', '2024-02-29'],
    ['2024年十一月底前', '2024-11-30'],
    ['2024.6', '2024-06-30'],
    ['2024-06', '2024-06-30'],
    ['2024/6/30', '2024-06-30'],
    ['2024.6.3前', '2024-06-03'],
    ['2024—2026年', '2026-12-31'],
    ['2025 年底前', '2025-12-31'],
  ])('%s', (written, on) => {
    expect(dueOf(written, null)).toEqual({ due: { written, on, every: null }, open: false, days: [on] })
  })

  test.each([
    ['6月底前', '2023-06-30'],
    ['年底前', '2023-12-31'],
    ['年内', '2023-12-31'],
    ['第三季度', '2023-09-30'],
    ['上半年', '2023-06-30'],
    ['6月30日', '2023-06-30'],
  ])('%s in the one year of the plan, asked without it', (written, on) => {
    expect(dueOf(written, '2023')).toMatchObject({ due: { on }, open: false })
    expect(dueOf(written, null)).toMatchObject({ due: { on: null }, open: true })
  })

  test.each([
    ['6月30日前完成初稿，9月底前印发', '2023-09-30'],
    ['2025年前', '2025-12-31'],
    ['2024年春节前', '2024-12-31'],
    ['2024年3月初', '2024-03-10'],
    ['2024年初', null],
    ['2024年6月31日', null],
    ['2024年13月', null],
    ['印发后30日内', null],
  ])('%s is asked', (written, on) => {
    expect(dueOf(written, '2023')).toMatchObject({ due: { on }, open: true })
  })

  test.each([
    ['每年12月', 'year', null],
    ['每季度至少1场', 'quarter', null],
    ['每月5日前', 'month', null],
    ['每半年一次，12月底前形成总报告', 'half', '2023-12-31'],
    ['长期坚持', null, null],
    ['全年', null, null],
  ])('%s comes round, or is words', (written, every, on) => {
    expect(dueOf(written, '2023')).toMatchObject({ due: { every, on }, open: false })
  })
})

const plan = (...passages: string[]): Piece[] =>
  [
    '某市养老服务实施方案（2024—2026年）',
    '各有关单位：',
    '一、重点任务',
    ...passages.map((text, at) => `（${'一二三四五'[at]}）${text}（牵头单位：市民政局；责任单位：市财政局）`),
    '某市人民政府',
    '2024年1月5日',
  ].map((text) => ({ text }))

const dues = (pieces: Piece[], answers: Record<string, string> = {}) => {
  const built = build('any', pieces, answers)
  const asked = built.questions.filter(({ ask }) => /时限/.test(ask))
  return { built, on: built.plan.tasks.map(({ due }) => due?.on ?? due?.every ?? null), asked }
}

describe('a deadline in the text of a task', () => {
  test('is its day where it opens the one sentence, and asked where it may be of a part', () => {
    const { built, on, asked } = dues(
      plan(
        '公布清单。2024年9月底前公布服务清单。',
        '建设平台。建设省级平台，2025年6月底前上线运行，2026年实现贯通。',
        '建设床位。2024年新增床位100张，三年共建成500张。',
        '开展排查。每半年开展一次风险排查。',
        '健全机制。健全长效机制，较2023年底有明显改善。',
      ),
    )
    expect(on).toEqual(['2024-09-30', '2026-12-31', '2024-12-31', 'half', null])
    expect(asked.map(({ place, options }) => [place, options])).toEqual([
      ['正文一(二)', ['2025年6月底前', '2026年', '没有整项任务的时限']],
      ['正文一(三)', ['2024年', '没有整项任务的时限']],
      ['正文一(四)', ['每半年', '没有整项任务的时限']],
    ])
    expect(checkDates(built.plan)).toEqual([])
  })

  test.each([
    ['2025年6月底前', '2025-06-30', 0],
    ['没有整项任务的时限', null, 0],
    ['2025-10-01', '2026-12-31', 1],
    ['不知道', '2026-12-31', 1],
  ])('answered %s', (answer, on, lost) => {
    const pieces = plan('建设平台。建设省级平台，2025年6月底前上线运行，2026年实现贯通。')
    const [question] = dues(pieces).asked
    const key = question && [question.kind, question.place, question.text.slice(0, 60), question.ask].join(' ¦ ')
    const told = dues(pieces, { [key ?? '']: answer })
    expect([told.on, told.built.lost.length]).toEqual([[on], lost])
    expect(checkDates(told.built.plan)).toEqual([])
  })
})

test('lint reads the words of a deadline as the import does', () => {
  const { built } = dues(plan('公布清单。2024年9月底前公布服务清单。'))
  const [task] = built.plan.tasks
  if (!task) throw new Error('no task')
  const says = (written: string, on: string | null) =>
    checkDates({ ...built.plan, tasks: [{ ...task, due: { written, on, every: null } }] }).map((one) => one.says)
  expect(says('2024年二季度', '2024-12-31')).toEqual(['时限 2024-12-31 与“2024年二季度”不符'])
  expect(says('2024年二季度', null)).toEqual(['时限“2024年二季度”是一个日子，on 不应为空'])
  expect(says('2024年4月—10月', '2024-10-31')).toEqual([])
  expect(says('二季度', '2025-06-30')).toEqual([])
})
