import { expect, test } from 'vitest'
import { goalOf, indicatorByNo } from '../../src/domain/look.ts'
import { planAsSet } from '../../src/domain/office-plan.ts'
import { readPlan } from '../../src/plan/read.ts'

const plan = await readPlan('data/zunyi-2022')
const thresholds = (stored: Record<string, string>, no = 10) => goalOf(planAsSet(plan, stored), no).thresholds

test('of two thresholds the office sets one or both; the other stays the plan’s', () => {
  const { behind, farBehind } = plan.thresholds
  expect(thresholds({ 'behind 10': '0.05' })).toEqual({ behind: '0.05', farBehind })
  expect(thresholds({ 'farBehind 10': '0.2' })).toEqual({ behind, farBehind: '0.2' })
  expect(thresholds({ 'behind 10': '0.05', 'farBehind 10': '0.2' })).toEqual({ behind: '0.05', farBehind: '0.2' })
  expect(thresholds({ 'behind 10': '0.05' }, 11)).toBeUndefined()
})

test('what is set of a shared goal holds for both its parts', () => {
  const set = planAsSet(plan, { 'period 6': 'half', 'behind 6': '0.05' })
  expect([6, 7].map((no) => indicatorByNo(set, no)?.period)).toEqual(['half', 'half'])
  expect(goalOf(set, 7).thresholds?.behind).toBe('0.05')
})
