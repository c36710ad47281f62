import fc from 'fast-check'
import { expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { addDays } from '../../src/domain/day.ts'
import { reportable } from '../../src/domain/due.ts'
import type { Goal, Plan } from '../../src/domain/plan.ts'
import { senses } from '../../src/domain/plan-rows.ts'
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

/** Every period of an indicator from one on to another, some of them sent in while they ran: a past that is whole. */
const run = fc
  .record({
    indicator: fc.constantFrom(...plan.indicators),
    skip: fc.constantFrom(0, 0, 0, 1, 4),
    length: fc.integer({ min: 1, max: 40 }),
    early: fc.constantFrom(0, 0, 0, 5, 40),
    share: fc.integer({ min: 0, max: 130 }),
  })
  .map(({ indicator, skip, length, early, share }): Report[] => {
    const { no, measure, period: kind } = indicator
    const whole = plan.goals.find(({ indicators }) => indicators.includes(no))?.targets.at(-1)?.value ?? '1'
    const periods = reportable(plan, kind, plan.end).slice(skip, skip + length)
    return periods.map(({ id, first, last }, index) => {
      const part = measure === 'flow' ? share / 100 / 36 : (share / 100) * ((index + 1) / periods.length)
      const value = (Number(whole) * part).toFixed(indicator.decimals)
      const figures = measure === 'ratio' ? { numerator: String(Math.min(share, 100)), denominator: '100' } : { value }
      const on = early > 0 && index === periods.length - 1 ? addDays(last, -early) : addDays(last, 3)
      return figure(no, id, { ...figures, at: at(on < first ? first : on) })
    })
  })

const known: fc.Arbitrary<Facts> = fc
  .tuple(fc.array(report, { maxLength: 30 }), fc.array(run, { maxLength: 12 }), fc.array(start, { maxLength: 14 }))
  .map(([reports, runs, baselines]) => facts([...runs.flat(), ...reports], baselines))

const variant = fc.record({
  sense: fc.constantFrom(...senses.filter((sense) => sense !== 'state')),
  strict: fc.boolean(),
  perYear: fc.boolean(),
  milestones: fc.boolean(),
  low: fc.integer({ min: 60, max: 100 }),
})

type Variant = typeof variant extends fc.Arbitrary<infer One> ? One : never

/** The plan with that sense, milestones and a sum by the year at every goal. */
const varied = ({ sense, strict, perYear, milestones, low }: Variant): Plan => ({
  ...plan,
  goals: plan.goals.map((goal): Goal => {
    const last = goal.targets.at(-1)
    if (!last?.value) return goal
    const value = ((Number(last.value) * low) / 100).toFixed(2)
    const earlier = milestones ? [{ ...last, on: '2023-12-31', value: (Number(value) / 2).toFixed(2) }] : []
    const own = sense === 'within' ? { ...last, value, to: last.value } : last
    return { ...goal, sense, strict, perYear, targets: [...earlier, own] }
  }),
})

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(a), Math.abs(b))

function agrees(of: Plan, all: Facts, on: string, since: string) {
  for (const state of board(of, all, on, { dueDays: of.dueDays, since, owing: {} })) {
    const wanted = expectedOf(of, state.goal, all, on, { dueDays: of.dueDays, since })
    const { current, gap, expected, light, figureDay, missingPast, waitsFor } = state
    const has = { current: current !== null, gap: gap !== null, expected: expected !== null }
    const { sense, perYear, strict } = state.goal
    const about = { of: state.goal.indicators, sense, perYear, strict, on, since }
    expect({ ...about, light, figureOf: figureDay, missing: missingPast, waitsFor, has }).toEqual({
      ...about,
      light: wanted.light,
      figureOf: wanted.figureOf,
      missing: wanted.missing,
      waitsFor: wanted.waitsFor,
      has: { current: wanted.current !== null, gap: wanted.gap !== null, expected: wanted.expected !== null },
    })
    if (current && wanted.current !== null) expect(near(current.toNumber(), wanted.current)).toBe(true)
    if (gap && wanted.gap !== null && !near(gap.toNumber(), wanted.gap)) expect(gap.toNumber()).toBe(wanted.gap)
    if (expected && wanted.expected !== null) expect(near(expected.toNumber(), wanted.expected)).toBe(true)
  }
}

const since = fc.constantFrom(plan.start, '2024-03-18', '2025-05-20', '2025-08-01')

test('every goal on any day is what the rules say when computed a second time, in another way', () => {
  fc.assert(
    fc.property(known, day, since, (all, on, first) => agrees(plan, all, on, first)),
    { numRuns: 200 },
  )
})

test('whatever the sense of a goal, its milestones, and whether its sum starts anew every year', () => {
  fc.assert(
    fc.property(variant, known, day, since, (of, all, on, first) => agrees(varied(of), all, on, first)),
    { numRuns: 200 },
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
