import { describe, expect, test } from 'vitest'
import { neededWords } from '../../src/cards/outlook-words.ts'
import { board } from '../../src/domain/attainment.ts'
import { curveOf } from '../../src/domain/curve.ts'
import { plainFigure } from '../../src/domain/decimal.ts'
import { forecast, neededPerMonth } from '../../src/domain/forecast.ts'
import type { Baseline, Report } from '../../src/domain/report.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, facts, figure, withPast } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const at = (day: string) => `${day}T10:00:00+08:00`

function state(no: number, day: string, reports: Report[], baselines: Baseline[] = []) {
  const found = board(plan, withPast(plan, facts(reports, baselines)), day).find(({ goal }) =>
    goal.indicators.includes(no),
  )
  if (!found) throw new Error(`no goal of ${no}`)
  return found
}

const inWords = (no: number, day: string, reports: Report[], baselines: Baseline[] = []) => {
  const made = forecast(plan, state(no, day, reports, baselines))
  return 'refused' in made ? made : { ...made, least: plainFigure(made.least, 1), most: plainFigure(made.most, 1) }
}

const monthly = (values: Record<string, string>, no = 15) =>
  Object.entries(values).map(([period, value]) => figure(no, period, { value, at: at('2024-04-02') }))

describe('forecast', () => {
  test('carries the pace of 3, 6 and 12 months to the end, from the least to the most', () => {
    // Six months: 20, 20, 20, then 10, 10, 10. From 31 March 2024 to 30 June 2025 are 456 days.
    const reports = monthly({
      '2023-10': '20',
      '2023-11': '20',
      '2023-12': '20',
      '2024-01': '10',
      '2024-02': '10',
      '2024-03': '10',
    })
    // 3 months: 30 in 91 days, 90 + 150.3; 6 and 12: 90 in 183 days, 90 + 224.3.
    expect(inWords(15, '2024-04-02', reports)).toEqual({ least: '240.3', most: '314.3', points: 6 })
  })

  test('an opening total is where the sum begins', () => {
    const reports = monthly({ '2024-01': '10', '2024-02': '10', '2024-03': '10' })
    expect(inWords(15, '2024-04-02', reports, [baseline(15, '2023-12-31', '300')])).toEqual({
      least: '480.3',
      most: '480.3',
      points: 3,
    })
  })

  test('of a level it may fall', () => {
    const reports = [
      figure(2, '2023Q2', { value: '14.9', at: at('2023-07-05') }),
      figure(2, '2023Q3', { value: '14.8', at: at('2023-10-05') }),
      figure(2, '2023Q4', { value: '14.7', at: at('2024-01-05') }),
    ]
    // 0.1 in 92 days and 0.2 in 184 days, over 547 days.
    expect(inWords(2, '2024-01-06', reports, [baseline(2, '2021-12-31', '12')])).toEqual({
      least: '14.1',
      most: '14.1',
      points: 3,
    })
  })

  test('is refused with the reason', () => {
    const two = monthly({ '2024-01': '10', '2024-02': '10' })
    expect(inWords(15, '2024-04-02', two)).toEqual({ refused: 'fewPoints', points: 2 })
    expect(inWords(15, '2024-04-02', [])).toEqual({ refused: 'fewPoints', points: 0 })
    // What an opening total stands in for is no point of its own.
    expect(inWords(15, '2024-04-02', two, [baseline(15, '2024-02-29', '300')])).toEqual({
      refused: 'fewPoints',
      points: 0,
    })
    const step = ['2023Q2', '2023Q3', '2023Q4'].map((period) => figure(4, period, { value: '1', at: at('2024-01-05') }))
    expect(inWords(4, '2024-01-06', step)).toEqual({ refused: 'step', points: 3 })
    const ratio = [figure(9, '2024-01', { numerator: '1', denominator: '2', at: at('2024-02-02') })]
    expect(inWords(9, '2024-02-03', ratio)).toEqual({ refused: 'ratio', points: 1 })
    const level = [figure(2, '2023Q4', { value: '14.7', at: at('2024-01-05') })]
    expect(inWords(2, '2024-01-06', level)).toEqual({ refused: 'noBaseline', points: 1 })
  })
})

