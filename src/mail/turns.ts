import { setImmediate as afterThisTurn } from 'node:timers'

/**
 * Hands out turns, a few at a time and fairly: whoever has many waiting gets one, then everybody else does. Between two
 * turns the event loop goes round, so that what arrives meanwhile is kept, and what has waited too long is answered.
 */
export function createTurns(most: number) {
  /** Who waits, in the order of their next turn. */
  const waiting = new Map<string, (() => void)[]>()
  let running = 0
  let scheduled = false

  function schedule(): void {
    if (scheduled || running >= most || waiting.size === 0) return
    scheduled = true
    afterThisTurn(next)
  }

  function next(): void {
    scheduled = false
    for (const [key, queue] of waiting) {
      waiting.delete(key)
      const begin = queue.shift()
      if (queue.length > 0) waiting.set(key, queue)
      running++
      begin?.()
      break
    }
    schedule()
  }

  return async <Value>(key: string, work: () => Promise<Value>): Promise<Value> => {
    await new Promise<void>((resolve) => {
      const queue = waiting.get(key)
      if (queue) queue.push(resolve)
      else waiting.set(key, [resolve])
      schedule()
    })
    try {
      return await work()
    } finally {
      running--
      schedule()
    }
  }
}

export type Turns = ReturnType<typeof createTurns>
