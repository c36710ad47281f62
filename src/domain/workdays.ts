import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { addDays, weekdayOf } from './day.ts'

// The package's data is read by day, because its functions are a day off where the process's zone is west of UTC.
const holidays = new Set(Object.keys(calendar.holidays))
const makeUpDays = new Set(Object.keys(calendar.workdays))
const years = new Set([...holidays].map((day) => day.slice(0, 4)))

/** Whether the calendar of holidays has this year; outside it a week is Monday to Friday. */
export const isCovered = (year: number): boolean => years.has(String(year))

/** A working day by the official calendar of holidays and make-up days. */
export function isWorkday(day: string): boolean {
  if (makeUpDays.has(day)) return true
  return !holidays.has(day) && weekdayOf(day) <= 5
}

/** The day itself if it is a working day, else the next one. */
export function workdayFrom(day: string): string {
  let next = day
  while (!isWorkday(next)) next = addDays(next, 1)
  return next
}
