import { expect, test } from 'vitest'
import { board } from '../../src/domain/attainment.ts'
import { byLead } from '../../src/domain/by-lead.ts'
import { plan } from '../chat.ts'

const goals = board(plan, { reports: [], baselines: [] }, '2024-03-18')

test('a goal that several lead is each one’s, and none is left out', () => {
  const led = byLead(plan, goals)
  expect(new Set(led.flatMap((one) => one.goals))).toEqual(new Set(goals))
  const joint = goals.filter(({ indicators }) => indicators.some((indicator) => indicator.leads.length > 1))
  for (const goal of joint) expect(led.filter((one) => one.goals.includes(goal)).length).toBeGreaterThan(1)
})
