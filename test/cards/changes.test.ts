import Big from 'big.js'
import { describe, expect, test } from 'vitest'
import { booksWords, changeWords, comparedWords, movedParts } from '../../src/cards/change-words.ts'
import { basisOf } from '../../src/cards/status.ts'
import { board, type GoalState } from '../../src/domain/attainment.ts'
import { type ChangeKind, kindOfChange } from '../../src/domain/status.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, figure } from '../domain/facts.ts'

const plan = await readPlan('data/zunyi-2022')
const at = '2024-04-03T09:00:00+08:00'
const known = { reports: [figure(2, '2023Q4', { value: '139000', at })], baselines: [] }
const base = board(plan, known, '2024-04-10').find(({ goal }) => goal.indicators.includes(2)) as GoalState
const silent = board(plan, { reports: [], baselines: [] }, '2024-04-10').find(({ goal }) =>
  goal.indicators.includes(2),
) as GoalState

/** The same goal on another day, in another state. */
const as = (light: GoalState['light'], value: string, referenceDay = '2023-12-31', day = '2024-04-10'): GoalState => ({
  ...base,
  light,
  current: Big(value),
  referenceDay,
  day,
})
const changed = (before: GoalState, goal: GoalState) => ({ before, goal, corrected: false })
/** The same with a figure of the next quarter confirmed. */
const reported = (goal: GoalState): GoalState => ({
  ...goal,
  figures: [...goal.figures, ...goal.figures.map((one) => ({ ...one, report: { ...one.report, id: 9001 } }))],
})

/** After the end, before its last figure is due. */
const waiting = (value: string): GoalState => ({ ...as('farBehind', value), waitsFor: '2025-07-10' })

describe('today beside another day', () => {
  const reached = changed(as('onCourse', '15'), reported(as('met', '15.6')))
  const fell = changed(as('onCourse', '13.9'), as('behind', '13.9', '2024-04-10'))
  const grew = changed(as('onCourse', '13.9'), reported(as('onCourse', '14.2')))
  const first = changed(silent, as('farBehind', '12'))
  const books = changed(as('noBaseline', '13.9'), as('onCourse', '13.9'))

  test.each<[kind: ChangeKind, change: ReturnType<typeof changed>, words: string]>([
    ['better', reached, '商标有效注册量 15万件→15.6万件，正常→已达标'],
    ['worse', fell, '商标有效注册量 正常→滞后，数没有更新，改按4月10日的序时比'],
    ['fresh', grew, '商标有效注册量 13.9万件→14.2万件'],
    ['first', first, '商标有效注册量 报12万件，未填报→严重滞后'],
    ['books', books, '商标有效注册量 缺基数→正常，补了基数'],
    ['books', changed(as('onCourse', '13.9'), silent), '商标有效注册量 13.9万件→尚未填报，正常→未填报，撤了确认'],
    ['fresh', changed(as('onCourse', '13.9'), reported(as('onCourse', '13.9'))), '商标有效注册量 又报，仍是13.9万件'],
    [
      'worse',
      changed(as('farBehind', '12'), reported(as('unmet', '12'))),
      '商标有效注册量 又报，仍是12万件，严重滞后→未达标',
    ],
    ['ended', changed(as('farBehind', '12'), waiting('12')), '商标有效注册量 严重滞后→待最后一期，数没有更新'],
    [
      'better',
      changed(waiting('12'), reported(as('met', '15.6'))),
      '商标有效注册量 12万件→15.6万件，待最后一期→已达标',
    ],
    [
      'worse',
      changed(waiting('12'), as('unmet', '12')),
      '商标有效注册量 待最后一期→未达标，最后一期没有报，按是否达标判',
    ],
  ])('%s: %#', (kind, change, words) => {
    expect(kindOfChange(change)).toBe(kind)
    expect(changeWords(plan, change)).toBe(words)
  })

  test('is counted: better, worse, new figures, first ones; what only the books changed stands apart', () => {
    const all = [reached, fell, grew, first]
    expect(comparedWords(all)).toBe('转好1个、转差1个，2个有新数、1个首次有数')
    expect(comparedWords([])).toBe('没有转好或转差的，没有新数')
    expect(booksWords([books])).toBe('另有1个只是补了基数、撤了确认或改了设置，算不上转好转差：商标有效注册量。')
  })

  test('a first figure that is behind has not fallen; one that fell without a new figure says so', () => {
    expect(movedParts([first])).toEqual(['共1个目标有新数', '商标有效注册量一报就滞后'])
    expect(movedParts([fell])).toEqual(['商标有效注册量转为滞后（数没有更新，序时进度已往前）'])
    const further = changed(as('behind', '13.9'), reported(as('farBehind', '13.9')))
    expect(movedParts([fell, further])).toEqual([
      '商标有效注册量转为严重滞后',
      '商标有效注册量转为滞后（数没有更新，序时进度已往前）',
      '共1个目标有新数',
    ])
  })

  test('what only the books or the end changed neither fell nor has a new figure', () => {
    const growth = changed({ ...as('noBaseline', '10'), current: null }, as('behind', '10'))
    const ended = changed(as('behind', '12'), waiting('12'))
    expect(movedParts([growth])).toEqual(['1个只是补了基数、撤了确认或改了设置'])
    expect(movedParts([ended])).toEqual(['1个待最后一期'])
    expect(movedParts([changed(waiting('12'), as('unmet', '12'))])).toEqual(['商标有效注册量未达标（数没有更新）'])
    expect(booksWords([growth, ended])).toBe(
      '另有1个期末已到、待最后一期：商标有效注册量。' +
        '另有1个只是补了基数、撤了确认或改了设置，算不上转好转差：商标有效注册量。',
    )
  })

  test('an opening total is told as one, never as a confirmed report', () => {
    const start = baseline(8, '2023-10-31', '0.2')
    const goals = board(plan, { reports: [], baselines: [start] }, '2023-12-07')
    expect(basisOf(goals, '2023-12-07').at(-1)).toBe('期初数（截至10月31日），没有已确认的填报')
  })
})
