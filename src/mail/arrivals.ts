import type { Socket } from 'node:net'

/**
 * When requests came in. While hundreds wait to be read, a connection has long been taken when its request is: its first
 * request came in with it. Later ones of the same connection count from when they are read.
 */
export function createArrivals(nowMs: () => number = () => performance.now()) {
  const taken = new WeakMap<Socket, number>()
  return {
    /** A connection has been taken. */
    connected: (socket: Socket): void => void taken.set(socket, nowMs()),
    /** When the request that is being read on a connection came in, in monotonic milliseconds. */
    ofRequestOn(socket: Socket | undefined): number {
      const at = socket && taken.get(socket)
      if (socket) taken.delete(socket)
      return at ?? nowMs()
    },
  }
}

export type Arrivals = ReturnType<typeof createArrivals>
