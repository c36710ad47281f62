import { randomUUID } from 'node:crypto'
import { type App, nowIn } from '../act/world.ts'
import { shift } from '../domain/time.ts'
import type { Waiting } from '../store/inbox.ts'
import { claimLanes, releaseLanes } from '../store/leases.ts'
import { beginTries, dueOfEachLane, type Letter, type Tried, triedAs, type Unread } from '../store/outbox.ts'
import { took } from '../telemetry/latency.ts'
import { stackOf } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { type AtOnce, handle } from './handle.ts'
import { createLine, type Taken } from './lanes.ts'
import type { Pace } from './pace.ts'
import { createRecords } from './records.ts'
import { recordOf, sendLetter } from './sender.ts'
import { signedWhile } from './sign.ts'
import type { Turns } from './turns.ts'
import { ownWaiting, sharedWaiting } from './waiting.ts'

/** How many chats are worked for side by side: enough for the platform's 50 a second at 400 ms a call. */
const lanesAtOnce = 20

/** How long another process waits before it takes over a lane whose holder has gone silent. */
const leaseSeconds = 30
/** The same for a letter: longer than its calls can take (token, upload and sending, each 10 s and twice at most). */
const trySeconds = 60

export type PumpOptions = {
  /** This process among several that share the database; alone it claims nothing. */
  holder?: string
  /** Chats worked for side by side. */
  lanes?: number
  /** How many letters it sends at most; what is left is for whoever comes next. */
  mostLetters?: number
  /** Whether there are means left to begin with one more event, or to send one more letter. */
  mayHandle?: () => boolean
  maySend?: () => boolean
  /** Milliseconds a letter's outcome waits to be recorded with others'. */
  gatherMs?: number
  /** What is worked on next, where many may come at once; without it everything begins at once. */
  turns?: Turns
  /** Real milliseconds, for rates. */
  realMs?: () => number
  /** Real waiting, for rates. */
  sleep?: (ms: number) => Promise<void>
}

/** Real milliseconds after which a held lane is looked at again. */
const heldMs = 5

const nothing = { items: [], waitMs: null }

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Empties inbox and outbox: one event and one letter per lane at a time, lanes side by side. Neither waits for the
 * other: a question is worked on while a thousand digests go out. `wake` after every change; `idle` resolves when
 * nothing more can be done now.
 */
