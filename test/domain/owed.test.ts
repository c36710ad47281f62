import { describe, expect, test } from 'vitest'
import { owedCountsWords } from '../../src/cards/owed-words.ts'
import { neverReported, unitsNeverReported } from '../../src/domain/reporting/never.ts'
import {
  allOf,
  countOwed,
  type OwedRules,
  onlyOwed,
  owedBy,
  owedByUnits,
  owedOf,
} from '../../src/domain/reporting/owed.ts'
import { owersOf, owingKey } from '../../src/domain/reporting/owers.ts'
import { reportersOf, type Subject, subjectOf, subjectsOfUnit } from '../../src/domain/reporting/subject.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, facts, figure, taskReport } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const at = (day: string) => `${day}T10:00:00+08:00`
const rules = (today: string, more: Partial<OwedRules> = {}): OwedRules => ({
  plan,
  since: '2024-03-18',
  today,
  dueDays: plan.dueDays,
  owing: {},
  ...more,
})
const subject = (kind: Subject['kind'], no: number): Subject => {
  const found = subjectOf(plan, kind, no)
  if (!found) throw new Error(`${kind} ${no}`)
  return found
}
const goal15 = subject('indicator', 15)
const lead15 = goal15.kind === 'indicator' ? (goal15.first.leads[0] ?? '') : ''
const states = (today: string, known = facts([])) =>
  owedOf(rules(today), known, goal15, lead15).map(({ period, state, late }) => `${period.id} ${state} ${late}`)

test('of all units only those that owe something are named', () => {
  const owing = owedByUnits(rules('2024-04-08'), facts([]))
  expect(owing.length).toBeGreaterThan(0)
  expect(owing.length).toBeLessThan(plan.units.length)
  expect(owing.filter(({ owed }) => owed.length === 0)).toEqual([])
})

test('of those that owe, only those whose report stands so', () => {
  const owing = owedByUnits(rules('2024-04-08'), facts([]))
  const late = onlyOwed(owing, 'overdue')
  expect(late.length).toBeGreaterThan(0)
  expect(late.length).toBeLessThan(owing.length)
  expect(allOf(late).every(({ state }) => state === 'overdue')).toBe(true)
  expect(late.filter(({ owed }) => owed.length === 0)).toEqual([])
})

test('of two opening totals the one set last says what is covered', () => {
  const totals = [
    baseline(15, '2024-03-31', '300', '2024-04-01T09:00:00+08:00'),
    baseline(15, '2024-02-29', '290', '2024-04-02T09:00:00+08:00'),
  ]
  const owes = (...set: typeof totals) => states('2024-04-08', facts([], set))
  expect(owes(...totals)).toEqual(['2024-03 overdue 1'])
  expect(owes(...totals.toReversed())).toEqual(['2024-03 overdue 1'])
  expect(owes(...totals.slice(0, 1))).toEqual([])
})

describe('owed, due and overdue', () => {
  // March 2024 is due on 5 April, moved over the holiday to Sunday 7 April, a working day.
  test.each([
    ['2024-03-31', []],
    ['2024-04-01', ['2024-03 owed 0']],
    ['2024-04-06', ['2024-03 owed 0']],
    ['2024-04-07', ['2024-03 due 0']],
    ['2024-04-08', ['2024-03 overdue 1']],
    ['2024-05-02', ['2024-03 overdue 25', '2024-04 owed 0']],
  ])('on %s', (today, wanted) => expect(states(today)).toEqual(wanted))

  test('pending or confirmed settles it, returned does not', () => {
    const sent = figure(15, '2024-03', { value: '5', at: at('2024-04-02'), confirmed: null })
    expect(states('2024-04-10', facts([sent]))).toEqual([])
    const by = { openId: 'ou_office', name: '办公室' }
    const back = {
      ...sent,
      events: [...sent.events, { at: at('2024-04-03'), state: 'returned' as const, by, reason: '缺佐证' }],
    }
    const returned = (...reports: Parameters<typeof facts>[0]) =>
      owedOf(rules('2024-04-10'), facts(reports), goal15, lead15)[0]?.returned
    expect(returned(back)).toBe('缺佐证')
    expect(returned(back, { ...back, no: 18, events: sent.events })).toBe('缺佐证')
    expect(returned({ ...back, no: 18 })).toBeNull()
    expect(returned({ ...back, period: '2024-02' })).toBeNull()
  })

  test('what was sent in while the period ran is asked for once more after its end, and is shown', () => {
    const early = figure(15, '2024-03', { value: '5', at: at('2024-03-20') })
    expect(states('2024-03-31', facts([early]))).toEqual([])
    const [owed] = owedOf(rules('2024-04-02'), facts([early]), goal15, lead15)
    expect(owed?.running.map(({ id }) => id)).toEqual([early.id])
    const again = figure(15, '2024-03', { value: '5', at: at('2024-04-01') })
    expect(states('2024-04-02', facts([early, again]))).toEqual([])
  })

  test('each part of a shared goal is owed on its own, and the goal counts once', () => {
    const shared = subject('indicator', 16)
    const lead = shared.kind === 'indicator' ? (shared.first.leads[0] ?? '') : ''
    const one = facts([figure(17, '2024Q1', { value: '5', at: at('2024-04-02') })])
    expect(owedOf(rules('2024-04-10'), one, shared, lead).map(({ missing }) => missing)).toEqual([[16]])
    expect(owedOf(rules('2024-04-10'), facts([]), shared, lead).map(({ missing }) => missing)).toEqual([[16, 17]])
    expect(countOwed(owedOf(rules('2024-04-10'), facts([]), shared, lead))).toEqual({
      all: 1,
      owed: 0,
      due: 1,
      overdue: 0,
    })
  })

  test('an opening total covers the periods that ended by its date; a level’s start value none', () => {
    expect(states('2024-05-02', facts([], [baseline(15, '2024-03-31', '300')]))).toEqual(['2024-04 owed 0'])
    const level = subject('indicator', 10)
    const lead = level.kind === 'indicator' ? (level.first.leads[0] ?? '') : ''
    expect(owedOf(rules('2024-04-02'), facts([], [baseline(10, '2024-03-31', '20')]), level, lead)).toHaveLength(1)
  })

  test('the year 2025 ends with the plan and is due on Monday 21 July', () => {
    const year = subject('indicator', 19)
    const lead = year.kind === 'indicator' ? (year.first.leads[0] ?? '') : ''
    const of = (today: string) => owedOf(rules(today, { since: '2025-01-10' }), facts([]), year, lead)
    expect(of('2025-06-30')).toEqual([])
    expect(of('2025-07-01')[0]).toMatchObject({
      period: { id: '2025', first: '2025-01-01', last: '2025-06-30' },
      due: '2025-07-21',
      state: 'owed',
    })
    expect(of('2025-07-21')[0]?.state).toBe('due')
    expect(of('2025-07-22')[0]?.state).toBe('overdue')
  })

  test('nothing is owed of a period that ended before the bot first started', () => {
    expect(states('2024-04-10', facts([])).every((words) => !words.startsWith('2024-02'))).toBe(true)
    expect(owedOf(rules('2024-04-10', { since: '2024-04-01' }), facts([]), goal15, lead15)).toEqual([])
  })
})

