import { expect, test } from 'vitest'
import type { GoalState } from '../../src/domain/attainment.ts'
import { board } from '../../src/domain/attainment.ts'
import type { Light } from '../../src/domain/light.ts'
import { byLead, scoreboard } from '../../src/domain/scoreboard.ts'
import { plan } from '../chat.ts'

const goals = board(plan, { reports: [], baselines: [] }, '2024-03-18')
const withLights = (lightOf: (state: GoalState) => Light) => goals.map((state) => ({ ...state, light: lightOf(state) }))
const leads = (state: GoalState, unit: string) => state.indicators.some(({ leads: by }) => by.includes(unit))

test('a goal that several lead is each one’s, and none is left out', () => {
  const led = byLead(plan, goals)
  expect(new Set(led.flatMap((one) => one.goals))).toEqual(new Set(goals))
  const joint = goals.filter(({ indicators }) => indicators.some((indicator) => indicator.leads.length > 1))
  for (const goal of joint) expect(led.filter((one) => one.goals.includes(goal)).length).toBeGreaterThan(1)
})

test('the best share comes first, what cannot be judged counts for nobody, and who has nothing to judge comes last', () => {
  const scores = scoreboard(
    plan,
    withLights((state) => {
      if (leads(state, 'justice')) return 'met'
      if (leads(state, 'hightech-zone')) return 'noBaseline'
      return state.goal.indicators.includes(2) ? 'onCourse' : 'noData'
    }),
  )
  expect(scores[0]).toEqual({ unit: 'justice', good: 1, of: 1 })
  expect(scores[1]).toMatchObject({ unit: 'market-regulation', good: 1 })
  expect(scores.at(-1)).toEqual({ unit: 'hightech-zone', good: 0, of: 0 })
  const shares = scores.filter(({ of }) => of > 0).map(({ good, of }) => good / of)
  expect(shares).toEqual(shares.toSorted((a, z) => z - a))
})
