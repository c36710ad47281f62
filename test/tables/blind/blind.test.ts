import { describe, expect, test } from 'vitest'
import { Refused } from '../../../src/domain/refused.ts'
import { readGrids } from '../../../src/tables/read.ts'
import { bare, zip } from '../../roster/zips.ts'
import { judged } from './judge.ts'
import { truths } from './truth.ts'

/** What the README of this folder says of the set. A figure that is not in the truth is never stored unasked. */
describe('workbooks of people who have not seen the reader', () => {
  const verdicts = truths.map(judged)

  test.each(verdicts)('$file: $about', ({ wrong, missed, unnamed }) => {
    expect({ wrong, missed, unnamed }).toEqual({ wrong: [], missed: [], unnamed: [] })
  })

  test('is whole, and few questions are asked of those who send it', () => {
    const certain = verdicts.reduce((all, one) => all + one.certain, 0)
    const questions = verdicts.reduce((all, one) => all + one.questions, 0)
    expect(verdicts.length).toBeGreaterThanOrEqual(85)
    expect(certain).toBeGreaterThanOrEqual(400)
    expect(questions).toBeLessThanOrEqual(8)
  })
})

test('a bomb is stopped at what a table may take', () => {
  const bomb = zip({ ...bare(''), 'xl/worksheets/sheet1.xml': new Uint8Array(768 * 1024 * 1024) }, 100)
  expect(() => readGrids(bomb, '一季度.xlsx')).toThrow(Refused)
  expect(() => readGrids(bomb, '一季度.xlsx')).toThrow('解压后过大')
})
