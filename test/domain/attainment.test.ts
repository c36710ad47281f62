import { describe, expect, test } from 'vitest'
import { board, timeProgress } from '../../src/domain/attainment.ts'
import { percent } from '../../src/domain/decimal.ts'
import type { Facts } from '../../src/domain/report.ts'
import { statusJson } from '../../src/domain/status.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, facts, figure, withPast } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const zone = '+08:00'
const at = (day: string) => `${day}T10:00:00${zone}`

/** The state of the goal an indicator belongs to, as `status --json` gives it. */
function goal(no: number, known: Facts, day: string) {
  const found = statusJson(plan, board(plan, withPast(plan, known), day), day).goals.find(({ indicators }) =>
    indicators.includes(no),
  )
  if (!found) throw new Error(`no goal of ${no}`)
  return found
}

test.each([
  ['2022-06-30', '0%'],
  ['2022-12-31', '16.8%'],
  ['2023-06-30', '33.3%'],
  ['2023-12-31', '50.1%'],
  ['2024-06-30', '66.7%'],
  ['2024-12-31', '83.5%'],
  ['2025-06-29', '99.9%'],
  ['2025-06-30', '100%'],
  ['2025-12-31', '100%'],
])('time progress on %s is %s', (day, share) => expect(percent(timeProgress(plan, day))).toBe(share))

describe('flow', () => {
  test('sums its periods and is compared with what was due on the newest period’s last day', () => {
    const known = facts([
      figure(15, '2023-12', { value: '300', at: at('2024-01-03') }),
      figure(15, '2024-01', { value: '20', at: at('2024-02-03') }),
    ])
    expect(goal(15, known, '2024-02-20')).toMatchObject({
      current: '320',
      target: '600',
      attainment: '0.5333',
      progress: '0.5333',
      gap: '0.0041',
      light: 'onCourse',
      figureOf: '2024-01-31',
    })
  })

  test('silence costs: once the next report is overdue, today counts', () => {
    const known = facts([figure(15, '2023-12', { value: '300', at: at('2024-01-03') })])
    // January’s report is due on 5 February 2024.
    expect(goal(15, known, '2024-02-05').expected).toBe(goal(15, known, '2024-01-01').expected)
    expect(goal(15, known, '2024-02-06').expected).toBe('320.8029')
  })

  test('a running period counts at once, on the day of reporting', () => {
    const known = facts([figure(15, '2024-03', { value: '10', at: at('2024-03-12') })])
    expect(goal(15, known, '2024-03-18')).toMatchObject({ current: '10', figureOf: '2024-03-12' })
  })

  test('zero is a figure, nothing is none', () => {
    expect(goal(15, facts([figure(15, '2024-02', { value: '0', at: at('2024-03-01') })]), '2024-03-02').current).toBe(
      '0',
    )
    expect(goal(15, facts([]), '2024-03-02')).toMatchObject({
      current: null,
      attainment: null,
      gap: null,
      light: 'noData',
    })
  })

  test('an opening total stands in for the periods that ended by its date', () => {
    const known = facts(
      [
        figure(15, '2023-12', { value: '50', at: at('2024-01-03') }),
        figure(15, '2024-01', { value: '20', at: at('2024-02-03') }),
      ],
      [baseline(15, '2023-12-31', '300', at('2024-01-10'))],
    )
    expect(goal(15, known, '2024-02-03').current).toBe('320')
  })

  test('what is more than asked is shown', () => {
    const known = facts([figure(8, '2024-01', { value: '24.57', at: at('2024-02-01') })])
    expect(goal(8, known, '2024-02-02')).toMatchObject({ attainment: '24.5700', light: 'met' })
  })

  test('“超过” wants more than the target', () => {
    const exactly = facts([figure(23, '2024-01', { value: '150', at: at('2024-02-01') })])
    expect(goal(23, exactly, '2024-02-02').light).not.toBe('met')
    const more = facts([figure(23, '2024-01', { value: '151', at: at('2024-02-01') })])
    expect(goal(23, more, '2024-02-02').light).toBe('met')
  })

  // On 31 December 2023 549 of 1096 days are gone: 50.091 %.
  test.each([
    ['300.5', 'onCourse'],
    ['240.55', 'onCourse'],
    ['240.5', 'behind'],
    ['120.6', 'behind'],
    ['120.5', 'farBehind'],
  ])('%s of 600 half way is %s', (value, light) => {
    const known = facts([figure(15, '2023-12', { value, at: at('2024-01-02') })])
    expect(goal(15, known, '2024-01-03').light).toBe(light)
  })
})

