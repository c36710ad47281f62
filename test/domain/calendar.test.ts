import { execFileSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { addDays, daysInclusive, dayTyped, isDay, weekdayOf, weekOf } from '../../src/domain/day.ts'
import { dueDayOf, owedPeriods, reminderDays, reportable } from '../../src/domain/due.ts'
import { nextPeriod, parsePeriod, periodOf, periodsIn, previousPeriod } from '../../src/domain/period.ts'
import type { PeriodKind } from '../../src/domain/plan.ts'
import { isCovered, isWorkday, workdayFrom } from '../../src/domain/workdays.ts'
import { readPlan } from '../../src/plan/read.ts'

const plan = await readPlan('data/zunyi-2022')
const period = (id: string) => {
  const found = parsePeriod(id)
  if (!found) throw new Error(`no period ${id}`)
  return found
}

describe('periods', () => {
  test.each<[string, PeriodKind, string, string, string]>([
    ['2024-02', 'month', '2024-02-01', '2024-02-29', '2024年2月'],
    ['2024Q1', 'quarter', '2024-01-01', '2024-03-31', '2024年第1季度'],
    ['2024H2', 'half', '2024-07-01', '2024-12-31', '2024年下半年'],
    ['2024', 'year', '2024-01-01', '2024-12-31', '2024年'],
  ])('%s', (id, kind, first, last, label) => {
    expect(period(id)).toEqual({ id, kind, first, last, label })
    expect(periodOf(kind, first).id).toBe(id)
    expect(periodOf(kind, last).id).toBe(id)
    expect(previousPeriod(nextPeriod(period(id))).id).toBe(id)
  })

  test.each(['2024-13', '2024Q5', '2024H3', '24-01', '2024-1', '', '2024-01-01'])('%s is none', (id) =>
    expect(parsePeriod(id)).toBeUndefined(),
  )

  test('every day of the pilot is in exactly one period of each kind', () => {
    for (const kind of ['month', 'quarter', 'half', 'year'] as const) {
      const all = periodsIn(kind, plan.start, plan.end)
      for (const [index, one] of all.slice(1).entries()) expect(addDays(all[index]?.last ?? '', 1)).toBe(one.first)
    }
    expect(periodsIn('month', plan.start, plan.end)).toHaveLength(36)
    expect(periodsIn('half', plan.start, plan.end).map(({ id }) => id)).toEqual([
      '2022H2',
      '2023H1',
      '2023H2',
      '2024H1',
      '2024H2',
      '2025H1',
    ])
  })

  test('a period that has not begun or lies outside the pilot cannot be reported', () => {
    const months = reportable(plan, 'month', '2024-03-18').map(({ id }) => id)
    expect(months[0]).toBe('2022-07')
    expect(months.at(-1)).toBe('2024-03')
    expect(reportable(plan, 'year', '2026-01-01').map(({ id }) => id)).toEqual(['2022', '2023', '2024', '2025'])
  })

  test('reports are owed from the first period that ends after the first start', () => {
    expect(owedPeriods(plan, 'month', '2024-03-18', '2024-03-31')).toEqual([])
    expect(owedPeriods(plan, 'month', '2024-03-18', '2024-05-01').map(({ id }) => id)).toEqual(['2024-03', '2024-04'])
    // A period ends with its last day, so after a start on that day.
    expect(owedPeriods(plan, 'month', '2024-03-31', '2024-04-01').map(({ id }) => id)).toEqual(['2024-03'])
    expect(owedPeriods(plan, 'month', '2024-04-01', '2024-04-02')).toEqual([])
    expect(owedPeriods(plan, 'month', '2025-06-30', '2025-12-01').map(({ id }) => id)).toEqual(['2025-06'])
  })
})

describe('days and weeks', () => {
  test.each([
    ['2024-03-18', '2024-W12', '2024-03-18', '2024-03-24'],
    ['2024-12-30', '2025-W01', '2024-12-30', '2025-01-05'],
    ['2021-01-03', '2020-W53', '2020-12-28', '2021-01-03'],
  ])('%s is in %s', (day, id, first, last) => expect(weekOf(day)).toMatchObject({ id, first, last }))

  test('counting', () => {
    expect(daysInclusive(plan.start, plan.end)).toBe(1096)
    expect(weekdayOf('2024-03-18')).toBe(1)
    expect(isDay('2024-02-30')).toBe(false)
    expect(isDay('2024-02-29')).toBe(true)
  })
})

describe('working days', () => {
  const cases: [day: string, works: boolean][] = [
    ['2024-02-09', true],
    ['2024-02-12', false],
    ['2024-02-18', true],
    ['2024-04-28', true],
    ['2024-10-01', false],
    ['2024-10-08', true],
    ['2024-03-16', false],
    ['2025-05-05', false],
  ]
  test.each(cases)('%s', (day, works) => expect(isWorkday(day)).toBe(works))

  test('the same wherever the server stands', () => {
    const script = `import { isWorkday } from './src/domain/workdays.ts'; process.stdout.write(JSON.stringify(${JSON.stringify(cases.map(([day]) => day))}.map(isWorkday)))`
    const said = execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], {
      env: { ...process.env, TZ: 'America/New_York' },
      encoding: 'utf8',
    })
    expect(JSON.parse(said)).toEqual(cases.map(([, works]) => works))
  })

  test('a year the calendar does not have goes Monday to Friday', () => {
    expect(isCovered(2024)).toBe(true)
    expect(isCovered(2040)).toBe(false)
    expect(isWorkday('2040-10-01')).toBe(true)
    expect(isWorkday('2040-10-06')).toBe(false)
  })
})

describe('due days', () => {
  test.each([
    ['2024-02', '2024-03-05'],
    ['2024-03', '2024-04-07'],
    ['2024-04', '2024-05-06'],
    ['2024Q1', '2024-04-10'],
    ['2024H1', '2024-07-15'],
    ['2024', '2025-01-20'],
    ['2024-09', '2024-10-08'],
  ])('%s is due on %s', (id, due) => expect(dueDayOf(period(id), plan.dueDays)).toBe(due))

  test('reminders: three days before, on the day, three days after, on working days', () => {
    expect(reminderDays('2024-03-05')).toEqual(['2024-03-04', '2024-03-05', '2024-03-08'])
    expect(workdayFrom('2024-03-02')).toBe('2024-03-04')
  })
})

test.each([
  ['2021年底', '2021-12-31'],
  ['2021-12-31', '2021-12-31'],
  ['2022年6月30日', '2022-06-30'],
  ['2022年2月底', '2022-02-28'],
  ['2024年2月底', '2024-02-29'],
  ['2024-05-10 +0800', '2024-05-10'],
  ['2024-02-30 +0800', null],
  ['2022年13月', null],
  ['12.3万件', null],
  ['统计公报', null],
])('%s is the day %s', (said, day) => {
  expect(dayTyped(said)).toBe(day)
})
