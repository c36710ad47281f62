import fc from 'fast-check'
import { expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { addDays } from '../../src/domain/day.ts'
import { reportable } from '../../src/domain/due.ts'
import type { Baseline, Facts, Report } from '../../src/domain/report.ts'
import { readPlan } from '../../src/plan/read.ts'
import { baseline, facts, figure } from './facts.ts'
import { expectedOf } from './oracle.ts'

const plan = await readPlan('data/zunyi-2022')
const at = (day: string) => `${day}T10:00:00+08:00`
const office = { openId: 'ou_office', name: '办公室' }

/** Days of the pilot and half a year after, the usual first days of a month more often than others. */
const day = fc.integer({ min: 0, max: 1280 }).map((days) => addDays(plan.start, days))

/** A report of any indicator, for a period that had begun, in any state it can come to. */
const report = fc
  .record({
    indicator: fc.constantFrom(...plan.indicators),
    on: day,
    back: fc.integer({ min: 0, max: 3 }),
    share: fc.integer({ min: 0, max: 130 }),
    fate: fc.constantFrom('pending', 'confirmed', 'confirmed', 'confirmed', 'returned', 'withdrawn', 'undone'),
  })
  .map(({ indicator, on, back, share, fate }): Report => {
    const { no, measure, period: kind } = indicator
    const periods = reportable(plan, kind, on)
    const period = periods.at(-1 - Math.min(back, periods.length - 1))?.id ?? ''
    const whole = plan.goals.find(({ indicators }) => indicators.includes(no))?.targets.at(-1)?.value ?? '1'
    const value = ((Number(whole) * share) / 100 / (measure === 'flow' ? 6 : 1)).toFixed(indicator.decimals)
    const figures = measure === 'ratio' ? { numerator: String(Math.min(share, 20)), denominator: '20' } : { value }
    const made = figure(no, period, { ...figures, at: at(on), confirmed: null })
    const decided = (state: 'confirmed' | 'returned' | 'withdrawn') => ({ at: at(on), state, by: office, reason: '' })
    const events = {
      pending: [],
      confirmed: [decided('confirmed')],
      returned: [decided('returned')],
      withdrawn: [decided('withdrawn')],
      undone: [decided('confirmed'), decided('returned')],
    }[fate]
    return { ...made, events: [...made.events, ...events] }
  })

const start = fc
  .record({ indicator: fc.constantFrom(...plan.indicators), before: day, share: fc.integer({ min: 10, max: 110 }) })
  .map(({ indicator: { no, measure, period: kind, decimals, baselineDate }, before, share }): Baseline => {
    const level = measure === 'stock' || measure === 'growth'
    const last = reportable(plan, kind, before).at(-1)?.last ?? plan.start
    const whole = plan.goals.find(({ indicators }) => indicators.includes(no))?.targets.at(-1)?.value ?? '1'
    const value = ((Number(whole) * share) / 100).toFixed(decimals)
    const date = baselineDate ?? (level ? addDays(before, -300) : last)
    return { ...baseline(no, date, value, at(before)), numerator: String(share), denominator: '120' }
  })

const known: fc.Arbitrary<Facts> = fc
  .tuple(fc.array(report, { maxLength: 60 }), fc.array(start, { maxLength: 12 }))
  .map(([reports, baselines]) => facts(reports, baselines))

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

test('every goal on any day is what the rules say when computed a second time, in another way', () => {
  fc.assert(
    fc.property(known, day, (all, on) => {
      for (const state of board(plan, all, on)) {
        const wanted = expectedOf(plan, state.goal, all, on, plan.dueDays)
        const { current, gap, light, figureDay } = state
        const found = { light, figureOf: figureDay, hasCurrent: current !== null, hasGap: gap !== null }
        expect({ of: state.goal.indicators, ...found }).toEqual({
          of: state.goal.indicators,
          light: wanted.light,
          figureOf: wanted.figureOf,
          hasCurrent: wanted.current !== null,
          hasGap: wanted.gap !== null,
        })
        if (current && wanted.current !== null) expect(near(current.toNumber(), wanted.current)).toBe(true)
        if (gap && wanted.gap !== null) expect(near(gap.toNumber(), wanted.gap)).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('what was pending, returned, withdrawn or undone moves nothing', () => {
  fc.assert(
    fc.property(known, day, (all, on) => {
      const confirmed = all.reports.filter(({ events }) => events.at(-1)?.state === 'confirmed')
      const strip = (states: ReturnType<typeof board>) => states.map(({ pending: _, ...rest }) => rest)
      expect(strip(board(plan, { ...all, reports: confirmed }, on))).toEqual(strip(board(plan, all, on)))
    }),
    { numRuns: 60 },
  )
})
