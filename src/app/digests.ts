import { notice } from '../cards/kit.ts'
import type { World } from '../command.ts'
import { digestComposer } from '../digest/compose.ts'
import { addDays, weekOf } from '../domain/day.ts'
import { type Chat, claimWeek, lastDigestAt, setDigest, subscribedChats, weekClaimed } from '../store/chats.ts'
import { post } from '../store/outbox.ts'
import { Conflict, expectChange, type Statement } from '../store/sql.ts'
import { at, dayOf, secondsBetween } from '../time.ts'
import { type Standing, standingNow } from './board.ts'
import { labelled } from './label.ts'
import { mailTo } from './letters.ts'
import type { Metrics } from './metrics.ts'
import { type App, nowIn, worldOf } from './world.ts'

/** A digest later than this is not sent any more (design.md 5). */
const lateSeconds = 2 * 86400
/** Weeks after the end in which there is still something to settle. */
const weeksAfterEnd = 8

/**
 * Composes and posts the digests that are due, each with its claim of the week in one batch: whoever comes second finds
 * it claimed. Returns the chats whose digest was too late and is skipped.
 */
export async function digestsDue(app: App, metrics: Metrics): Promise<string[]> {
  const now = nowIn(app)
  const due = await dueNow(app, now)
  if (due.length === 0) return []
  const world = await worldOf(app)
  const standing = await standingNow(world)
  const compose = digestComposer(world, standing)
  const skipped: string[] = []
  for (const { chat, week, instant } of due) {
    // Callbacks have their three seconds also while a thousand groups are due.
    await breath()
    const isLate = secondsBetween(instant, now) > lateSeconds
    const statements = isLate ? [] : await digestStatements(app, { world, standing, compose }, chat)
    const claimed = await claim(app, [
      ...expectChange(claimWeek(chat.chatId, week, isLate ? 'skipped' : 'sent', now)),
      ...statements,
    ])
    if (claimed && isLate) skipped.push(chat.chatId)
    if (claimed && !isLate) metrics.digestRuns.add()
  }
  return skipped
}

async function claim(app: App, statements: Statement[]): Promise<boolean> {
  try {
    await app.db.batch(statements)
    return true
  } catch (error) {
    if (error instanceof Conflict) return false
    throw error
  }
}

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))

type Moment = { world: World; standing: Standing; compose: ReturnType<typeof digestComposer> }

async function digestStatements(app: App, { world, standing, compose }: Moment, chat: Chat): Promise<Statement[]> {
  if (isSettled(app, standing)) {
    const card = notice('周报到此为止', `试点已结束，${closing(app, standing)}，周报不再发送。随时可以@我问“状态”。`)
    const letter = mailTo({ to: { chatId: chat.chatId }, card: labelled(world, card) })
    return [setDigest(chat.chatId, 'off'), ...post(letter, world.now)]
  }
  const since = await lastDigestAt(app.db, chat.chatId)
  const card = compose({ scope: chat.scope, since, adHoc: false })
  return post(mailTo({ to: { chatId: chat.chatId }, card: labelled(world, card) }), world.now)
}

/** Eight weeks after the end, or as soon as every goal is reached or not. */
function isSettled({ plan }: App, { day, goals }: Standing): boolean {
  if (day <= plan.end) return false
  return day > addDays(plan.end, weeksAfterEnd * 7) || goals.every(({ light }) => light === 'met' || light === 'unmet')
}

const closing = ({ plan }: App, { day }: Standing): string =>
  day > addDays(plan.end, weeksAfterEnd * 7) ? `期满已过${weeksAfterEnd}周` : '每个目标都有了结论'

type Due = { chat: Chat; week: string; instant: string }
type Times = Pick<Chat, 'digestDay' | 'digestTime' | 'digestSetAt' | 'subscribedAt'>

/** This week's digests whose time has come, and last week's that were missed. */
async function dueNow(app: App, now: string): Promise<Due[]> {
  const chats = await subscribedChats(app.db)
  const candidates = chats.flatMap((chat) =>
    [addDays(dayOf(now), -7), dayOf(now)].map((day) => ({
      chat,
      week: weekOf(day).id,
      instant: dueIn(app, chat, day),
    })),
  )
  const due: Due[] = []
  for (const one of candidates) {
    const { chat, week, instant } = one
    if (instant === null || instant > now) continue
    if (!(await weekClaimed(app.db, chat.chatId, week))) due.push({ chat, week, instant })
  }
  return due
}

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

/** The next instant any group’s digest is due. */
export async function nextDigestAfter(app: App, after: string): Promise<string | null> {
  const chats = await subscribedChats(app.db)
  const instants = chats.flatMap((chat) =>
    [dayOf(after), addDays(dayOf(after), 7)]
      .map((day) => instantIn(app, chat, day))
      .filter((instant) => instant > after),
  )
  return instants.sort()[0] ?? null
}
