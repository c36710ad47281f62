import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { asKnown } from '../../src/domain/counting.ts'
import type { Facts } from '../../src/domain/report.ts'
import { changes, countsOf, statusJson, worstFirst } from '../../src/domain/status.ts'
import { taskStates } from '../../src/domain/tasks.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, facts, figure, taskReport, withPast } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const at = (day: string) => `${day}T10:00:00+08:00`
const names = (goals: { goal: { indicators: number[] } }[]) => goals.map(({ goal }) => goal.indicators)

const told = facts(
  [
    figure(15, '2023-12', { value: '300', at: at('2024-01-03') }),
    figure(22, '2023-12', { value: '20', at: at('2024-01-03') }),
    figure(8, '2023-12', { value: '1.5', at: at('2024-01-03') }),
    figure(9, '2023-12', { numerator: '119', denominator: '120', at: at('2024-01-03') }),
    figure(18, '2023-12', { value: '11', at: at('2024-01-03') }),
    figure(4, '2023Q4', { value: '1', at: at('2024-01-03') }),
    figure(2, '2023Q4', { value: '14', at: at('2024-01-03') }),
  ],
  [baseline(2, '2021-12-31', '12')],
)

const some = withPast(plan, told)

test('counts are of goals and name every light', () => {
  expect(countsOf(board(plan, some, '2024-01-04'))).toEqual({
    met: 1,
    onCourse: 2,
    behind: 2,
    farBehind: 1,
    // Four goals of 1–3, reported or not.
    inProgress: 4,
    noBaseline: 0,
    noData: 11,
    unmet: 0,
  })
})

test('the largest shortfall comes first, ratios among them', () => {
  expect(names(worstFirst(board(plan, some, '2024-01-04')))).toEqual([[22], [18], [9]])
})

describe('status --json', () => {
  test('has decimal strings, four decimals for shares, and null for what there is not', () => {
    const json = statusJson(plan, board(plan, some, '2024-01-04'), '2024-01-04')
    expect(json).toMatchObject({ plan: plan.id, at: '2024-01-04', timeProgress: '0.5046' })
    expect(json.goals).toHaveLength(21)
    expect(json.goals.find(({ indicators }) => indicators[0] === 2)).toEqual({
      indicators: [2],
      name: plan.indicators[1]?.name,
      unit: '万件',
      target: '15.6',
      targetWritten: '15.6 (累计数)',
      targetFrom: null,
      targetWas: null,
      current: '14',
      attainment: '0.8974',
      progress: '0.5556',
      expected: '14.0579',
      gap: '-0.0161',
      light: 'onCourse',
      figureOf: '2023-12-31',
      pending: 0,
    })
    expect(json.goals.find(({ indicators }) => indicators[0] === 6)).toMatchObject({
      indicators: [6, 7],
      current: null,
      attainment: null,
      progress: null,
      expected: null,
      gap: null,
      light: 'noData',
      figureOf: null,
    })
    expect(json.goals.find(({ indicators }) => indicators[0] === 16)?.name).toContain(' + ')
  })

  test('never rounds up to 1', () => {
    const almost = withPast(plan, facts([figure(8, '2023-12', { value: '0.99996', at: at('2024-01-03') })]))
    const json = statusJson(plan, board(plan, almost, '2024-01-04'), '2024-01-04')
    expect(json.goals.find(({ indicators }) => indicators[0] === 8)).toMatchObject({ attainment: '0.9999' })
  })

  test('both parts of a form wait, each a row of the ledger', () => {
    const [six, seven] = [6, 7].map((no) => ({
      ...figure(no, '2023', { value: '3', at: at('2024-01-03'), confirmed: null }),
      form: 'together',
    }))
    const both: Facts = facts([six, seven].flatMap((report) => report ?? []))
    const json = statusJson(plan, board(plan, both, '2024-01-04'), '2024-01-04')
    expect(json.goals.find(({ indicators }) => indicators[0] === 6)).toMatchObject({ pending: 2, current: null })
  })
})

describe('changes', () => {
  const later: Facts = {
    ...some,
    reports: [
      ...some.reports,
      figure(15, '2023-12', { value: '280', at: at('2024-01-08') }),
      figure(18, '2024-01', { value: '5', at: at('2024-01-09') }),
    ],
  }
  const moved = () =>
    changes(
      board(plan, asKnown(later, '2024-01-04'), '2024-01-04'),
      board(plan, asKnown(later, '2024-01-11'), '2024-01-11'),
    )

  test('what moved, corrections marked, nothing else', () => {
    expect(moved().map(({ goal, corrected }) => [goal.goal.indicators, corrected])).toEqual([
      [[15], true],
      [[18], false],
    ])
  })

  test('a light that turns by silence alone is a change', () => {
    const [before, after] = ['2024-02-05', '2024-08-01'].map((day) => board(plan, some, day))
    const turned = changes(before ?? [], after ?? []).find(({ goal }) => goal.goal.indicators[0] === 15)
    expect([turned?.before.light, turned?.goal.light, turned?.corrected]).toEqual(['onCourse', 'behind', false])
  })
})

describe('tasks', () => {
  test('stand as the newest confirmed report of each unit says, blocked anywhere first', () => {
    const known = facts([
      taskReport(5, 'court', '2023Q4', '受阻', at('2024-01-05')),
      taskReport(5, 'court', '2024Q1', '推进中', at('2024-04-05')),
      taskReport(5, 'justice', '2024Q1', '已完成', at('2024-04-05')),
      taskReport(6, 'justice', '2024Q1', '已完成', at('2024-04-05')),
      taskReport(7, 'court', '2024Q1', '推进中', at('2024-04-05')),
      taskReport(7, 'justice', '2023Q4', '受阻', at('2024-01-05')),
    ])
    const states = taskStates(plan, known)
    expect(states).toHaveLength(43)
    expect([4, 5, 6, 7].map((no) => states.find(({ task }) => task.no === no)?.progress)).toEqual([
      '未填报',
      '推进中',
      '已完成',
      '受阻',
    ])
    expect(states.find(({ task }) => task.no === 5)?.reports).toHaveLength(2)
  })

  test('a later report of an earlier period does not take its place', () => {
    const known = facts([
      taskReport(5, 'court', '2024Q1', '推进中', at('2024-04-05')),
      taskReport(5, 'court', '2023Q4', '受阻', at('2024-04-06')),
    ])
    expect(taskStates(plan, known).find(({ task }) => task.no === 5)?.progress).toBe('推进中')
  })
})
