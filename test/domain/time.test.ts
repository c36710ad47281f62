import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { at, isoIn, secondsBetween, shift } from '../../src/domain/time.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

const zones = ['Asia/Shanghai', 'UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Europe/Berlin', 'Pacific/Kiritimati']
const instants = fc.date({ min: new Date('1995-01-01'), max: new Date('2050-01-01'), noInvalidDate: true })

describe.each(zones)('in %s', (zone) => {
  test('an instant is written as the library of time zones writes it', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        expect(isoIn(zone, instant)).toBe(dayjs(instant).tz(zone).format('YYYY-MM-DDTHH:mm:ssZ'))
      }),
    )
  })

  test('a written time shifted and taken apart is the same arithmetic', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -9e8, max: 9e8 }), (instant, seconds) => {
        const from = isoIn(zone, instant)
        const to = shift(from, seconds)
        expect(to.slice(19)).toBe(from.slice(19))
        expect(secondsBetween(from, to)).toBe(seconds)
      }),
    )
  })

  test('the time a clock there shows is that time', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const iso = isoIn(zone, instant)
        const shown = at(zone, iso.slice(0, 10), iso.slice(11, 16))
        // An hour the clocks go through twice may be either.
        expect(shown.slice(0, 16)).toBe(iso.slice(0, 16))
      }),
    )
  })
})

test('a time left out in spring is the one an hour later', () => {
  expect(at('Europe/Berlin', '2024-03-31', '02:30')).toBe('2024-03-31T03:30:00+02:00')
  expect(at('Asia/Shanghai', '2024-03-18', '09:00')).toBe('2024-03-18T09:00:00+08:00')
})

test('a time of day in the hours after the clocks changed', () => {
  expect(at('America/New_York', '2024-03-10', '01:00')).toBe('2024-03-10T01:00:00-05:00')
  expect(at('America/New_York', '2024-03-10', '05:00')).toBe('2024-03-10T05:00:00-04:00')
  expect(at('America/New_York', '2024-11-03', '05:00')).toBe('2024-11-03T05:00:00-05:00')
})
