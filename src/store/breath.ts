import { setImmediate as afterThisTurn } from 'node:timers'

/** Lets everything else that waits have its turn, in the middle of long work. */
export const breath = (): Promise<void> => new Promise((resolve) => afterThisTurn(resolve))

/** Called at each step of long work: a breath after every so many. */
export function breathing(steps: number): () => Promise<void> | undefined {
  let done = 0
  return () => (++done % steps === 0 ? breath() : undefined)
}
