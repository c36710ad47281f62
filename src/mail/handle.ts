import { randomUUID } from 'node:crypto'
import { mailTo, replyTo, updateOf } from '../act/letters.ts'
import { type App, nowIn } from '../act/world.ts'
import { toFeishu } from '../cards/feishu.ts'
import { notice } from '../cards/kit.ts'
import { heldBy } from '../domain/held.ts'
import { reviewersOf } from '../domain/look.ts'
import type { ClickIn, Incoming } from '../feishu/incoming.ts'
import { bury, countAttempt, finish, isWaiting, maxAttempts, takeBackAttempt, type Waiting } from '../store/inbox.ts'
import { type Letter, post, postTried } from '../store/outbox.ts'
import { admins } from '../store/people.ts'
import { Conflict, expectChange, isStorageTrouble, type Statement } from '../store/sql.ts'
import type { ClickAnswer } from '../talk/outcome.ts'
import { respond } from '../talk/respond.ts'
import { stackOf } from '../telemetry/log.ts'
import { hopefulMs } from './sign.ts'
import type { Turns } from './turns.ts'

/** Where a callback's card goes: into its answer, or after it as a change of the clicked card. */
export type CardGoes = 'with the answer' | 'after the answer'

/**
 * `late` is set once a click's callback has been answered, so that its card must follow as an update; with `after` it
 * follows always.
 */
export type Late = { late: boolean; after?: boolean }

/**
 * A click's answer, null for other events; `ended` is false where another try is due; `posted` where letters wait that
 * somebody has to look for.
 */
type Handled = { answer: ClickAnswer | null; ended: boolean; posted: boolean }

/** A letter that goes as soon as it is on disk: what it is written down as tried under, and what follows. */
export type AtOnce = { uuid: string; written: () => Promise<void>; failed: () => void }

/** Which of an event's letters may go at once: none, where it returns null. */
export type Hasten = (letters: readonly Letter[]) => AtOnce | null
const unhurried: Hasten = () => null

/**
 * Does the work of one event and commits it with the event's end, so that a crash leaves it either undone or done.
 * Throws while the database does not work: the event waits until it does, however long that takes.
 */
export async function handle(
  app: App,
  waiting: Waiting,
  click: Late = { late: true },
  hasten: Hasten = unhurried,
): Promise<Handled> {
  const { counted = false } = waiting
  if (!counted && waiting.attempts >= maxAttempts) {
    await giveUp(app, waiting, randomUUID().slice(0, 8), 'the process ended in every attempt')
    return { answer: null, ended: true, posted: true }
  }
  const attempt = waiting.attempts + (counted ? 0 : 1)
  if (!counted) await app.db.run(countAttempt(waiting.seq))
  try {
    const { answer, onTime, posted } = await commit(app, waiting, click, hasten)
    if (!answer?.card || !onTime || !click.late) return { answer, ended: true, posted }
    // The callback ran out of time while the batch was being written: the card follows on its own.
    await app.db.batch(lateCard(app, waiting.incoming, answer))
    return { answer, ended: true, posted: true }
  } catch (error) {
    if (isStorageTrouble(error)) {
      await app.db.run(takeBackAttempt(waiting.seq)).catch(() => {})
      throw error
    }
    const reference = randomUUID().slice(0, 8)
    const message = stackOf(error)
    const { eventId: event } = waiting.incoming
    app.log.error({ category: 'event', reference, event, attempt, error: message }, 'event failed')
    const ended = attempt >= maxAttempts
    if (ended) await giveUp(app, waiting, reference, message)
    return { answer: null, ended, posted: ended }
  }
}

async function commit(
  app: App,
  waiting: Waiting,
  click: Late,
  hasten: Hasten,
): Promise<Omit<Handled, 'ended'> & { onTime: boolean }> {
  for (let again = 0; ; again++) {
    const { statements, letters, answer } = await respond(app, waiting.incoming)
    const onTime = !click.late && !click.after
    const late = answer?.card && !onTime ? lateCard(app, waiting.incoming, answer) : []
    const atOnce = hasten(letters)
    const now = nowIn(app)
    const posted = letters.flatMap((letter) => (atOnce ? [postTried(letter, atOnce.uuid, now)] : post(letter, now)))
    try {
      await app.db.batch([...endOf(waiting, answer, now), ...statements, ...posted, ...late])
      await atOnce?.written()
      return { answer, onTime, posted: !atOnce && posted.length + late.length > 0 }
    } catch (error) {
      atOnce?.failed()
      // Somebody else decided first: look again and answer what is true now. Ended elsewhere: nothing is left to do.
      if (!(error instanceof Conflict) || again >= 5) throw error
      if (!(await isWaiting(app.db, waiting.seq))) return { answer: null, onTime, posted: false }
    }
  }
}

