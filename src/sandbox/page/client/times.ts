/** Times are ISO in the plan's offset; the page shows them as they stand, whatever zone the browser is in. */
export const dayOf = (iso: string): string => iso.slice(0, 10)
export const timeOf = (iso: string): string => iso.slice(11, 16)

const week = ['日', '一', '二', '三', '四', '五', '六']
const weekdayOf = (iso: string): string => `周${week[new Date(`${dayOf(iso)}T00:00:00Z`).getUTCDay()] ?? ''}`

/** 2024年3月18日 周一 */
export function dayWords(iso: string): string {
  const [year, month, day] = dayOf(iso).split('-').map(Number)
  return `${year}年${month}月${day}日 ${weekdayOf(iso)}`
}

/** For the chat list: the time today, else the day. */
export function shortTime(iso: string, now: string): string {
  if (dayOf(iso) === dayOf(now)) return timeOf(iso)
  const [year, month, day] = dayOf(iso).split('-').map(Number)
  return year === Number(now.slice(0, 4)) ? `${month}月${day}日` : `${year}/${month}/${day}`
}

/** An ISO time later by so many milliseconds, in the same offset. */
export function later(iso: string, ms: number): string {
  const offset = iso.slice(19)
  const sign = offset.startsWith('-') ? -1 : 1
  const minutes = offset.length < 6 ? 0 : sign * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(4, 6)))
  return `${new Date(Date.parse(iso) + ms + minutes * 60_000).toISOString().slice(0, 19)}${offset}`
}
