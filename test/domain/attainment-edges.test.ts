import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { asKnown, baselineOf } from '../../src/domain/counting.ts'
import { fromTheStart } from '../../src/domain/judging.ts'
import type { Facts } from '../../src/domain/report.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, facts, figure, withPast } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const at = (day: string) => `${day}T10:00:00+08:00`

/** The state of the goal an indicator belongs to, in words a table can hold. */
function state(no: number, known: Facts, day: string) {
  const found = board(plan, withPast(plan, known), day).find(({ goal }) => goal.indicators.includes(no))
  if (!found) throw new Error(`no goal of ${no}`)
  const { current, gap, progress, expected, light, figureDay, referenceDay, missing } = found
  const text = (value: typeof current) => (value === null ? null : value.round(6).toFixed())
  return {
    current: text(current),
    gap: text(gap),
    progress: text(progress),
    expected: text(expected),
    light,
    figureDay,
    referenceDay,
    missing,
  }
}

describe('exactly at a threshold', () => {
  // On the last day all time is gone, so the gap is attainment − 1.
  test.each([
    ['541', '-0.098333', 'onCourse'],
    ['540', '-0.1', 'behind'],
    ['420', '-0.3', 'behind'],
    ['419', '-0.301667', 'farBehind'],
    ['0', '-1', 'farBehind'],
  ])('%s of 600 on the last day is %s: %s', (value, gap, light) => {
    const known = facts([figure(15, '2025-06', { value, at: at('2025-06-30') })])
    expect(state(15, known, '2025-06-30')).toMatchObject({ gap, light })
  })

  test.each([
    ['149', 'onCourse'],
    ['150', 'onCourse'],
    ['151', 'met'],
  ])('%s where more than 150 are wanted is %s', (value, light) => {
    const known = facts([figure(23, '2025-06', { value, at: at('2025-06-30') })])
    expect(state(23, known, '2025-06-30').light).toBe(light)
  })

  test('99.96 % is not met, 20 % growth to the digit is', () => {
    const almost = facts([figure(8, '2025-06', { value: '0.9996', at: at('2025-06-30') })])
    expect(state(8, almost, '2025-06-30').light).toBe('onCourse')
    const grown = (value: string) =>
      facts([figure(1, '2023H2', { value, at: at('2024-01-10') })], [baseline(1, '2021-12-31', '6')])
    expect(state(1, grown('7.2'), '2024-01-11')).toMatchObject({ current: '20', light: 'met' })
    expect(state(1, grown('7.19'), '2024-01-11').light).toBe('onCourse')
  })

  test('a lost level is measured by what is missing: 10 and 30 points as elsewhere', () => {
    const lost = (value: string) =>
      facts([figure(10, '2023Q4', { value, at: at('2024-01-05') })], [baseline(10, '2022-06-30', '30')])
    expect(state(10, lost('28'), '2024-01-06')).toMatchObject({ gap: '-0.066667', light: 'onCourse' })
    expect(state(10, lost('27'), '2024-01-06')).toMatchObject({ gap: '-0.1', light: 'behind', progress: null })
    expect(state(10, lost('21'), '2024-01-06')).toMatchObject({ gap: '-0.3', light: 'behind' })
    expect(state(10, lost('20'), '2024-01-06')).toMatchObject({ light: 'farBehind', expected: '30' })
  })

  test('a level below its start value has a negative share', () => {
    const known = facts(
      [figure(2, '2023Q4', { value: '11.4', at: at('2024-01-05') })],
      [baseline(2, '2022-06-30', '12')],
    )
    expect(state(2, known, '2024-01-06')).toMatchObject({ progress: '-0.166667', light: 'farBehind' })
  })
})

describe('silence', () => {
  // The report of January 2024 is due on 5 February, that of 2024Q1 on 10 April.
  test.each([
    [15, '2023-12', '2024-02-05', '2023-12-31'],
    [15, '2023-12', '2024-02-06', '2024-02-06'],
    [18, '2025-06', '2025-12-01', '2025-06-30'],
    [13, '2023Q4', '2024-04-10', '2023-12-31'],
    [13, '2023Q4', '2024-04-11', '2024-04-11'],
  ])('indicator %s, last reported for %s, on %s is compared with %s', (no, period, day, reference) => {
    const known = facts([figure(no, period, { value: '3', at: at(day < '2024-02' ? '2024-01-03' : day) })])
    expect(state(no, known, day).referenceDay).toBe(reference)
  })

  test('the office’s own due days move it', () => {
    const known = facts([figure(15, '2023-12', { value: '3', at: at('2024-01-03') })])
    const [goal] = board(plan, withPast(plan, known), '2024-02-06', {
      ...fromTheStart(plan),
      dueDays: { ...plan.dueDays, month: 20 },
    }).filter(({ goal: { indicators } }) => indicators[0] === 15)
    expect(goal?.referenceDay).toBe('2023-12-31')
  })
})

