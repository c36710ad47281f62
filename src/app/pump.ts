import { nextOfEachLane, type Waiting } from '../store/inbox.ts'
import { claimLanes, releaseLanes } from '../store/leases.ts'
import { dueOfEachLane, type Queued } from '../store/outbox.ts'
import { shift } from '../time.ts'
import { handle } from './handle.ts'
import type { Metrics } from './metrics.ts'
import type { Pace } from './pace.ts'
import { sendLetter } from './sender.ts'
import { type App, nowIn } from './world.ts'

const lanesAtOnce = 20

/** How long another process waits before it takes over a lane whose holder has gone silent. */
const leaseSeconds = 30

export type PumpOptions = {
  /** This process among several that share the database; alone it needs no leases. */
  holder?: string
  /** Real milliseconds, for rates. */
  realMs?: () => number
}

/**
 * Empties inbox and outbox: one event and one letter per lane at a time, lanes side by side. `wake` after every
 * change; `idle` resolves when nothing more can be done now.
 */
export function createPump(app: App, metrics: Metrics, pace: Pace, options: PumpOptions = {}) {
  const { holder, realMs = () => performance.now() } = options
  const claimed = new Set<number>()
  let running: Promise<void> | undefined
  let again = false
  let stopped = false

  async function run(): Promise<void> {
    do {
      again = false
      await drain(takeEvents, (event) => handle(app, event))
      await drain(takeLetters, (letter) => sendLetter(app, letter, metrics))
    } while (again && !stopped)
  }

  /** Works through rounds of one item per lane until a round is empty. A failed item is left for the next wake. */
  async function drain<Item extends { lane: string }>(
    take: () => Promise<Item[]>,
    work: (item: Item) => Promise<unknown>,
  ): Promise<void> {
    while (!stopped) {
      const items = await leased(await take())
      if (items.length === 0) return
      const results = await Promise.allSettled(items.map(work))
      if (holder)
        await app.db.run(
          releaseLanes(
            items.map(({ lane }) => lane),
            holder,
          ),
        )
      const failed = results.find((result) => result.status === 'rejected')
      if (failed) {
        app.log.error({ error: String(failed.reason) }, 'work failed')
        return
      }
    }
  }

  /** Those whose lane nobody else is working on. */
  async function leased<Item extends { lane: string }>(items: Item[]): Promise<Item[]> {
    if (!holder) return items
    const now = nowIn(app)
    const lanes = items.map(({ lane }) => lane)
    const mine = await claimLanes(app.db, lanes, holder, now, shift(now, leaseSeconds))
    return items.filter(({ lane }) => mine.has(lane))
  }

  async function takeEvents(): Promise<Waiting[]> {
    const heads = await nextOfEachLane(app.db, lanesAtOnce + claimed.size)
    return heads.filter(({ seq }) => !claimed.has(seq))
  }

  /** Letters that are due and may go now by the platform's rates; waits for the rate when nothing else may go. */
  async function takeLetters(): Promise<Queued[]> {
    const due = await dueOfEachLane(app.db, nowIn(app), lanesAtOnce)
    const waits = due.map((letter) => ({ letter, ms: pace.wait(receiverOf(letter), realMs()) }))
    const ready = waits.filter(({ ms }) => ms === 0).map(({ letter }) => letter)
    if (ready.length > 0 || due.length === 0) return ready
    await new Promise((resolve) => setTimeout(resolve, Math.min(...waits.map(({ ms }) => ms))))
    return stopped ? [] : takeLetters()
  }

  return {
    wake(): void {
      again = true
      if (stopped || running) return
      running = run()
        .catch((error: unknown) => app.log.error({ error: String(error) }, 'pump failed'))
        .finally(() => {
          running = undefined
          if (again && !stopped) this.wake()
        })
    },
    async idle(): Promise<void> {
      this.wake()
      while (running) await running
    },
    /** A callback is being answered right now; the pump leaves its event alone. */
    claim: (seq: number): void => void claimed.add(seq),
    release: (seq: number): void => void claimed.delete(seq),
    /** Ends after what is in flight. */
    async stop(): Promise<void> {
      stopped = true
      await running
    },
  }
}

export type Pump = ReturnType<typeof createPump>

const receiverOf = ({ kind, target, lane }: Queued): string => (kind === 'update' ? target : lane)