describe('stock', () => {
  const half = [figure(2, '2023Q4', { value: '13.8', at: at('2024-01-05') })]

  test('is measured from its start value and that value’s own date', () => {
    const known = facts(half, [baseline(2, '2022-06-30', '12')])
    expect(goal(2, known, '2024-01-06')).toMatchObject({
      current: '13.8',
      attainment: '0.8846',
      progress: '0.5000',
      gap: '-0.0009',
      light: 'onCourse',
    })
    const earlier = facts(half, [baseline(2, '2021-12-31', '12')])
    expect(goal(2, earlier, '2024-01-06').gap).toBe('-0.0717')
  })

  test('without a start value there is no light and none is assumed', () => {
    expect(goal(2, facts(half), '2024-01-06')).toMatchObject({
      current: '13.8',
      attainment: '0.8846',
      progress: null,
      expected: null,
      gap: null,
      light: 'noBaseline',
    })
  })

  test('the newest period’s level counts, whenever it was sent', () => {
    const known = facts([
      figure(3, '2023Q4', { value: '70', at: at('2024-01-05') }),
      figure(3, '2023Q3', { value: '60', at: at('2024-01-20') }),
    ])
    expect(goal(3, known, '2024-02-01').current).toBe('70')
  })

  test('reached and lost again is lost', () => {
    const known = facts(
      [
        figure(2, '2023Q4', { value: '15.7', at: at('2024-01-05') }),
        figure(2, '2024Q1', { value: '15.5', at: at('2024-04-05') }),
      ],
      [baseline(2, '2021-12-31', '12')],
    )
    expect(goal(2, known, '2024-01-06').light).toBe('met')
    expect(goal(2, known, '2024-04-06').light).toBe('onCourse')
  })

  test('already at the target at the start: held is met, lost is the shortfall', () => {
    const start = [baseline(11, '2022-06-30', '6')]
    const held = facts([figure(11, '2023Q4', { value: '6', at: at('2024-01-05') })], start)
    expect(goal(11, held, '2024-01-06').light).toBe('met')
    const lost = facts([figure(11, '2023Q4', { value: '5', at: at('2024-01-05') })], start)
    expect(goal(11, lost, '2024-01-06')).toMatchObject({ gap: '-0.1667', light: 'behind' })
  })

  test('begun within three whole units of its target it is a step', () => {
    const known = facts([figure(11, '2023Q4', { value: '4', at: at('2024-01-05') })], [baseline(11, '2022-06-30', '3')])
    expect(goal(11, known, '2024-01-06')).toMatchObject({ progress: null, gap: null, light: 'inProgress' })
    const farther = facts(
      [figure(11, '2023Q4', { value: '4', at: at('2024-01-05') })],
      [baseline(11, '2022-06-30', '2')],
    )
    expect(goal(11, farther, '2024-01-06').light).not.toBe('inProgress')
  })
})

describe('step', () => {
  test('has no course: in progress until it is reached', () => {
    expect(goal(12, facts([]), '2024-03-01').light).toBe('inProgress')
    const some = facts([figure(4, '2023Q4', { value: '1', at: at('2024-01-05') })])
    expect(goal(4, some, '2024-03-01')).toMatchObject({ current: '1', gap: null, expected: null, light: 'inProgress' })
    const all = facts([figure(4, '2023Q4', { value: '3', at: at('2024-01-05') })])
    expect(goal(4, all, '2024-03-01').light).toBe('met')
  })
})