describe('an opening total', () => {
  const opened = [baseline(15, '2023-12-31', '300', at('2024-01-10'))]

  test('is shown with its date where nothing was reported since, and is no report', () => {
    expect(state(15, facts([], opened), '2024-01-20')).toMatchObject({
      current: '300',
      figureDay: '2023-12-31',
      light: 'noData',
      missing: [],
    })
  })

  test('stands in for earlier periods, later reported or not', () => {
    const reports = [
      figure(15, '2023-11', { value: '70', at: at('2023-12-03') }),
      figure(15, '2023-12', { value: '80', at: at('2024-01-03') }),
    ]
    expect(state(15, facts(reports.slice(0, 1), opened), '2024-01-20')).toMatchObject({
      current: '300',
      figureDay: '2023-12-31',
      referenceDay: '2023-12-31',
    })
    expect(state(15, facts(reports, opened), '2024-01-20').current).toBe('300')
    // Before its date it is not known, and what was reported counts.
    expect(state(15, facts(reports, opened), '2023-12-30').current).toBe('70')
  })

  test('of one part of a shared flow counts beside the other part’s reports', () => {
    const known = facts([figure(6, '2023', { value: '12', at: at('2024-01-10') })], [baseline(7, '2023-12-31', '9')])
    expect(state(6, known, '2024-01-20')).toMatchObject({ current: '21', missing: [], light: 'onCourse' })
  })

  test('the one set last counts, also of two in the same second', () => {
    const both = facts([], [baseline(15, '2023-12-31', '300'), baseline(15, '2023-12-31', '310')])
    expect(baselineOf(both, 15, '2024-01-01')?.value).toBe('310')
  })

  test('has both sums of a ratio', () => {
    const known = facts(
      [figure(9, '2024-01', { numerator: '5', denominator: '10', at: at('2024-02-02') })],
      [{ ...baseline(9, '2023-12-31', '95'), numerator: '95', denominator: '100' }],
    )
    expect(state(9, known, '2024-02-03').current).toBe('90.909091')
  })
})

describe('a past day as it is known now', () => {
  const running = facts([
    figure(15, '2024-03', { value: '10', at: at('2024-03-12') }),
    figure(15, '2024-03', { value: '30', at: at('2024-04-03') }),
  ])

  test('keeps what a running period had by then, whatever was said of it later', () => {
    expect(state(15, running, '2024-03-18')).toMatchObject({ current: '10', figureDay: '2024-03-12' })
    expect(state(15, asKnown(running, '2024-03-18'), '2024-03-18').current).toBe('10')
    expect(state(15, running, '2024-03-31').current).toBe('30')
    expect(state(15, running, '2024-03-11').light).toBe('noData')
  })

  test('has late reports of periods that had ended, and drops what was undone', () => {
    const late = facts([figure(15, '2023-12', { value: '50', at: at('2024-06-03') })])
    expect(state(15, late, '2024-01-31').current).toBe('50')
    expect(state(15, asKnown(late, '2024-01-31'), '2024-01-31').current).toBeNull()
    const [first] = late.reports
    if (!first) throw new Error('no report')
    const by = { openId: 'ou_office', name: '办公室' }
    const reason = '撤销确认：口径有误'
    const undone = facts([
      { ...first, events: [...first.events, { at: at('2024-07-01'), state: 'returned', by, reason }] },
    ])
    expect(state(15, asKnown(undone, '2024-06-30'), '2024-01-31').current).toBe('50')
    expect(state(15, undone, '2024-01-31').current).toBeNull()
  })

  test('an undone correction gives the earlier figure back', () => {
    const [old, correction] = [
      figure(15, '2023-12', { value: '300', at: at('2024-01-03') }),
      figure(15, '2023-12', { value: '280', at: at('2024-03-01') }),
    ]
    if (!old || !correction) throw new Error('no report')
    const by = { openId: 'ou_office', name: '办公室' }
    const undone = { at: at('2024-03-05'), state: 'returned' as const, by, reason: '撤销确认：误改' }
    const known = facts([old, { ...correction, events: [...correction.events, undone] }])
    expect(state(15, asKnown(known, '2024-03-04'), '2024-03-04').current).toBe('280')
    expect(state(15, known, '2024-03-06').current).toBe('300')
  })
})

describe('after the end', () => {
  test('a shared goal is settled once both parts are', () => {
    const six = figure(6, '2025', { value: '12', at: at('2025-07-02') })
    expect(state(6, facts([six]), '2025-07-03').light).toBe('farBehind')
    expect(state(6, facts([six, figure(7, '2025', { value: '9', at: at('2025-07-02') })]), '2025-07-03').light).toBe(
      'unmet',
    )
    // The last year ends with the plan, and its report is due on Monday 21 July.
    expect(state(6, facts([six]), '2025-07-21').light).toBe('farBehind')
    expect(state(6, facts([six]), '2025-07-22').light).toBe('unmet')
  })

  test('steps and ratios can be unmet too, what lacks a start value stays so', () => {
    const known = facts([
      figure(4, '2025Q2', { value: '2', at: at('2025-07-02') }),
      figure(9, '2025-06', { numerator: '99', denominator: '100', at: at('2025-07-02') }),
      figure(2, '2025Q2', { value: '15', at: at('2025-07-02') }),
    ])
    expect([4, 9, 2].map((no) => state(no, known, '2025-07-03').light)).toEqual(['unmet', 'unmet', 'noBaseline'])
  })
})
