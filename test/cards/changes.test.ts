import Big from 'big.js'
import { describe, expect, test } from 'vitest'
import { booksWords, changeWords, comparedWords, movedParts } from '../../src/cards/change-words.ts'
import { board, type GoalState } from '../../src/domain/attainment.ts'
import { type ChangeKind, kindOfChange } from '../../src/domain/status.ts'
import { readPlan } from '../../src/plan/read.ts'
import { figure } from '../domain/facts.ts'

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

describe('today beside another day', () => {
  const reached = changed(as('onCourse', '15'), as('met', '15.6'))
  const fell = changed(as('onCourse', '13.9'), as('behind', '13.9', '2024-04-10'))
  const grew = changed(as('onCourse', '13.9'), as('onCourse', '14.2'))
  const first = changed(silent, as('farBehind', '12'))
  const books = changed(as('noBaseline', '13.9'), as('onCourse', '13.9'))

  test.each<[kind: ChangeKind, change: ReturnType<typeof changed>, words: string]>([
    ['better', reached, '商标有效注册量 15万件→15.6万件，正常→已达标'],
    ['worse', fell, '商标有效注册量 正常→滞后，数没有更新，改按4月10日的序时比'],
    ['fresh', grew, '商标有效注册量 13.9万件→14.2万件'],
    ['first', first, '商标有效注册量 报12万件，未填报→严重滞后'],
    ['books', books, '商标有效注册量 缺基数→正常，补了基数'],
    ['books', changed(as('onCourse', '13.9'), silent), '商标有效注册量 13.9万件→尚未填报，正常→未填报'],
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
  })
})
