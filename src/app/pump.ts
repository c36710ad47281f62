import { nextOfEachLane, type Waiting } from '../store/inbox.ts'
import { claimLanes, releaseLanes } from '../store/leases.ts'
import { dueOfEachLane, type Queued } from '../store/outbox.ts'
import { shift } from '../time.ts'
import { handle } from './handle.ts'
import { createLine, type Taken } from './line.ts'
import type { Metrics } from './metrics.ts'
import type { Pace } from './pace.ts'
import { sendLetter } from './sender.ts'
import { type App, nowIn } from './world.ts'

/** How many chats are worked for side by side: enough for the platform's 50 a second at 400 ms a call. */
const lanesAtOnce = 20

/** How long another process waits before it takes over a lane whose holder has gone silent. */
const leaseSeconds = 30

export type PumpOptions = {
  /** This process among several that share the database; alone it needs no leases. */
  holder?: string
  /** Real milliseconds, for rates. */
  realMs?: () => number
  /** Real waiting, for rates. */
  sleep?: (ms: number) => Promise<void>
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/**
 * Empties inbox and outbox: one event and one letter per lane at a time, lanes side by side. Neither waits for the
 * other: a question is worked on while a thousand digests go out. `wake` after every change; `idle` resolves when
 * nothing more can be done now.
 */
export function createPump(app: App, metrics: Metrics, pace: Pace, options: PumpOptions = {}) {
  const { holder, realMs = () => performance.now(), sleep = pause } = options
  const claimed = new Set<number>()
  const failed = (error: unknown) => app.log.error({ error: String(error) }, 'work failed')

  const letters = createLine<Queued>({
    take: takeLetters,
    work: (letter) => sendLetter(app, letter, metrics),
    done: release,
    failed,
    sleep,
  })
  const events = createLine<Waiting>({
    take: takeEvents,
    work: async (event) => {
      await handle(app, event)
      letters.wake()
    },
    done: release,
    failed,
    sleep,
  })

  async function takeEvents(busy: ReadonlySet<string>): Promise<Taken<Waiting>> {
    const heads = await nextOfEachLane(app.db, lanesAtOnce + claimed.size)
    const free = heads.filter(({ seq, lane }) => !claimed.has(seq) && !busy.has(lane))
    return { items: await leased(free.slice(0, lanesAtOnce - busy.size)), waitMs: null }
  }

  /** Letters that are due and may go now by the platform's rates; else how long the rates make them wait. */
  async function takeLetters(busy: ReadonlySet<string>): Promise<Taken<Queued>> {
    const due = (await dueOfEachLane(app.db, nowIn(app), lanesAtOnce + busy.size)).filter(({ lane }) => !busy.has(lane))
    const items: Queued[] = []
    const waits: number[] = []
    for (const letter of due.slice(0, lanesAtOnce - busy.size)) {
      const ms = pace.wait(receiverOf(letter), realMs())
      if (ms === 0) items.push(letter)
      else waits.push(ms)
    }
    return { items: await leased(items), waitMs: waits.length > 0 ? Math.min(...waits) : null }
  }

  /** Those whose lane nobody else is working on. */
  async function leased<Item extends { lane: string }>(items: Item[]): Promise<Item[]> {
    if (!holder || items.length === 0) return items
    const now = nowIn(app)
    const lanes = items.map(({ lane }) => lane)
    const mine = await claimLanes(app.db, lanes, holder, now, shift(now, leaseSeconds))
    return items.filter(({ lane }) => mine.has(lane))
  }

  async function release(lane: string): Promise<void> {
    if (holder) await app.db.run(releaseLanes([lane], holder))
  }

  return {
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
    release: (seq: number): void => void claimed.delete(seq),
    /** Ends after what is in flight. */
    async stop(): Promise<void> {
      await Promise.all([events.stop(), letters.stop()])
    },
  }
}

export type Pump = ReturnType<typeof createPump>

const receiverOf = ({ kind, target, lane }: Queued): string => (kind === 'update' ? target : lane)
