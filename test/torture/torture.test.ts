import { expect, test } from 'vitest'
import { torture } from './run.ts'

test('killed again and again on a bad day, nothing is lost and nothing comes twice', { timeout: 120_000 }, async () => {
  const findings = await torture({ kills: 10, seed: 20240318 })
  expect(findings.wrong).toEqual([])
  expect(findings.answered).toBeGreaterThan(0)
})
