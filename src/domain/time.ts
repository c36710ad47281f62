/** Tells the time; the one thing that is not an argument anywhere else. */
export type Clock = { now(): Date }

const minuteMs = 60_000
/** Zones change their offset at a quarter hour; within one it is looked up once, because asking costs more than a query. */
const quarterMs = 15 * minuteMs
const mostKept = 10_000

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** An instant as ISO 8601 with the zone's offset: `2024-03-18T08:00:00+08:00`. Sorts as text within one zone. */
export function isoIn(zone: string, instant: Date): string {
  const ms = instant.getTime()
  const second = Math.floor(ms / 1000)
  if (latest.zone === zone && latest.second === second) return latest.iso
  const iso = written(ms, offsetIn(zone, ms))
  latest = { zone, second, iso }
  return iso
}

/** What time it is is asked many times within a second. */
let latest = { zone: '', second: Number.NaN, iso: '' }

/** The day an ISO time of the plan's zone falls on. */
export const dayOf = (iso: string): string => iso.slice(0, 10)

/** An ISO time later or earlier by so many seconds, in the same offset. */
export const shift = (iso: string, seconds: number): string =>
  written(Date.parse(iso) + seconds * 1000, minutesOf(iso.slice(19)))

/** Whole seconds from one ISO time to another. */
export const secondsBetween = (from: string, to: string): number =>
  Math.trunc((Date.parse(to) - Date.parse(from)) / 1000)

/** A day and a time of day (`09:00`) in a zone as ISO; a time the clocks leave out is the one after the gap. */
export function at(zone: string, day: string, time: string): string {
  const local = Date.parse(`${day}T${time}:00Z`)
  const guess = offsetIn(zone, local - offsetIn(zone, local) * minuteMs)
  const offset = offsetIn(zone, local - guess * minuteMs)
  return offset === guess
    ? written(local - guess * minuteMs, guess)
    : isoIn(zone, new Date(local - Math.min(guess, offset) * minuteMs))
}

const two = (number: number): string => String(number).padStart(2, '0')

function written(ms: number, offset: number): string {
  const size = Math.abs(offset)
  const ending = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
  return new Date(ms + offset * minuteMs).toISOString().slice(0, 19) + ending
}

/** `+08:00` → 480 */
function minutesOf(offset: string): number {
  const [hours = 0, minutes = 0] = offset.slice(1).split(':').map(Number)
  return (offset.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}

/** Minutes a zone is ahead of UTC at an instant. */
function offsetIn(zone: string, ms: number): number {
  const quarter = Math.floor(ms / quarterMs)
  const key = `${zone} ${quarter}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size >= mostKept) offsets.clear()
  const offset = Math.round((wallClock(zone, quarter * quarterMs) - quarter * quarterMs) / minuteMs)
  offsets.set(key, offset)
  return offset
}

/** What the clocks of a zone show at an instant, as if it were UTC. Throws for a zone the system does not know. */
function wallClock(zone: string, ms: number): number {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-US', { ...shown, timeZone: zone })
  formats.set(zone, format)
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second)
}

const shown = {
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
} as const
