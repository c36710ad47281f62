/** What may be started now; `waitMs` when more may be started later by itself. */
export type Taken<Item> = { items: Item[]; waitMs: number | null }

export type LineOptions<Item> = {
  /** What waits and may be started beside the lanes that are busy. */
  take: (busy: ReadonlySet<string>) => Promise<Taken<Item>>
  work: (item: Item) => Promise<unknown>
  /** After the work on a lane, however it went. */
  done?: (lane: string) => Promise<void>
  failed: (error: unknown) => void
  sleep: (ms: number) => Promise<void>
}

/**
 * Works through what waits, one item per lane at a time, lanes side by side; one that takes long holds up its own lane
 * only. After a failure nothing more is started until the next `wake`.
 */
export function createLine<Item extends { lane: string }>(options: LineOptions<Item>) {
  const { take, work, done, failed, sleep } = options
  const busy = new Set<string>()
  let running: Promise<void> | undefined
  let again = false
  let halted = false
  let stopped = false
  let ring = () => {}

  /** Something has changed: what waits is looked at once more. */
  function look(): void {
    again = true
    ring()
  }

  function halt(error: unknown): void {
    halted = true
    failed(error)
  }

  async function start(item: Item): Promise<void> {
    busy.add(item.lane)
    await work(item).catch(halt)
    await done?.(item.lane).catch(failed)
    busy.delete(item.lane)
    look()
  }

  async function next(): Promise<Taken<Item>> {
    const nothing = { items: [], waitMs: null }
    if (halted || stopped) return nothing
    return take(new Set(busy)).catch((error: unknown) => {
      halt(error)
      return nothing
    })
  }

  async function run(): Promise<void> {
    for (;;) {
      again = false
      const rung = new Promise<void>((resolve) => {
        ring = resolve
      })
      const { items, waitMs } = await next()
      for (const item of items) void start(item)
      if (busy.size === 0 && waitMs === null && !again) return
      await Promise.race([rung, ...(waitMs === null ? [] : [sleep(waitMs)])])
    }
  }

  /** Works on something that was not taken, in a lane nobody else begins in; false where nothing is begun any more. */
  function begin(item: Item): boolean {
    if (stopped) return false
    void start(item)
    wake()
    return true
  }

  function wake(): void {
    if (stopped) return
    halted = false
    look()
    running ??= run().finally(() => {
      running = undefined
      // Woken in the moment between its last look and its end.
      if (again) wake()
    })
  }

  return {
    wake,
    begin,
    /** Whether this lane could be worked on now, of so many side by side. */
    hasRoom: (most: number, lane: string): boolean => !halted && !stopped && busy.size < most && !busy.has(lane),
    /** The work under way, or undefined when nothing more can be done now. */
    running: () => running,
    /** Ends after what is in flight. */
    async stop(): Promise<void> {
      stopped = true
      ring()
      await running
    },
  }
}
