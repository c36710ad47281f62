import { numberOf } from './numerals.ts'

const numeral = '(\\d{1,4}|[一二三四五六七八九十]{1,3})'
const pattern = new RegExp(`(?:(20\\d\\d|今|明|去|后)年)?的?(?:${numeral}月)?(?:${numeral}[日号])?`)
const shifts: Readonly<Record<string, number>> = { 今: 0, 明: 1, 去: -1, 后: 2 }

/** A day as people name it → ISO; a month or year stands for its last day. Null where none is named. */
export function dayOf(said: string, now: string): string | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said)
  if (iso) return dated(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [, yearSaid, monthSaid, day] = pattern.exec(said) ?? []
  if (!yearSaid && !monthSaid) return null
  const thisYear = Number(now.slice(0, 4))
  const year = yearSaid === undefined ? thisYear : (shift(yearSaid, thisYear) ?? Number(yearSaid))
  const month = monthSaid === undefined ? (/年中/.test(said) ? 6 : 12) : numberOf(monthSaid)
  return dated(year, month, day === undefined ? lastDay(year, month) : numberOf(day))
}

const shift = (said: string, year: number): number | undefined => {
  const by = shifts[said]
  return by === undefined ? undefined : year + by
}
const lastDay = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()

function dated(year: number, month: number, day: number): string | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= lastDay(year, month))) return null
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
