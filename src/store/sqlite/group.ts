import { setImmediate as afterThisTurn } from 'node:timers'
import type { Connection } from './port.ts'

type Asked = {
  work: () => unknown
  /** One statement, which SQLite itself does whole or not at all. */
  single: boolean
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/** How long what is asked for first waits for others, while others keep coming. */
const longestWaitMs = 8
/** The same as a multiple of what a commit takes, so that the disk is waited for during a fifth of the time at most. */
const waitOfCommits = 4
const mostWaitMs = 24
/** How much the newest commit counts in the mean. */
const weightOfNewest = 0.2

/**
 * Group commit: what is asked to be written in rounds of the event loop that follow each other becomes one transaction,
 * which waits for the disk once; a round that brings nothing new ends the waiting. Each piece of work still happens whole
 * or not at all, by a savepoint of its own where it is more than one statement; its promise is settled only after the
 * commit, so nothing is acknowledged that a power cut could take back.
 */
export function groupCommit(database: Connection) {
  const statement = (text: string) => {
    const prepared = database.prepare(text)
    return () => prepared.run()
  }
  const begin = statement('begin immediate')
  const commit = statement('commit')
  let savepoints: { set(): void; release(): void; back(): void } | undefined
  let asked: Asked[] = []
  let [seen, firstMs, commitMs] = [0, 0, 0]

  /** Outside of a transaction a savepoint cannot be released, but it can be prepared. */
  const savepoint = () => {
    savepoints ??= {
      set: statement('savepoint one'),
      release: statement('release one'),
      back: statement('rollback to one'),
    }
    return savepoints
  }

  /** One of several in the transaction: its failure undoes it alone, unless the failure has ended the transaction. */
  function attempt({ work, single, resolve, reject }: Asked): () => void {
    if (single) return alone({ work, resolve, reject })
    const { set, release, back } = savepoint()
    set()
    try {
      const value = work()
      release()
      return () => resolve(value)
    } catch (error) {
      try {
        back()
        release()
      } catch {
        throw error
      }
      return () => reject(error)
    }
  }

  /** A statement that fails undoes itself. */
  function alone({ work, resolve, reject }: Pick<Asked, 'work' | 'resolve' | 'reject'>): () => void {
    try {
      const value = work()
      return () => resolve(value)
    } catch (error) {
      if (hasEnded()) throw error
      return () => reject(error)
    }
  }

  /** Whether a failure has ended the transaction: within one, another cannot begin. */
  function hasEnded(): boolean {
    try {
      begin()
      return true
    } catch {
      return false
    }
  }

  /** Does all of a group in one transaction and returns how each is to be settled. */
  function together(group: readonly Asked[]): (() => void)[] {
    try {
      begin()
      const settled = group.length === 1 ? group.map(whole) : group.map(attempt)
      const beganMs = performance.now()
      commit()
      commitMs += (performance.now() - beganMs - commitMs) * weightOfNewest
      return settled
    } catch (error) {
      rollBack(database)
      return group.map(
        ({ reject }) =>
          () =>
            reject(error),
      )
    }
  }

  /** One more round where this one has brought something, and there is time. */
  function look(): void {
    if (asked.length === 0) return
    const longestMs = Math.min(mostWaitMs, Math.max(longestWaitMs, commitMs * waitOfCommits))
    if (asked.length > seen && performance.now() - firstMs < longestMs) {
      seen = asked.length
      afterThisTurn(look)
    } else flush()
  }

  function flush(): void {
    const group = asked
    asked = []
    if (group.length > 0) for (const settle of together(group)) settle()
  }

  return {
    /**
     * Does the work with the others of this turn; resolves with its value once it is on disk. `single`: it is one
     * statement.
     */
    write<Value>(work: () => Value, single = false): Promise<Value> {
      return new Promise<Value>((resolve, reject) => {
        if (asked.length === 0) {
          seen = 0
          firstMs = performance.now()
          afterThisTurn(look)
        }
        asked.push({ work, single, resolve: (value) => resolve(value as Value), reject })
      })
    },
    /** Does now what waits. */
    flush,
  }
}

/** Alone in the transaction: its failure is the transaction's. */
function whole({ work, resolve }: Asked): () => void {
  const value = work()
  return () => resolve(value)
}

/** After a full disk SQLite has already gone back by itself. */
function rollBack(database: Connection): void {
  try {
    database.exec('rollback')
  } catch {
    // What failed first is what counts.
  }
}
