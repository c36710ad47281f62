import { describe, expect, test } from 'vitest'
import { Refused } from '../../../src/domain/refused.ts'
import { readGrids } from '../../../src/tables/read.ts'
import { bare, zip } from '../../roster/zips.ts'
import { judged, type Verdict } from './judge.ts'
import { truths } from './truth.ts'

/** Of each set how many files, cells that are right, and questions at most: what the README of this folder says. */
const bounds = {
  files: { files: 85, right: 404, questions: 12 },
  files2: { files: 44, right: 152, questions: 19 },
  files3: { files: 44, right: 173, questions: 22 },
  files4: { files: 40, right: 130, questions: 25 },
  files5: { files: 40, right: 135, questions: 24 },
  files6: { files: 40, right: 466, questions: 56 },
  files7: { files: 30, right: 289, questions: 21 },
  files9: { files: 24, right: 353, questions: 17 },
  files10: { files: 16, right: 189, questions: 6 },
}

/** Files of which some is not read yet, and why: the README. */
const left = new Set(['files6/03.xlsx'])

/** Files of a set nothing was mended for yet, as first read: right at least, wrong and not named at most (README). */
const unmended: Record<string, { right: number; wrong: number; unnamed: number }> = {
  'files10/02.xlsx': { right: 13, wrong: 0, unnamed: 0 },
  'files10/03.xlsx': { right: 8, wrong: 0, unnamed: 0 },
  'files10/05.xlsx': { right: 4, wrong: 0, unnamed: 0 },
  'files10/06.xlsx': { right: 3, wrong: 0, unnamed: 0 },
  'files10/10.csv': { right: 33, wrong: 0, unnamed: 1 },
}
const nameOf = ({ set, file }: Verdict): string => `${set}/${file}`

/** A figure that is not in the truth is never stored unasked; what is not mended yet may get no worse. */
describe('workbooks of people who have not seen the reader', () => {
  const verdicts = truths.map(judged)
  const sum = (all: readonly Verdict[], of: (one: Verdict) => number) => all.reduce((total, one) => total + of(one), 0)

  const mended = verdicts.filter((one) => unmended[nameOf(one)] === undefined)

  test.each(mended)('$set/$file stores nothing its truth does not have', ({ wrong }) => {
    expect(wrong).toEqual([])
  })

  test.each(mended.filter((one) => !left.has(nameOf(one))))('$set/$file: $about', (one) => {
    expect({ missed: one.missed, unnamed: one.unnamed }).toEqual({ missed: [], unnamed: [] })
  })

  test.each(Object.entries(unmended))('%s, not mended yet, is read no worse', (name, bound) => {
    const one = verdicts.find((it) => nameOf(it) === name)
    if (!one) throw new Error(`no file ${name}`)
    expect(one.right).toBeGreaterThanOrEqual(bound.right)
    expect(one.wrong.length, one.wrong.join('\n')).toBeLessThanOrEqual(bound.wrong)
    expect(one.unnamed.length, one.unnamed.join('\n')).toBeLessThanOrEqual(bound.unnamed)
  })

  test.each(Object.entries(bounds))('%s: no less is right than was, and few questions are asked', (set, least) => {
    const own = verdicts.filter((one) => one.set === set)
    expect(own.length).toBeGreaterThanOrEqual(least.files)
    expect(sum(own, ({ right }) => right)).toBeGreaterThanOrEqual(least.right)
    expect(sum(own, ({ questions }) => questions)).toBeLessThanOrEqual(least.questions)
  })
})

test('a bomb is stopped at what a table may take', () => {
  const bomb = zip({ ...bare(''), 'xl/worksheets/sheet1.xml': new Uint8Array(768 * 1024 * 1024) }, 100)
  expect(() => readGrids(bomb, '一季度.xlsx')).toThrow(Refused)
  expect(() => readGrids(bomb, '一季度.xlsx')).toThrow('解压后过大')
})
