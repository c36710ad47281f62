import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFigure } from '../../../src/domain/number-form.ts'
import { numbersIn } from '../../../src/domain/numbers/scan.ts'
import { stylesOf } from './styles.ts'

const wide = { unit: '件', decimals: 0, range: { min: '0', max: '999999999999' } }

/** Numbers as offices have them: small counts, round ten thousands, sums of money, anything. */
const numbers = fc.oneof(
  fc.integer({ min: 0, max: 200 }),
  fc.integer({ min: 0, max: 99_999 }),
  fc.integer({ min: 1, max: 9999 }).map((many) => many * 1000),
  fc.integer({ min: 1, max: 99_999 }).map((many) => many * 100_000),
  fc.integer({ min: 0, max: 2_000_000_000 }),
)

test('a number written in every style is read back, in a field', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      for (const style of stylesOf(number)) {
        expect([style, readFigure(style, wide)]).toMatchObject([style, { value: String(number) }])
        expect([style, readFigure(`约${style}件左右`, wide)]).toMatchObject([style, { value: String(number) }])
      }
    }),
    { numRuns: 400 },
  )
})

test('and in a sentence, whole and with its unit', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      // Full-width commas and digits without a group are what a list of numbers may look like too.
      for (const style of stylesOf(number).filter((one) => !/^[0-9０-９]{4}$/.test(one))) {
        const found = numbersIn(`截至目前累计达到${style}件，其他不变`)
        expect([style, ...found.map(({ value }) => value?.toFixed())]).toEqual([style, String(number)])
        expect(found[0]?.text).toBe(`${style}件`)
      }
    }),
    { numRuns: 400 },
  )
})

/** Breaks a written number so that it is none any more, or none that is certain. */
const breaks: readonly ((style: string) => string)[] = [
  (style) => `近${style}`,
  (style) => `${style}多`,
  (style) => `${style}至${style}9`,
  (style) => `${style},`.replace(/,$/, ',5'),
  (style) => `${style}.2.3`,
  (style) => `${style}件${style}`,
  (style) => `${style}/3`,
  (style) => `Q${style}`,
  (style) => `${style}e3`,
]

test('what is not one number is never read as one', () => {
  fc.assert(
    fc.property(numbers, fc.constantFrom(...breaks), (number, broken) => {
      const style = stylesOf(number)
      for (const one of style) {
        const read = readFigure(broken(one), wide)
        expect([broken(one), 'problem' in read]).toEqual([broken(one), true])
      }
    }),
    { numRuns: 300 },
  )
})

test('whatever is said, every number found is whole: no digit stands right beside it', () => {
  const marks = fc.array(fc.constantFrom(...'0123456789.,，、-一二十百千万亿零点半多件家元年月第约比到%wk '), {
    maxLength: 14,
  })
  fc.assert(
    fc.property(marks, (all) => {
      const text = all.join('')
      let last = 0
      for (const { kind, from, to, text: said } of numbersIn(text)) {
        expect(from).toBeGreaterThanOrEqual(last)
        expect(said).toBe(text.slice(from, to))
        last = to
        if (kind !== 'figure') continue
        expect(/[\d.]$/.test(text.slice(0, from)) && /^\d/.test(said)).toBe(false)
        expect(/\d$/.test(said) && /^\d/.test(text.slice(to))).toBe(false)
      }
    }),
    { numRuns: 3000 },
  )
})
