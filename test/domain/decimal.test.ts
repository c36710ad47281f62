import { describe, expect, test } from 'vitest'
import { decimal, figure, fourDecimals, percent, plainFigure, points, share } from '../../src/domain/decimal.ts'

const of = (part: string, whole: string) => share(decimal(part), decimal(whole))

describe('percent', () => {
  test.each([
    ['3', '4', '75%'],
    ['572', '1000', '57.2%'],
    ['1', '3', '33.3%'],
    ['2', '3', '66.7%'],
    // Half away from zero, on either side of it.
    ['1005', '10000', '10.1%'],
    ['-1005', '10000', '-10.1%'],
    ['-3', '10000', '0%'],
    ['9996', '10000', '99.9%'],
    ['99999999', '100000000', '99.9%'],
    ['1', '1', '100%'],
    ['10004', '10000', '100%'],
    ['2457', '100', '2457%'],
    ['0', '7', '0%'],
  ])('%s of %s is %s', (part, whole, words) => expect(percent(of(part, whole))).toBe(words))
})

describe('four decimals', () => {
  test.each([
    ['1', '3', '0.3333'],
    ['99996', '100000', '0.9999'],
    ['99999', '100000', '0.9999'],
    ['1', '1', '1.0000'],
    ['100004', '100000', '1.0000'],
    ['-1', '100000', '0.0000'],
    ['-5', '100000', '-0.0001'],
    ['12', '1', '12.0000'],
  ])('%s of %s is %s', (part, whole, words) => expect(fourDecimals(of(part, whole))).toBe(words))
})

test.each([
  ['15.60', '15.6'],
  ['9999', '9999'],
  ['10000', '10,000'],
  ['1250000.5', '1,250,000.5'],
  ['-156000', '-156,000'],
  ['0.12345', '0.1235'],
  ['-0.00001', '0'],
])('%s is written %s', (value, words) => expect(figure(value)).toBe(words))

test('no binary float shows', () => {
  expect(plainFigure(decimal('0.1').plus('0.2'))).toBe('0.3')
  expect(plainFigure(decimal('1.1').times('1.1').minus('1.21'), 10)).toBe('0')
})

test.each([
  ['-0.1234', '12.3'],
  ['0.05', '5'],
  ['-0.00004', '0'],
])('a gap of %s is %s points', (gap, words) => expect(points(decimal(gap))).toBe(words))