const endOf = ({ seq }: Waiting, answer: ClickAnswer | null, now: string): Statement[] =>
  expectChange(finish(seq, answer ? jsonOf(callbackBody(answer)) : null, now))

const lateCard = (app: App, incoming: Incoming, { card }: ClickAnswer): Statement[] =>
  incoming.kind === 'click' && card ? post(updateOf(incoming.messageId, card), nowIn(app)) : []

/** The body of a callback's answer (docs/platform.md B.2). */
const callbackBody = heldBy(({ card, toast }: ClickAnswer): object => ({
  ...(toast && { toast }),
  ...(card && { card: { type: 'raw', data: toFeishu(card) } }),
}))

/** An object as JSON: what a click is answered is stored and sent. */
export const jsonOf = heldBy((body: object): string => JSON.stringify(body))

/** The asker is told with a reference that the log has too, and the office gets a line. */
async function giveUp(app: App, { seq, incoming }: Waiting, reference: string, error: string): Promise<void> {
  const now = nowIn(app)
  const sorry = notice(
    '没有处理成功',
    `这条消息处理时出了错，没有记入任何数据。编号 ${reference}，已告知${reviewersOf(app.plan)}，请稍后再发一次。`,
  )
  const line = notice(
    '有一条消息没有处理成功',
    `编号 ${reference}，时间 ${now.slice(0, 16).replace('T', ' ')}，详情见日志。`,
  )
  const office = (await admins(app.db)).map(({ openId }) => mailTo({ to: { openId }, card: line }))
  const letters = [...sorryLetters(incoming, sorry), ...office]
  app.log.error({ category: 'dead', reference, event: incoming.eventId }, 'event given up')
  await app.db.batch([...expectChange(bury(seq, error.slice(0, 2000), now)), ...letters.flatMap((it) => post(it, now))])
}

function sorryLetters(incoming: Incoming, card: ReturnType<typeof notice>) {
  if (incoming.kind === 'message') {
    const where = { chatId: incoming.chatId, group: incoming.chatType === 'group', external: incoming.external }
    return [replyTo(incoming.messageId, where, incoming.openId, card)]
  }
  return incoming.kind === 'click' ? [mailTo({ to: { openId: incoming.openId }, card })] : []
}

/** A callback must be answered within 3 s; what takes longer goes on and changes the card when it is done. */
const callbackMs = 2500

export const stillWorking: object = { toast: { type: 'info', content: '已收到，处理中' } }

export type ClickOptions = {
  card?: CardGoes
  /** Where many click at once, who is worked for next. */
  turns?: Turns
  /** Monotonic milliseconds at which its request came in: the platform's patience begins there. */
  arrivedMs?: number
}

/** `done` is called when the work is over, which may be after the answer; with what came of the event. */
export async function handleClick(
  app: App,
  waiting: Waiting & { incoming: ClickIn },
  done: (how: Pick<Handled, 'ended' | 'posted'>) => void,
  { card = 'with the answer', turns, arrivedMs = performance.now() }: ClickOptions = {},
): Promise<object> {
  const after = card === 'after the answer'
  const sinceMs = performance.now() - arrivedMs
  const click: Late = { late: turns !== undefined && sinceMs + turns.waitMs() > hopefulMs, after }
  const turn = turns?.next(waiting.incoming.openId, () => !click.late) ?? Promise.resolve()
  let begun = false
  const work = turn
    .then(() => {
      begun = true
      return handle(app, waiting, click)
    })
    .then(
      ({ answer, ...how }) => {
        done(how)
        return answer ? callbackBody(after ? { ...answer, card: null } : answer) : stillWorking
      },
      // It is kept, and done as soon as the database works again.
      (error: unknown) => {
        const { eventId: event } = waiting.incoming
        app.log.error({ category: 'event', event, error: stackOf(error) }, 'callback postponed')
        done({ ended: false, posted: false })
        return stillWorking
      },
    )
  if (click.late) return stillWorking
  let timer: NodeJS.Timeout | undefined
  const timeout = new Promise<object>((resolve) => {
    const tell = (): void => {
      click.late = true
      resolve(stillWorking)
    }
    const hopeMs = Math.max(0, hopefulMs - sinceMs)
    timer = setTimeout(() => {
      if (begun) timer = setTimeout(tell, callbackMs - sinceMs - hopeMs)
      else tell()
    }, hopeMs)
  })
  return Promise.race([work, timeout]).finally(() => clearTimeout(timer))
}
