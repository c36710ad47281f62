import { randomUUID } from 'node:crypto'
import { type App, nowIn } from '../act/world.ts'
import { shift } from '../domain/time.ts'
import { nextOfEachLane, type Waiting } from '../store/inbox.ts'
import { claimLanes, releaseLanes } from '../store/leases.ts'
import { beginTries, dueOfEachLane, type Queued, type Tried } from '../store/outbox.ts'
import { took } from '../telemetry/latency.ts'
import { stackOf } from '../telemetry/log.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import { handle } from './handle.ts'
import { createLine, type Taken } from './lanes.ts'
import type { Pace } from './pace.ts'
import { createRecords } from './records.ts'
import { recordOf, sendLetter } from './sender.ts'
import type { Turns } from './turns.ts'

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
  /** Lanes nothing is sent in, by who holds them. */
  const held = new Map<symbol, string>()
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
    },
    failed,
    sleep,
  })
  const events = createLine<Waiting>({
    take: takeEvents,
    work: async (event) => {
      await options.turns?.next(event.lane, () => false)
      await handle(app, event)
      const arrivedMs = metrics.arrivals.take(event.incoming.eventId)
      if (arrivedMs !== undefined) {
        took(measured, 'question', performance.now() - arrivedMs, { event: event.incoming.eventId })
      }
      letters.wake()
    },
    done: async (lane) => {
      if (holder) await releases.add(lane)
    },
    failed,
    sleep,
  })

  async function takeEvents(busy: ReadonlySet<string>): Promise<Taken<Waiting>> {
    const room = lanes - busy.size
    if (room <= 0 || !mayHandle()) return nothing
    const heads = await nextOfEachLane(app.db, lanes, claimed)
    // A callback may have been kept while they were read.
    const free = heads.filter(({ seq, lane }) => !claimed.has(seq) && !busy.has(lane))
    return { items: await leased(free.slice(0, room)), waitMs: null }
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

  /** Letters that are due and may go now by the platform's rates; else how long the rates make them wait. */
  async function takeLetters(busy: ReadonlySet<string>): Promise<Taken<Tried>> {
    const room = Math.min(lanes - busy.size, mostLetters - lettersBegun)
    if (room <= 0 || !maySend()) return nothing
    await options.turns?.calm()
    const now = nowIn(app)
    const due = await dueOfEachLane(app.db, now, lanes + busy.size + held.size)
    const kept = new Set(held.values())
    const may: Queued[] = []
    const waits: number[] = due.some(({ lane }) => kept.has(lane)) ? [heldMs] : []
    const free = due.filter(({ lane }) => !busy.has(lane) && !kept.has(lane))
    for (const letter of free.slice(0, room)) {
      const ms = pace.wait(receiverOf(letter), realMs())
      if (ms === 0) may.push(letter)
      else waits.push(ms)
    }
    const items = await beginTries(app.db, may, randomUUID, now, holder ? shift(now, trySeconds) : now)
    lettersBegun += items.length
    onTheirWay += items.length
    return { items, waitMs: waits.length > 0 ? Math.min(...waits) : null }
  }

  return {
    turns: options.turns,
    wake(): void {
      events.wake()
      letters.wake()
    },
    async idle(): Promise<void> {
      this.wake()
      while (events.running() || letters.running()) await (events.running() ?? letters.running())
    },
    /** A callback is being answered right now; the pump leaves its event alone. */
    claim: (seq: number): void => void claimed.add(seq),
    /** It is answered. Whether to wake the pump now: while hundreds are answered it need not look after each. */
    release(seq: number): boolean {
      claimed.delete(seq)
      return claimed.size < lanes || claimed.size % lanes === 0
    },
    /** Nothing goes out in this lane until what is returned is called. */
    hold(lane: string): () => void {
      const key = Symbol(lane)
      held.set(key, lane)
      return () => held.delete(key)
    },
    /** Ends after what is in flight. */
    async stop(): Promise<void> {
      await Promise.all([events.stop(), letters.stop()])
    },
  }
}

export type Pump = ReturnType<typeof createPump>

const receiverOf = ({ kind, target, lane }: Queued): string => (kind === 'update' ? target : lane)
