import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { build } from '../../src/plan/import/build.ts'
import type { Piece } from '../../src/plan/import/piece.ts'
import { type Reader, score, tally } from './score.ts'

const read = <T>(file: string): T => JSON.parse(readFileSync(new URL(`unseen/${file}`, import.meta.url), 'utf8'))

/**
 * Three made-up plans of shapes no plan in the repository has, held row by row to what their writer says is in them. The
 * counts are what an import without any answer comes to: right rows only rise, silent ones only fall.
 */
const floors = [
  ['business-environment', { indicators: [24, 0, 0], tasks: [21, 0, 0] }],
  ['urban-renewal', { indicators: [18, 0, 0], tasks: [19, 0, 0] }],
  ['elderly-care', { indicators: [29, 0, 0], tasks: [14, 0, 0] }],
] as const

describe.each(floors)('%s', (name, floor) => {
  const built = build(name, read<Piece[]>(`${name}.json`), {})
  const scored = score(built, read<Reader>(`${name}.gold.json`))

  test.each(['indicators', 'tasks'] as const)('%s', (kind) => {
    const { right, wrongSilent, missingSilent } = tally(scored[kind])
    expect([right, wrongSilent, missingSilent], JSON.stringify(scored[kind], null, 1)).toEqual(floor[kind])
  })

  test('no lead is wrong without a question or a finding', () => {
    const wrong = [...scored.indicators, ...scored.tasks].filter(({ faults }) =>
      faults.some((fault) => /^lead /.test(fault) && !fault.endsWith('(flagged)')),
    )
    expect(wrong).toEqual([])
  })
})
