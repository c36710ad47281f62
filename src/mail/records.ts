import { isStorageTrouble, type Sql, type Statement } from '../store/sql.ts'

export type RecordsOptions<Outcome> = {
  /** What writes several outcomes down. */
  statementsOf: (outcomes: readonly Outcome[]) => Statement[]
  /** Milliseconds the first waits for others; with 0 everything is written at once. */
  gatherMs?: number
  /** How many more may come soon; nobody waits for others once there are none. */
  underway?: () => number
  sleep: (ms: number) => Promise<void>
}

type Waiting<Outcome> = { outcome: Outcome; resolve: () => void; reject: (error: unknown) => void }

/**
 * Writes down what came of pieces of work that run side by side, several in one batch: what comes while a batch is being
 * written goes into the next. Where a batch fails for one of them, the others are written without it.
 */
export function createRecords<Outcome>(db: Sql, options: RecordsOptions<Outcome>) {
  const { statementsOf, gatherMs = 0, underway = () => 0, sleep } = options
  let waiting: Waiting<Outcome>[] = []
  let writing = false
  /** Ends the wait for others. */
  let complete = () => {}

  async function write(): Promise<void> {
    writing = true
    while (waiting.length > 0) {
      if (gatherMs > 0 && underway() > 0) {
        const all = new Promise<void>((resolve) => {
          complete = resolve
        })
        await Promise.race([sleep(gatherMs), all])
      }
      const together = waiting
      waiting = []
      await writeAll(together)
    }
    writing = false
  }

  async function writeAll(together: readonly Waiting<Outcome>[]): Promise<void> {
    try {
      await db.batch(statementsOf(together.map(({ outcome }) => outcome)))
      for (const { resolve } of together) resolve()
    } catch (error) {
      if (together.length === 1 || isStorageTrouble(error)) for (const { reject } of together) reject(error)
      else
        for (const { outcome, resolve, reject } of together)
          await db.batch(statementsOf([outcome])).then(resolve, reject)
    }
  }

  return {
    /** Resolves when it is written. */
    add(outcome: Outcome): Promise<void> {
      const written = new Promise<void>((resolve, reject) => {
        waiting.push({ outcome, resolve, reject })
      })
      if (!writing) void write()
      else if (underway() === 0) complete()
      return written
    },
  }
}
