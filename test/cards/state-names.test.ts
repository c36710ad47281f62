import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { lightNames, lightText, waitingName } from '../../src/cards/state-words.ts'
import type { GoalState } from '../../src/domain/attainment.ts'
import { decimal } from '../../src/domain/decimal.ts'
import { progressWords } from '../../src/domain/report.ts'
import { unreported } from '../../src/domain/tasks.ts'
import { stateNames } from '../../src/ledger/words.ts'

/** Words by what they are of, as docs/rules.md 1 lists them. */
const listed = (of: string): string[] =>
  (readFileSync('docs/rules.md', 'utf8').split('### States')[1]?.split('\n## ')[0] ?? '')
    .split('\n')
    .filter((line) => line.startsWith(`| ${of} |`))
    .flatMap((line) => line.split('|')[2]?.trim().split(' / ') ?? [])
    .sort()

describe('a state has one word', () => {
  test('of a goal', () => {
    const missing = lightText({ light: 'noBaseline', ratio: null, waitsFor: null, missingPast: 3 } as GoalState)
    const ratio = { handled: decimal(0), accepted: decimal(0) }
    const nothing = lightText({ light: 'noData', ratio, waitsFor: null, missingPast: 0 } as unknown as GoalState)
    expect(listed('goal')).toEqual([...Object.values(lightNames), waitingName, missing, nothing].sort())
  })

  test('of a task, 未填报 as of a goal', () => {
    expect(listed('task')).toEqual([...progressWords].sort())
    expect(unreported).toBe(lightNames.noData)
  })

  test('of a report', () => {
    expect(listed('report')).toEqual(Object.values(stateNames).sort())
  })
})
