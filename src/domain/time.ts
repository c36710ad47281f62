import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)
dayjs.extend(timezone)

/** Tells the time; the one thing that is not an argument anywhere else. */
export type Clock = { now(): Date }

/** An instant as ISO 8601 with the zone's offset: `2024-03-18T08:00:00+08:00`. Sorts as text within one zone. */
export const isoIn = (zone: string, instant: Date): string => dayjs(instant).tz(zone).format('YYYY-MM-DDTHH:mm:ssZ')

/** The day an ISO time of the plan's zone falls on. */
export const dayOf = (iso: string): string => iso.slice(0, 10)

/** An ISO time later or earlier by so many seconds, in the same offset. */
export function shift(iso: string, seconds: number): string {
  const offset = iso.slice(19)
  return dayjs(iso).add(seconds, 'second').utcOffset(offset).format('YYYY-MM-DDTHH:mm:ssZ')
}

export const secondsBetween = (from: string, to: string): number => dayjs(to).diff(dayjs(from), 'second')

/** A day and a time of day in a zone as ISO. */
export const at = (zone: string, day: string, time: string): string =>
  dayjs.tz(`${day} ${time}`, 'YYYY-MM-DD HH:mm', zone).format('YYYY-MM-DDTHH:mm:ssZ')
