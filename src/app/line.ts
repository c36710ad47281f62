/** What may be started now; `waitMs` when more may be started later by itself. */
export type Taken<Item> = { items: Item[]; waitMs: number | null }

export type LineOptions<Item> = {
  /** What waits and may be started beside the lanes that are busy. */
  take: (busy: ReadonlySet<string>) => Promise<Taken<Item>>
  work: (item: Item) => Promise<unknown>
  /** After the work on a lane, however it went. */
  done: (lane: string) => Promise<void>
  failed: (error: unknown) => void
  sleep: (ms: number) => Promise<void>
}

/**
 * Works through what waits, one item per lane at a time, lanes side by side; one that takes long holds up its own lane
 * only. After a failure nothing more is started until the next `wake`.
 */
export function createLine<Item extends { lane: string }>(options: LineOptions<Item>) {
  const { take, work, done, failed, sleep } = options
  const busy = new Map<string, Promise<void>>()
  let running: Promise<void> | undefined
  let again = false
  let halted = false
  let stopped = false

  function start(item: Item): void {
    const working = (async () => {
      try {
        await work(item)
      } catch (error) {
        halted = true
        failed(error)
      } finally {
        await done(item.lane).catch(failed)
        busy.delete(item.lane)
      }
    })()
    busy.set(item.lane, working)
  }

  async function drain(): Promise<void> {
    for (;;) {
      const { items, waitMs } = halted || stopped ? { items: [], waitMs: null } : await take(new Set(busy.keys()))
      for (const item of items) start(item)
      const pauses = waitMs === null ? [] : [sleep(waitMs)]
      if (busy.size === 0 && pauses.length === 0) return
      await Promise.race([...busy.values(), ...pauses])
    }
  }

  async function run(): Promise<void> {
    do {
      again = false
      halted = false
      await drain().catch(failed)
      await Promise.all(busy.values())
    } while (again && !stopped)
  }

  function wake(): void {
    again = true
    if (stopped || running) return
    running = run().finally(() => {
      running = undefined
      if (again) wake()
    })
  }

  return {
    wake,
    /** The work under way, or undefined when nothing more can be done now. */
    running: () => running,
    /** Ends after what is in flight. */
    async stop(): Promise<void> {
      stopped = true
      await running
    },
  }
}
