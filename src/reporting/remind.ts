import type { Mail, World } from '../act/command.ts'
import { reminderCard } from '../cards/owed.ts'
import type { RosterRow } from '../domain/people.ts'
import { type Owed, owedByUnits } from '../domain/reporting/owed.ts'
import { isWorkday } from '../domain/workdays.ts'
import { openLeaves } from '../store/leaves.ts'
import { wholeRoster } from '../store/people.ts'
import { claimReminder, type Reminder } from '../store/reminders.ts'
import { expectChange, type Statement } from '../store/sql.ts'
import { type Ground, unitName } from './context.ts'

/** One person's reminder: everything their units owe. */
export type Nudge = { openId: string; name: string; owed: Owed[] }

/** Whether people may be reminded now: on a working day, within the office's hours. */
export const mayRemindNow = ({ now, settings }: World): boolean => {
  const time = now.slice(11, 16)
  return isWorkday(now.slice(0, 10)) && time >= settings.remindFrom && time < settings.remindTo
}

/**
 * `unmanned`: units that owe something and have no liaison; `away`: names of those on leave, for whom somebody else of
 * their unit is asked.
 */
export type Nudges = { all: Nudge[]; unmanned: string[]; away: string[] }

/** Who would be reminded of what; those on leave not, while somebody else reports for their unit. */
export async function nudges(world: World, { facts, rules }: Ground): Promise<Nudges> {
  const [roster, leaves] = await Promise.all([wholeRoster(world.db), openLeaves(world.db)])
  const isAway = (row: RosterRow) => leaves.some(({ openId, unit }) => openId === row.openId && unit === row.unit)
  const people = new Map<string, Nudge>()
  const unmanned: string[] = []
  const spared = new Map<string, string>()
  for (const { unit, owed } of owedByUnits(rules, facts)) {
    const liaisons = roster.filter((row) => row.role === 'liaison' && row.unit === unit)
    const there = liaisons.filter((row) => !isAway(row))
    if (liaisons.length === 0) unmanned.push(unit)
    if (there.length > 0) for (const row of liaisons) if (!there.includes(row)) spared.set(row.openId, row.name)
    for (const { openId, name } of there.length > 0 ? there : liaisons) {
      const nudge = people.get(openId) ?? { openId, name, owed: [] }
      people.set(openId, { ...nudge, owed: [...nudge.owed, ...owed] })
    }
  }
  const away = [...spared].filter(([openId]) => !people.has(openId)).map(([, name]) => name)
  return { all: [...people.values()], unmanned, away }
}

/** A reminder with its claim of the person's day: it is sent only if the claim holds. */
export function nudged(world: World, nudge: Nudge, how: Reminder['how']): { mail: Mail; claim: Statement[] } {
  const units = [...new Set(nudge.owed.map(({ unit }) => unit))]
  const { now } = world
  const claim = claimReminder({ openId: nudge.openId, day: now.slice(0, 10), units: units.join(','), how, at: now })
  const card = reminderCard({
    units: units.map((unit) => unitName(world, unit)).join('、'),
    owed: nudge.owed,
    byOffice: how === 'office',
  })
  return { mail: { to: { openId: nudge.openId }, card }, claim: expectChange(claim) }
}
