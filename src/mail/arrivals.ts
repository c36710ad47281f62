import type { Socket } from 'node:net'
import { setImmediate as afterThisRound } from 'node:timers'

/**
 * When requests came in. A connection waits where nobody sees it until it is taken, one with every round of the event
 * loop: while each round has taken one, the newest may have waited since the first of them, and is taken to have. And
 * while hundreds wait to be read, a connection has long been taken when its request is: its first request came in with
 * it. Later ones of the same connection count from when they are read.
 */
export function createArrivals(nowMs: () => number = () => performance.now()) {
  const came = new WeakMap<Socket, number>()
  /** Since when every round has taken a connection; null where the last one has not. */
  let sinceMs: number | null = null
  let inThisRound = false

  function afterRound(): void {
    if (inThisRound) afterThisRound(afterRound)
    else sinceMs = null
    inThisRound = false
  }

  return {
    /** A connection has been taken. */
    connected(socket: Socket): void {
      if (sinceMs === null) {
        sinceMs = nowMs()
        afterThisRound(afterRound)
      }
      inThisRound = true
      came.set(socket, sinceMs)
    },
    /** When the request that is being read on a connection came in, in monotonic milliseconds. */
    ofRequestOn(socket: Socket | undefined): number {
      const at = socket && came.get(socket)
      if (socket) came.delete(socket)
      return at ?? nowMs()
    },
  }
}

export type Arrivals = ReturnType<typeof createArrivals>
