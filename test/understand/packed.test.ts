import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  packFarApart,
  packNumbers,
  stepsOf,
  summed,
  unpackFarApart,
  unpackNumbers,
} from '../../src/understand/packed.ts'

const largest = 2 ** 32 - 1
const whole = fc.oneof(fc.nat({ max: 1000 }), fc.nat({ max: largest }), fc.constantFrom(79, 80, 889, 890, 891, largest))

test('whole numbers come back as they were, as text that stands in JSON as it is', () => {
  fc.assert(
    fc.property(fc.array(whole), (numbers) => {
      const text = packNumbers(numbers)
      expect([...unpackNumbers(text)]).toEqual(numbers)
      expect(JSON.stringify(text)).toBe(`"${text}"`)
    }),
  )
})

test('so do rising ones, near each other and far apart', () => {
  fc.assert(
    fc.property(fc.array(whole), (numbers) => {
      const rising = numbers.toSorted((one, other) => one - other)
      expect([...summed(Uint32Array.from(stepsOf(rising)))]).toEqual(rising)
      expect([...unpackFarApart(packFarApart(rising))]).toEqual(rising)
    }),
  )
})
