import type { App } from '../act/world.ts'
import type { Chat } from '../domain/chat.ts'
import { addDays, weekOf } from '../domain/day.ts'
import { at, dayOf } from '../domain/time.ts'

type Times = Pick<Chat, 'digestDay' | 'digestTime' | 'digestSetAt' | 'subscribedAt'>

/**
 * When a chat's digest of the week of a day is due, as ISO; null where it subscribed only after that. A time that had
 * passed when it was chosen is due at that moment: no week goes without, and nothing was missed.
 */
export function dueIn(app: Pick<App, 'plan' | 'digestAt'>, chat: Times, day: string): string | null {
  const instant = instantIn(app, chat, day)
  const { digestSetAt, subscribedAt } = chat
  if ((subscribedAt ?? '') >= instant) return null
  const chosenThen = digestSetAt !== null && weekOf(dayOf(digestSetAt)).id === weekOf(day).id
  return chosenThen && digestSetAt > instant ? digestSetAt : instant
}

/** The time of week a chat's digest comes at, in the week of a day, as ISO. */
export function instantIn(
  { plan, digestAt }: Pick<App, 'plan' | 'digestAt'>,
  { digestDay, digestTime }: Pick<Chat, 'digestDay' | 'digestTime'>,
  day: string,
): string {
  const date = addDays(weekOf(day).first, (digestDay ?? digestAt.day) - 1)
  return at(plan.timeZone, date, digestTime ?? digestAt.time)
}
