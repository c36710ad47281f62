import { describe, expect, test } from 'vitest'
import { Refused } from '../../../src/domain/refused.ts'
import { readGrids } from '../../../src/tables/read.ts'
import { bare, zip } from '../../roster/zips.ts'
import { judged, type Verdict } from './judge.ts'
import { truths } from './truth.ts'

/** What the README of this folder says of the set. A figure that is not in the truth is never stored unasked. */
describe('workbooks of people who have not seen the reader', () => {
  const verdicts = truths.map(judged)
  const [first, second, third, fourth, fifth] = (['files', 'files2', 'files3', 'files4', 'files5'] as const).map(
    (set) => verdicts.filter((one) => one.set === set),
  )
  const sum = (all: readonly Verdict[] | undefined, of: (one: Verdict) => number) =>
    (all ?? []).reduce((total, one) => total + of(one), 0)

  test.each(verdicts)('$set/$file stores nothing its truth does not have', ({ wrong }) => {
    expect(wrong).toEqual([])
  })

  test.each(first ?? [])('$file: $about', ({ missed, unnamed }) => {
    expect({ missed, unnamed }).toEqual({ missed: [], unnamed: [] })
  })

  test('is whole, and few questions are asked of those who send it', () => {
    expect(first?.length).toBeGreaterThanOrEqual(85)
    expect(sum(first, ({ certain }) => certain)).toBeGreaterThanOrEqual(400)
    expect(sum(first, ({ questions }) => questions)).toBeLessThanOrEqual(12)
  })

  test('of the second set no less is right than was', () => {
    expect(second?.length).toBeGreaterThanOrEqual(44)
    expect(sum(second, ({ certain }) => certain)).toBeGreaterThanOrEqual(152)
    expect(sum(second, ({ right }) => right)).toBeGreaterThanOrEqual(152)
    expect(sum(second, ({ unnamed }) => unnamed.length)).toBe(0)
    expect(sum(second, ({ questions }) => questions)).toBeLessThanOrEqual(17)
  })

  test('of the third set no less is right than was', () => {
    expect(third?.length).toBeGreaterThanOrEqual(44)
    expect(sum(third, ({ certain }) => certain)).toBeGreaterThanOrEqual(173)
    expect(sum(third, ({ right }) => right)).toBeGreaterThanOrEqual(173)
    expect(sum(third, ({ unnamed }) => unnamed.length)).toBe(0)
    expect(sum(third, ({ questions }) => questions)).toBeLessThanOrEqual(22)
  })

  test('of the fourth set no less is right than was', () => {
    expect(fourth?.length).toBeGreaterThanOrEqual(40)
    expect(sum(fourth, ({ certain }) => certain)).toBeGreaterThanOrEqual(130)
    expect(sum(fourth, ({ right }) => right)).toBeGreaterThanOrEqual(130)
    expect(sum(fourth, ({ unnamed }) => unnamed.length)).toBe(0)
    expect(sum(fourth, ({ questions }) => questions)).toBeLessThanOrEqual(25)
  })

  test('of the fifth set no less is right than was', () => {
    expect(fifth?.length).toBeGreaterThanOrEqual(40)
    expect(sum(fifth, ({ certain }) => certain)).toBeGreaterThanOrEqual(135)
    expect(sum(fifth, ({ right }) => right)).toBeGreaterThanOrEqual(135)
    expect(sum(fifth, ({ unnamed }) => unnamed.length)).toBe(0)
    expect(sum(fifth, ({ questions }) => questions)).toBeLessThanOrEqual(24)
  })
})

test('a bomb is stopped at what a table may take', () => {
  const bomb = zip({ ...bare(''), 'xl/worksheets/sheet1.xml': new Uint8Array(768 * 1024 * 1024) }, 100)
  expect(() => readGrids(bomb, '一季度.xlsx')).toThrow(Refused)
  expect(() => readGrids(bomb, '一季度.xlsx')).toThrow('解压后过大')
})
