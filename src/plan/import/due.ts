import { type Due, dueOf, everyIn, timesIn } from '../due.ts'
import type { World } from './made.ts'

const noDay = '没有具体日期'

/** The deadline a cell or a clause prints; asked where its words leave the day open. */
export function dueWritten({ asking, year }: World, place: string, written: string): Due {
  const { due, open, days } = dueOf(written, year)
  if (!open) return due
  const ask = `完成时限“${written}”按哪一天算？（写成2024-06-30）`
  const about = { kind: 'period' as const, place, text: written, ask }
  const said = asking.fill(about, due.on ?? noDay, [...days, noDay])
  if (said === noDay) return { ...due, on: null }
  const on = dueOf(said, year).due.on
  if (on === null) asking.unheard(about, '请写一个日期，如2024-06-30')
  return { ...due, on: on ?? due.on }
}

/** Years before a plan's are of the thing itself, and so is what a date only compares with or opens. */
const aside = /(?:较|比|以|自|从|截至)$/
const without = /《[^》]*》|“十[四五六]五”/g

/**
 * The deadline of a passage: the one time it prints, at the head of its one sentence; of several, or of one further
 * on, which may be of a part of the work only, somebody says whether it is the task's. The latest is proposed.
 */
export function dueInPassage(world: World, place: string, passage: string): Due | null {
  const text = passage.replace(without, (name) => '　'.repeat(name.length)).trim()
  const [from, until] = [world.start.slice(0, 4), world.end]
  const times = timesIn(text, world.year).filter(
    ({ at, on }) => !aside.test(text.slice(0, at)) && (on === null || (on.slice(0, 4) >= from && on <= until)),
  )
  const round = everyIn(text)
  const all: Due[] = [
    ...times.map(({ written, on }) => ({ written, on, every: null })),
    ...(round ? [{ written: round.written, on: null, every: round.every }] : []),
  ].filter(({ written }, at, list) => list.findIndex((one) => one.written === written) === at)
  const [first] = all
  if (!first) return null
  const latest = all.toSorted((a, b) => ((a.on ?? '') < (b.on ?? '') ? 1 : -1))[0] ?? first
  const [time] = times
  const head = time && text.slice(0, time.at)
  const limit = time && !time.open && (/[到至]/.test(head ?? '') || /[月底末前季半]/.test(time.written))
  if (all.length === 1 && limit && /^[到至于在]?$/.test(head ?? '') && !/[。；]./.test(text)) return first
  const none = '没有整项任务的时限'
  const about = {
    ...{ kind: 'period' as const, place, text: passage.slice(0, 200) },
    ask: `这一段写了${all.map(({ written }) => `“${written}”`).join('')}：这项任务的完成时限是哪一个？`,
  }
  const said = world.asking.fill(about, latest.written, [...all.map(({ written }) => written), none])
  if (said === none) return null
  const chosen = all.find(({ written }) => written === said)
  // A day the passage does not print is not the plan's deadline.
  if (!chosen) world.asking.unheard(about, `请写“${[...all.map(({ written }) => written), none].join('”“')}”中的一个`)
  const due = chosen ?? latest
  return due.on === null && due.every === null ? dueWritten(world, place, due.written) : due
}
