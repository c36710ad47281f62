import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'
import type { Leap } from './view.ts'

dayjs.extend(utc)
dayjs.extend(timezone)

const units = { hour: 'hour', day: 'day', week: 'week', month: 'month' } as const

/** Where the clock goes; `monday` is the next Monday 09:00 of the zone, never the present moment. */
export function leapTo(zone: string, now: Date, leap: Leap): Date {
  const here = dayjs(now).tz(zone)
  if (leap !== 'monday') return here.add(1, units[leap]).toDate()
  const day = here.format('YYYY-MM-DD')
  const ahead = (8 - here.day()) % 7
  const monday = dayjs(day).add(ahead, 'day').format('YYYY-MM-DD')
  const nine = dayjs.tz(`${monday} 09:00`, zone)
  return (nine.valueOf() > now.getTime() ? nine : nine.add(7, 'day')).toDate()
}