describe('who owes', () => {
  const viaGroup = plan.tasks.find(({ responsible }) =>
    responsible.some((mention) => 'group' in mention && mention.group === 'counties'),
  )
  const task = subject('task', viaGroup?.no ?? 0)
  const counties = plan.groups.find(({ id }) => id === 'counties')?.members ?? []

  test('a task by its leads and the named responsible units; a group phrase only where the office switched it on', () => {
    const named = owersOf(plan, {}, task)
    expect(named.length).toBeGreaterThan(0)
    for (const county of counties) expect(named).not.toContain(county)
    const all = owersOf(plan, { [`task ${task.no}`]: { by: 'everybody', from: '2024-05-01' } }, task)
    expect(all).toEqual(expect.arrayContaining([...named, ...counties]))
    expect(owersOf(plan, { [`task ${task.no}`]: { by: 'nobody', from: '2024-05-01' } }, task)).toEqual([])
  })

  test('a county owes only what ended since it was switched on', () => {
    const county = counties.at(-1) ?? ''
    const owing = { [`task ${task.no}`]: { by: 'everybody' as const, from: '2024-05-01' } }
    expect(owedOf(rules('2024-08-01', { owing }), facts([]), task, county).map(({ period }) => period.id)).toEqual([
      '2024Q2',
    ])
  })

  test('a county that owes nothing may report all the same', () => {
    const county = counties.at(-1) ?? ''
    expect(subjectsOfUnit(plan, county).length).toBeGreaterThan(0)
    expect(owedBy(rules('2024-04-12'), facts([]), county)).toEqual([])
    expect(unitsNeverReported(rules('2024-04-12'), facts([]))).not.toContain(county)
  })

  test('an indicator nobody owes is not asked for', () => {
    const owing = { 'indicator 15': { by: 'nobody' as const, from: '2024-03-18' } }
    expect(owedOf(rules('2024-04-10', { owing }), facts([]), goal15, lead15)).toEqual([])
  })
})

describe('counting', () => {
  test('three words that add up, in words', () => {
    const all = allOf(owedByUnits(rules('2024-04-08'), facts([])))
    const counts = countOwed(all)
    expect(counts.all).toBe(counts.owed + counts.due + counts.overdue)
    // The six monthly figures are overdue, the quarter still has two days.
    expect(counts.overdue).toBe(6)
    expect(owedCountsWords(counts)).toBe(`应报未报${counts.all}项：逾期6项、未到期${counts.owed}项`)
  })

  test('what was never reported is never said to be in', () => {
    const never = neverReported(plan, facts([]))
    expect([never.goals.length, never.tasks.length]).toEqual([21, 43])
    const some = facts([
      figure(16, '2024Q1', { value: '5', at: at('2024-04-02'), confirmed: null }),
      taskReport(6, 'u', '2024Q1', '推进中', at('2024-04-02')),
    ])
    const left = neverReported(plan, some)
    expect([left.goals.length, left.tasks.length]).toEqual([20, 42])
  })
})

describe('units a group phrase reaches without naming them', () => {
  const task = plan.tasks.find(({ responsible }) =>
    responsible.some(
      (one) => 'group' in one && plan.groups.some(({ id, members }) => id === one.group && members === null),
    ),
  )
  const open = subject('task', task?.no ?? 0)
  const named = reportersOf(plan, open)
  const leading = plan.groups.find(({ id }) => id === plan.groups.find(({ within }) => within !== undefined)?.within)

  test('all of the group it chooses from may report, and nobody outside', () => {
    expect(leading?.members?.length).toBeGreaterThan(0)
    expect(leading?.members?.filter((unit) => !named.includes(unit))).toEqual([])
    expect(named.includes('city-government')).toBe(false)
  })

  test('none of them owes it: the phrase does not say whom it means', () => {
    const one = leading?.members?.find((unit) => owersOf(plan, {}, open).includes(unit) === false) ?? ''
    const owing = { [owingKey(open)]: { by: 'everybody' as const, from: '2024-03-20' } }
    expect(one).not.toBe('')
    expect(owedOf(rules('2024-04-02', { owing }), facts([]), open, one)).toEqual([])
  })
})
