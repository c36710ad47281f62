import { expect, test } from 'vitest'
import { torture } from './run.ts'

test('killed again and again on a bad day, nothing is lost and nothing comes twice', async () => {
  const findings = await torture({ kills: 8, seed: 20240318 })
  expect(findings.wrong).toEqual([])
  // A run in which little got through proves little.
  expect(findings.answered).toBeGreaterThan(20)
  expect(findings.acknowledged).toBeGreaterThan(5)
})