describe('还需每月', () => {
  const needed = (...args: Parameters<typeof state>) => {
    const made = neededPerMonth(plan, state(...args))
    return made && { amount: plainFigure(made.perMonth), months: made.months }
  }

  test('is what is left over the months after the newest figure, whole counts rounded up', () => {
    // 600 − 313 = 287 in April 2024 … June 2025, 15 months: 19.13.
    expect(needed(15, '2024-04-02', monthly({ '2024-03': '313' }))).toEqual({ amount: '20', months: 15 })
  })

  test('of less than one a month only the sum is said, else the last month’s rest and the sum too', () => {
    const words = (value: string) => neededWords(plan, state(15, '2024-04-02', monthly({ '2024-03': value })))
    expect(words('594')).toBe('还需6家（余15个月）。')
    expect(words('313')).toBe('还需每月20家（余15个月，最后一个月7家，共287家）。')
  })

  test('adds up: paces between which it lies where the last month would need none, and an average called about', () => {
    const of = (no: number, period: string, value: string) =>
      neededWords(
        plan,
        state(
          no,
          '2024-04-02',
          [figure(no, period, { value, at: at('2024-04-01') })],
          [baseline(no, '2022-06-30', '1')],
        ),
      )
    // 37 in 15 months: 15 × 3 would be 45.
    expect(of(20, '2024Q1', '88')).toBe('还需每月2至3家（余15个月，共37家）。')
    expect(of(2, '2024Q1', '12.2113')).toBe('还需每月约2259件（余15个月，共3.3887万件）。')
    expect(of(2, '2024Q1', '15.45')).toBe('还需每月100件（余15个月，共1500件）。')
  })

  test('“超过150” needs 151', () => {
    const may = (value: string) => [figure(23, '2025-05', { value, at: at('2025-06-02') })]
    expect(needed(23, '2025-06-03', may('149'))).toEqual({ amount: '2', months: 1 })
    expect(needed(23, '2025-06-03', may('150'))).toEqual({ amount: '1', months: 1 })
    expect(needed(23, '2025-06-03', may('151'))).toBeNull()
  })

  test('is not said where nothing is left, no month is, nothing is known, or it is no matter of months', () => {
    expect(needed(15, '2024-04-02', monthly({ '2024-03': '600' }))).toBeNull()
    expect(needed(15, '2024-04-02', [])).toBeNull()
    expect(needed(15, '2025-07-02', [figure(15, '2025-06', { value: '1', at: at('2025-07-01') })])).toBeNull()
    expect(needed(15, '2025-08-02', [figure(15, '2025-03', { value: '1', at: at('2025-04-01') })])).toBeNull()
    expect(needed(4, '2024-01-06', [figure(4, '2023Q4', { value: '1', at: at('2024-01-05') })])).toBeNull()
  })
})

describe('the curve', () => {
  const inText = (...args: Parameters<typeof state>) =>
    curveOf(state(...args)).map(({ day, value, due }) => [day, plainFigure(value), due && plainFigure(due, 2)])

  test('has a flow’s sum after each period beside what was due, and only what exists', () => {
    const reports = monthly({ '2023-12': '300', '2024-01': '20' })
    expect(inText(15, '2024-04-02', reports)).toEqual([
      ['2023-12-31', '300', '300.55'],
      ['2024-01-31', '320', '317.52'],
    ])
  })

  test('starts where an opening total ends', () => {
    const reports = monthly({ '2023-12': '300', '2024-01': '20' })
    expect(inText(15, '2024-04-02', reports, [baseline(15, '2023-12-31', '310')])).toEqual([
      ['2024-01-31', '330', '317.52'],
    ])
  })

  test('compares a level with the way from its start value and that value’s date', () => {
    const level = [figure(2, '2023Q4', { value: '13.8', at: at('2024-01-05') })]
    // 730 of 1277 days.
    expect(inText(2, '2024-01-06', level, [baseline(2, '2021-12-31', '12')])).toEqual([['2023-12-31', '13.8', '14.06']])
    expect(inText(2, '2024-01-06', level)).toEqual([['2023-12-31', '13.8', null]])
  })

  test('shows a running period on the day it was reported', () => {
    const running = [figure(15, '2024-04', { value: '7', at: at('2024-04-12') })]
    expect(inText(15, '2024-04-18', running)[0]?.[0]).toBe('2024-04-12')
  })

  test('adds up a ratio, and begins where a shared stock is whole', () => {
    const cases = [
      figure(9, '2024-01', { numerator: '8', denominator: '10', at: at('2024-02-02') }),
      figure(9, '2024-02', { numerator: '10', denominator: '10', at: at('2024-03-02') }),
    ]
    expect(inText(9, '2024-03-03', cases)).toEqual([
      ['2024-01-31', '80', '100'],
      ['2024-02-29', '90', '100'],
    ])
    const experts = [
      figure(16, '2023Q3', { value: '20', at: at('2023-10-05') }),
      figure(16, '2023Q4', { value: '21', at: at('2024-01-05') }),
      figure(17, '2023Q4', { value: '9', at: at('2024-01-05') }),
    ]
    expect(inText(16, '2024-01-06', experts)).toEqual([['2023-12-31', '30', null]])
  })
})
