import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import type { Emulator } from '../emulator/index.ts'

const aliveMs = 15_000
const gatherMs = 60

/** Says `changed` at once and whenever something is new, gathered over a moment; ends when told to hang up. */
export function changes(emulator: Emulator, c: Context, hangUp: AbortSignal): Response {
  return streamSSE(c, async (sse) => {
    let isNew = true
    let wake = () => {}
    const unsubscribe = emulator.onChange(() => {
      isNew = true
      wake()
    })
    const stop = () => wake()
    const ended = () => sse.aborted || hangUp.aborted
    sse.onAbort(stop)
    hangUp.addEventListener('abort', stop)
    while (!ended()) {
      const event = isNew ? 'changed' : 'alive'
      isNew = false
      await sse.writeSSE({ event, data: '' })
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, aliveMs)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        if (isNew || ended()) wake()
      })
      if (isNew && !ended()) await sse.sleep(gatherMs)
    }
    hangUp.removeEventListener('abort', stop)
    unsubscribe()
  })
}
