import { cardLane } from '../act/letters.ts'
import type { App } from '../act/world.ts'
import { openLongConnection } from '../feishu/longconn.ts'
import { receivePlain } from '../feishu/receive.ts'
import type { App as Credentials } from '../feishu/sdk.ts'
import type { Metrics } from '../telemetry/metrics.ts'
import type { Pump } from './pump.ts'
import { accept } from './server.ts'

/** By then the platform has the callback's answer and takes a change of its card. */
const answeredMs = 200
const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, answeredMs))

/** A long connection, and why nothing comes in over it; null while it stands. */
export type Connected = { close(): void; trouble(): string | null }

/**
 * Events over the long connection into the same inbox as over the webhook. A callback is answered with its toast; the
 * card follows as a change of the clicked one. `answered` resolves when the platform must have the answer.
 */
export function connect(
  app: App,
  credentials: Credentials & { verificationToken: string },
  pump: Pump,
  metrics: Metrics,
  { answered = soon, patienceMs }: { answered?: () => Promise<void>; patienceMs?: number } = {},
): Connected {
  let trouble: string | null = 'not connected yet'
  async function take(envelope: unknown): Promise<object> {
    const received = receivePlain(envelope, credentials)
    if (received.kind === 'refused') {
      metrics.refused.add()
      app.log.warn({ category: 'request', status: received.status, why: received.why }, 'event refused')
      throw new Error(received.why)
    }
    if (received.kind !== 'event') return {}
    const { incoming } = received
    if (incoming.kind !== 'click') return accept(app, pump, metrics, incoming)
    const letGo = pump.hold(cardLane(incoming.messageId))
    try {
      return await accept(app, pump, metrics, incoming, { card: 'after the answer' })
    } finally {
      void answered().then(() => {
        letGo()
        pump.goOn()
      })
    }
  }
  const { close } = openLongConnection(credentials, {
    take,
    news: (what, why) => {
      // A connection that breaks off is mostly back within seconds.
      if (what !== 'reconnecting') trouble = what === 'connected' ? null : `${what}${why && `, ${why}`}`
      if (what === 'connected') app.log.info({ category: 'connection' }, 'long connection: connected')
      else
        app.log[what === 'reconnecting' ? 'warn' : 'error']({ category: 'connection', why }, `long connection: ${what}`)
    },
    ...(patienceMs === undefined ? {} : { patienceMs }),
  })
  return { close, trouble: () => (trouble === null ? null : `long connection: ${trouble}`) }
}
