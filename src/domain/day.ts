/** Days are `YYYY-MM-DD` strings without a zone: they compare and sort as text. */
const dayMs = 86_400_000

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / dayMs
const dayAt = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)

export const addDays = (day: string, count: number): string => dayAt(numberOf(day) + count)

/** Days from the first to the last, both counted; 0 or less when the last is before the first. */
export const daysInclusive = (first: string, last: string): number => numberOf(last) - numberOf(first) + 1

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (day: string): number => ((numberOf(day) + 3) % 7) + 1

export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(numberOf(text)) && dayAt(numberOf(text)) === text

/**
 * A day from a form: as it was typed (`2021年底`, `2022年6月30日`, `2022年6月底`, `2024-02-29`), or as the calendar of a
 * card sends it (`2024-05-10 +0800`, the zone is of the phone). Null where it is none; a month or year is its last day.
 */
export function dayTyped(said: string): string | null {
  const text = said
    .replace(/ [+-]\d{4}$/, '')
    .normalize('NFKC')
    .replace(/\s+/g, '')
  const [, year, month, day] =
    /^(\d{4})(?:年|[-./])(?:(\d{1,2})(?:月|[-./]?))?(?:(\d{1,2})日?|[年月]?[底末])?$/.exec(text) ?? []
  if (year === undefined) return null
  const ofMonth = (one: string) => `${year}-${(month ?? '12').padStart(2, '0')}-${one.padStart(2, '0')}`
  if (day !== undefined) {
    const exact = ofMonth(day)
    return month !== undefined && isDay(exact) ? exact : null
  }
  return ['31', '30', '29', '28'].map(ofMonth).find(isDay) ?? null
}

/** `2024年3月18日` */
export function dayLabel(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `3月18日` */
export const shortDay = (day: string): string => dayLabel(day).replace(/^\d+年/, '')

export type Week = { id: string; first: string; last: string; year: number; no: number }

/** The seven days before a day, under the ISO week of the last of them. */
export function weekBefore(day: string): Week {
  const last = addDays(day, -1)
  return { ...weekOf(last), first: addDays(day, -7), last }
}

/** The ISO week of a day: Monday to Sunday, `2024-W12`. */
export function weekOf(day: string): Week {
  const first = addDays(day, 1 - weekdayOf(day))
  // A week belongs to the year of its Thursday.
  const year = Number(addDays(first, 3).slice(0, 4))
  const fourth = `${year}-01-04`
  const start = addDays(fourth, 1 - weekdayOf(fourth))
  const no = (numberOf(first) - numberOf(start)) / 7 + 1
  return { id: `${year}-W${String(no).padStart(2, '0')}`, first, last: addDays(first, 6), year, no }
}