export function createPump(app: App, metrics: Metrics, pace: Pace, options: PumpOptions = {}) {
  const { holder, lanes = lanesAtOnce, mostLetters = Number.POSITIVE_INFINITY } = options
  const { mayHandle = () => true, maySend = () => true } = options
  const { gatherMs, realMs = () => performance.now(), sleep = pause } = options
  const claimed = new Set<number>()
  const waiting = holder ? sharedWaiting(app.db, lanes, claimed) : ownWaiting(app.db, claimed)
  /** Lanes nothing is sent in, by who holds them. */
  const held = new Map<symbol, string>()
  /** Whether letters may have been put out, or may go, that were not due when they were looked for last. */
  let mayWait = true
  /** Lanes in which another letter may have waited then behind the one that was taken. */
  const longLanes = new Set<string>()
  let lettersBegun = 0
  let onTheirWay = 0
  const outcomes = createRecords(app.db, { statementsOf: recordOf, gatherMs, underway: () => onTheirWay, sleep })
  const releases = createRecords<string>(app.db, {
    statementsOf: (done) => (holder ? [releaseLanes(done, holder)] : []),
    sleep,
  })
  const measured = { log: app.log, ...metrics }
  const failed = (error: unknown) => app.log.error({ category: 'event', error: stackOf(error) }, 'work failed')

  const letters = createLine<Tried>({
    take: takeLetters,
    work: async (letter) => {
      const beganMs = performance.now()
      const outcome = await sendLetter(app, letter, metrics).finally(() => onTheirWay--)
      took(measured, 'send', performance.now() - beganMs, { letter: letter.id })
      await outcomes.add(outcome)
      // It may be due again at once, in other words.
      if (!('delivery' in outcome)) mayWait = true
    },
    failed,
    sleep,
  })
  const events = createLine<Waiting>({
    take: takeEvents,
    work: async (event) => {
      await options.turns?.next(event.lane, () => false)
      await signedWhile(app, event.incoming, async () => {
        const { ended, posted } = await handle(app, event, { late: true }, hasten)
        if (!ended) waiting.left(event)
        const arrivedMs = metrics.arrivals.take(event.incoming.eventId)
        if (arrivedMs !== undefined) {
          took(measured, 'question', performance.now() - arrivedMs, { event: event.incoming.eventId })
        }
        if (posted) wakeLetters()
      })
    },
    done: async (lane) => {
      if (holder) await releases.add(lane)
    },
    failed: (error) => {
      waiting.forget()
      failed(error)
    },
    sleep,
  })

  async function takeEvents(busy: ReadonlySet<string>): Promise<Taken<Waiting>> {
    const room = lanes - busy.size
    if (room <= 0 || !mayHandle()) return nothing
    return { items: await leased(await waiting.take(busy, room)), waitMs: null }
  }

  /** Those whose lane nobody else is working on. */
  async function leased(items: Waiting[]): Promise<Waiting[]> {
    if (!holder || items.length === 0) return items
    const now = nowIn(app)
    const mine = await claimLanes(
      app.db,
      items.map(({ lane }) => lane),
      holder,
      now,
      shift(now, leaseSeconds),
    )
    return items.filter(({ lane }) => mine.has(lane))
  }

  /** Nothing is asked of the database where nothing can have changed since it was asked last. */
  function mayBeDue(busy: ReadonlySet<string>): boolean {
    return mayWait || [...longLanes].some((lane) => !busy.has(lane))
  }

  function hold(lane: string): () => void {
    const key = Symbol(lane)
    held.set(key, lane)
    return () => held.delete(key)
  }

  /**
   * The one letter of an answer, where the way is free: it is written down as tried in the batch that ends its event, and
   * goes without being looked for. Its lane is held meanwhile, so that nothing overtakes it. Among several processes
   * another could take it too.
   */
  function hasten(posted: readonly Letter[]): AtOnce | null {
    const [letter] = posted
    if (holder || !letter || posted.length > 1 || (letter.kind !== 'reply' && letter.kind !== 'send')) return null
    const isFree = letters.hasRoom(lanes, letter.lane) && !new Set(held.values()).has(letter.lane)
    if (!isFree || !maySend() || lettersBegun >= mostLetters || !pace.isFree(receiverOf(letter), realMs())) return null
    const uuid = randomUUID()
    const letGo = hold(letter.lane)
    const written = async () => {
      const tried = await triedAs(app.db, letter, uuid).catch(failed)
      if (tried) await paced(tried)
      letGo()
      if (!tried || !letters.begin(tried)) return wakeLetters()
      lettersBegun++
      onTheirWay++
    }
    return { uuid, written, failed: letGo }
  }

  /** Others may have gone since there was room. */
  async function paced(letter: Tried): Promise<void> {
    const ms = pace.wait(receiverOf(letter), realMs())
    if (ms === 0) return
    await sleep(ms)
    return paced(letter)
  }

  function wakeLetters(): void {
    mayWait = true
    letters.wake()
  }

  /** Letters that are due and may go now by the platform's rates; else how long the rates make them wait. */
  async function takeLetters(busy: ReadonlySet<string>): Promise<Taken<Tried>> {
    const room = Math.min(lanes - busy.size, mostLetters - lettersBegun)
    if (room <= 0 || !maySend() || !mayBeDue(busy)) return nothing
    await options.turns?.calm()
    const now = nowIn(app)
    mayWait = false
    const most = lanes + busy.size + held.size
    const due = await dueOfEachLane(app.db, now, most)
    // In a busy lane it may be the next one already.
    for (const { lane, more } of due) {
      if (more || busy.has(lane)) longLanes.add(lane)
      else longLanes.delete(lane)
    }
    const kept = new Set(held.values())
    const may: Unread[] = []
    const waits: number[] = due.some(({ lane }) => kept.has(lane)) ? [heldMs] : []
    const free = due.filter(({ lane }) => !busy.has(lane) && !kept.has(lane))
    for (const letter of free.slice(0, room)) {
      const ms = pace.wait(receiverOf(letter), realMs())
      if (ms === 0) may.push(letter)
      else waits.push(ms)
    }
    if (waits.length > 0 || due.length === most || free.length > room) mayWait = true
    const items = await beginTries(app.db, may, randomUUID, now, holder ? shift(now, trySeconds) : now)
    lettersBegun += items.length
    onTheirWay += items.length
    return { items, waitMs: waits.length > 0 ? Math.min(...waits) : null }
  }

  /** What is remembered to wait is looked at once more. */
  function goOn(): void {
    events.wake()
    wakeLetters()
  }

  return {
    turns: options.turns,
    goOn,
    /** The same, and the database is asked once more where nothing is remembered. */
    wake(): void {
      waiting.look()
      goOn()
    },
    /** Whether an event of this lane would be worked on as soon as it is kept. */
    isFree: (lane: string): boolean => events.hasRoom(lanes, lane) && waiting.isFree(lane),
    /** An event has been kept. */
    kept(event: Waiting): void {
      waiting.kept(event)
      events.wake()
    },
    async idle(): Promise<void> {
      this.wake()
      while (events.running() || letters.running()) await (events.running() ?? letters.running())
    },
    /** A callback is being answered right now; the pump leaves its event alone. */
    claim: (seq: number): void => void claimed.add(seq),
    /** Its work is over. Whether to wake the pump now: while hundreds are answered it need not look after each. */
    release(event: Waiting, { ended, posted }: { ended: boolean; posted: boolean }): boolean {
      claimed.delete(event.seq)
      if (!ended) waiting.left(event)
      if (posted) mayWait = true
      return (mayWait || !ended || holder !== undefined) && (claimed.size < lanes || claimed.size % lanes === 0)
    },
    /** Nothing goes out in this lane until what is returned is called. */
    hold,
    /** Ends after what is in flight. */
    async stop(): Promise<void> {
      // What the last events say may still go.
      await events.stop()
      await letters.stop()
    },
  }
}

export type Pump = ReturnType<typeof createPump>

const receiverOf = ({ kind, target, lane }: Pick<Letter, 'kind' | 'target' | 'lane'>): string =>
  kind === 'update' ? target : lane
