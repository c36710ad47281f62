import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { asKnown } from '../../src/domain/counting.ts'
import { lights } from '../../src/domain/light.ts'
import type { Facts } from '../../src/domain/report.ts'
import { countsOf, statusJson } from '../../src/domain/status.ts'
import { readPlan } from '../../src/plan/read.ts'
import { facts, figure } from './facts.ts'

const plan = await readPlan('data/zunyi-2022')
const at = (day: string) => `${day}T10:00:00+08:00`

/** The state of the goal an indicator belongs to, as `status --json` gives it. */
function goal(no: number, known: Facts, day: string) {
  const found = statusJson(plan, board(plan, known, day), day).goals.find(({ indicators }) => indicators.includes(no))
  if (!found) throw new Error(`no goal of ${no}`)
  return found
}

describe('what is known when', () => {
  const corrected = facts([
    figure(15, '2023-12', { value: '300', at: at('2024-01-03') }),
    figure(15, '2023-12', { value: '280', at: at('2024-03-01'), confirmed: at('2024-03-04') }),
  ])

  test('then and now differ by what was confirmed since', () => {
    const then = asKnown(corrected, '2024-01-31')
    expect(goal(15, then, '2024-01-31').current).toBe('300')
    expect(goal(15, corrected, '2024-01-31').current).toBe('280')
  })

  test('pending figures do not count, and are counted', () => {
    const known = asKnown(corrected, '2024-03-02')
    expect(goal(15, known, '2024-03-02')).toMatchObject({ current: '300', pending: 1 })
  })
})

describe('properties', () => {
  const day = fc
    .integer({ min: 0, max: 1300 })
    .map((days) => new Date(Date.UTC(2022, 5, 1) + days * 86_400_000).toISOString().slice(0, 10))
  const month = fc
    .integer({ min: 0, max: 35 })
    .map((index) => new Date(Date.UTC(2022, 6 + index, 1)).toISOString().slice(0, 7))
  const monthly = plan.indicators.filter(({ period, measure }) => period === 'month' && measure === 'flow')
  const report = fc
    .tuple(fc.constantFrom(...monthly), month, fc.integer({ min: 0, max: 50 }), day)
    .map(([{ no }, period, value, on]) => figure(no, period, { value: String(value), at: at(on) }))

  test('lights add up to the goals, and no order of equal reports matters', () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 30 }), day, (reports, on) => {
        const goals = board(plan, facts(reports), on)
        const counts = countsOf(goals)
        expect(lights.reduce((total, light) => total + counts[light], 0)).toBe(plan.goals.length)
        const shuffled = board(plan, facts([...reports].reverse()), on)
        expect(statusJson(plan, shuffled, on)).toEqual(statusJson(plan, goals, on))
      }),
      { numRuns: 200 },
    )
  })

  test('a flow’s value is the sum of its newest figures, each period once', () => {
    fc.assert(
      fc.property(fc.array(report, { maxLength: 30 }), (reports) => {
        const goals = board(plan, facts(reports), '2026-01-01')
        for (const { no } of monthly) {
          const newest = new Map<string, number>()
          const own = reports
            .filter((it) => it.no === no)
            .sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1))
          for (const it of own) newest.set(it.period, Number(it.value))
          const expected = [...newest.values()].reduce((total, value) => total + value, 0)
          const current = goals.find(({ goal }) => goal.indicators.includes(no))?.current
          expect(current === null ? 'none' : Number(current)).toBe(own.length === 0 ? 'none' : expected)
        }
      }),
      { numRuns: 200 },
    )
  })
})
