import type { World } from '../act/command.ts'
import { labelled } from '../act/label.ts'
import { mailTo } from '../act/letters.ts'
import { type App, nowIn, worldOf } from '../act/world.ts'
import { type Card, notice } from '../cards/kit.ts'
import { digestComposer } from '../digest/compose.ts'
import { dueIn, instantIn } from '../digest/instant.ts'
import type { Chat } from '../domain/chat.ts'
import { addDays, weekBefore, weekOf } from '../domain/day.ts'
import { periodWord } from '../domain/look.ts'
import { dayOf, secondsBetween } from '../domain/time.ts'
import { type Standing, standingNow } from '../reporting/board.ts'
import { breath } from '../store/breath.ts'
import { claimWeeks, lastDigests, setDigest, subscribedChats, type WeekClaim, weeksClaimed } from '../store/chats.ts'
import { type Letter, postAll } from '../store/outbox.ts'
import { Conflict, expectChanges, type Statement } from '../store/sql.ts'
import type { Metrics } from '../telemetry/metrics.ts'

/** A digest later than this is not sent any more (docs/rules.md 5). */
const lateSeconds = 2 * 86400
/** Weeks after the end in which there is still something to settle. */
const weeksAfterEnd = 8

/** So many are claimed and posted in one batch, as long as their cards are not larger than a batch should be. */
const waveSize = 50
const waveBytes = 1_000_000

/**
 * Composes and posts the digests that are due, a wave at a time, each wave with its claims of the week in one batch:
 * whoever comes second finds them claimed. Returns how many, and how many were too late and are skipped.
 */
export async function digestsDue(app: App, metrics: Metrics): Promise<{ sent: number; skipped: number }> {
  const done = { sent: 0, skipped: 0 }
  let moment: Moment | undefined
  let disputed = Number.POSITIVE_INFINITY
  for (;;) {
    const now = nowIn(app)
    const due = await dueNow(app, now)
    if (due.length === 0) return done
    if (due.length >= disputed) throw new Error('digests are claimed, but still due')
    moment ??= await momentOf(app)
    const wave = await composed(app, moment, due)
    const claims = wave.map(({ claim }) => claim)
    const letters = wave.flatMap(({ letter }) => letter ?? [])
    try {
      await app.db.batch([
        ...expectChanges(claimWeeks(claims, now), claims.length),
        ...wave.flatMap(({ effects }) => effects),
        postAll(letters, now),
      ])
    } catch (error) {
      if (!(error instanceof Conflict)) throw error
      // Somebody was quicker with one of them, or a group has paused meanwhile: fewer are due now.
      disputed = due.length
      continue
    }
    for (const { claim, about } of wave) {
      const { chatId, state } = claim
      done[state]++
      if (state === 'sent') metrics.digestRuns.add()
      app.log.info({ category: 'digest', chat: chatId, week: about, state }, 'digest')
    }
  }
}

type Moment = {
  world: World
  standing: Standing
  compose: ReturnType<typeof digestComposer>
  last: ReadonlyMap<string, string>
}

async function momentOf(app: App): Promise<Moment> {
  const world = await worldOf(app)
  const [standing, last] = await Promise.all([standingNow(world), lastDigests(app.db)])
  return { world, standing, compose: digestComposer(world, standing), last }
}

/** `about`: the week the digest is of, as its heading names it; it claims the week it is sent in. */
type Prepared = { claim: WeekClaim; about: string; letter: Letter | null; effects: Statement[] }

/** The first of those that are due, as many as go into one batch. */
async function composed(app: App, moment: Moment, due: readonly Due[]): Promise<Prepared[]> {
  const wave: Prepared[] = []
  let bytes = 0
  for (const one of due.slice(0, waveSize)) {
    // Callbacks have their three seconds also while a thousand groups are due.
    await breath()
    const prepared = await preparedOf(app, moment, one)
    bytes += JSON.stringify(prepared.letter).length
    if (wave.length > 0 && bytes > waveBytes) break
    wave.push(prepared)
  }
  return wave
}

async function preparedOf(
  app: App,
  { world, standing, compose, last }: Moment,
  { chat, week, instant }: Due,
): Promise<Prepared> {
  const { chatId, scope } = chat
  const about = weekBefore(dayOf(instant)).id
  const claim = (state: WeekClaim['state']): WeekClaim => ({ chatId, week, state })
  if (secondsBetween(instant, world.now) > lateSeconds)
    return { claim: claim('skipped'), about, letter: null, effects: [] }
  const letterOf = (card: Card) => mailTo({ to: { chatId }, card: labelled(world, card) })
  if (isSettled(app, standing)) {
    const card = notice(
      '周报到此为止',
      `${periodWord(app.plan)}已结束，${closing(app, standing)}，周报不再发送。随时可以@我问“状态”。`,
    )
    return { claim: claim('sent'), about, letter: letterOf(card), effects: [setDigest(chatId, 'off')] }
  }
  const card = await compose({ scope, day: dayOf(instant), since: last.get(chatId) ?? null, adHoc: false })
  return { claim: claim('sent'), about, letter: letterOf(card), effects: [] }
}

/** Eight weeks after the end, or as soon as every goal is reached or not. */
function isSettled({ plan }: App, { day, goals }: Standing): boolean {
  if (day <= plan.end) return false
  return day > addDays(plan.end, weeksAfterEnd * 7) || goals.every(({ light }) => light === 'met' || light === 'unmet')
}

const closing = ({ plan }: App, { day }: Standing): string =>
  day > addDays(plan.end, weeksAfterEnd * 7) ? `期满已过${weeksAfterEnd}周` : '每个目标都有了结论'

type Due = { chat: Chat; week: string; instant: string }

/** This week's digests whose time has come, and last week's that were missed. */
async function dueNow(app: App, now: string): Promise<Due[]> {
  const days = [addDays(dayOf(now), -7), dayOf(now)]
  const [chats, isClaimed] = await Promise.all([
    subscribedChats(app.db),
    weeksClaimed(
      app.db,
      days.map((day) => weekOf(day).id),
    ),
  ])
  return chats.flatMap((chat) =>
    days.flatMap((day) => {
      const [week, instant] = [weekOf(day).id, dueIn(app, chat, day)]
      return instant !== null && instant <= now && !isClaimed(chat.chatId, week) ? [{ chat, week, instant }] : []
    }),
  )
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