describe('ratio', () => {
  const cases = (numerator: string, denominator: string) =>
    facts([figure(9, '2024-02', { numerator, denominator, at: at('2024-03-02') })])

  test.each([
    ['118', '120', '98.3333', '-0.0167', 'behind'],
    ['108', '120', '90', '-0.1000', 'behind'],
    ['107', '120', '89.1667', '-0.1083', 'farBehind'],
    ['120', '120', '100', '0.0000', 'met'],
  ])('%s of %s', (handled, accepted, current, gap, light) => {
    expect(goal(9, cases(handled, accepted), '2024-03-03')).toMatchObject({
      current,
      gap,
      light,
      progress: null,
      expected: '100',
    })
  })

  test('adds up over the pilot, so a month may be over 100 %', () => {
    const known = facts([
      figure(9, '2024-01', { numerator: '8', denominator: '10', at: at('2024-02-02') }),
      figure(9, '2024-02', { numerator: '7', denominator: '5', at: at('2024-03-02') }),
    ])
    expect(goal(9, known, '2024-03-03')).toMatchObject({ current: '100', light: 'met' })
  })

  test('of nothing is not applicable, neither 0 % nor 100 %', () => {
    expect(goal(9, cases('0', '0'), '2024-03-03')).toMatchObject({ current: null, attainment: null, light: 'noData' })
  })
})

describe('growth', () => {
  const level = [figure(1, '2023H2', { value: '1.1', at: at('2024-01-10') })]

  test('is the level over that of the base year, from the base year’s end', () => {
    const known = facts(level, [baseline(1, '2021-12-31', '1')])
    // 730 of 1277 days from 1 January 2022.
    expect(goal(1, known, '2024-01-11')).toMatchObject({
      current: '10',
      target: '20',
      attainment: '0.5000',
      expected: '11.433',
      gap: '-0.0717',
      light: 'onCourse',
    })
  })

  test('without the base year’s level nothing is guessed', () => {
    expect(goal(1, facts(level), '2024-01-11')).toMatchObject({ current: null, attainment: null, light: 'noBaseline' })
  })
})

describe('shared goals', () => {
  test('a flow sums what there is and names the missing part', () => {
    const known = facts([figure(6, '2023', { value: '12', at: at('2024-01-10') })])
    expect(goal(6, known, '2024-01-11')).toMatchObject({ indicators: [6, 7], current: '12', target: '42' })
    expect(board(plan, known, '2024-01-11').find(({ goal }) => goal.indicators.includes(7))?.missing).toEqual([7])
  })

  test('a stock needs both parts, and a start value for each', () => {
    const one = [figure(16, '2023Q4', { value: '20', at: at('2024-01-10') })]
    expect(goal(16, facts(one), '2024-01-11')).toMatchObject({ current: null })
    const both = [...one, figure(17, '2023Q3', { value: '9', at: at('2023-10-09') })]
    expect(goal(16, facts(both), '2024-01-11')).toMatchObject({
      current: '29',
      light: 'noBaseline',
      figureOf: '2023-09-30',
    })
    const halfStart = facts(both, [baseline(16, '2022-06-30', '15')])
    expect(goal(16, halfStart, '2024-01-11').light).toBe('noBaseline')
    const start = facts(both, [baseline(16, '2022-06-30', '15'), baseline(17, '2022-06-30', '5')])
    expect(goal(16, start, '2024-01-11')).toMatchObject({ progress: '0.6000' })
  })
})

describe('after the end', () => {
  const last = (day: string) => facts([figure(15, '2025-06', { value: '500', at: at(day) })])
  test('what is not reached is unmet once the last report is in or overdue', () => {
    expect(goal(15, last('2025-07-02'), '2025-07-03')).toMatchObject({ light: 'unmet' })
    const may = facts([figure(15, '2025-05', { value: '500', at: at('2025-06-02') })])
    expect(goal(15, may, '2025-07-03').light).toBe('behind')
    expect(goal(15, may, '2025-07-08').light).toBe('unmet')
    expect(goal(15, facts([]), '2025-08-01').light).toBe('noData')
    expect(goal(12, facts([]), '2025-08-01').light).toBe('noData')
  })
})
