import * as lark from '@larksuiteoapi/node-sdk'
import { fetchCarrier } from './http.ts'
import { type App, baseUrl, httpOn, quiet } from './sdk.ts'

/** What happens to a connection, for the log. */
type ConnectionNews = 'connected' | 'reconnecting' | 'waiting' | 'failed'

export type LongConnectionOptions = {
  /** One event or callback as the platform sends it, in plain text; a rejection makes the platform send it again. */
  take: (envelope: unknown) => Promise<object>
  news: (what: ConnectionNews, why: string) => void
  /** How long it may be without a connection before that is news. */
  patienceMs?: number
}

/** After the SDK has given up (refused credentials, too many connections) it is started anew. */
const restMs = 60_000
/** The SDK tries on and on without a word where the platform cannot be reached. */
const patience = 30_000
/** A connection that answers no ping for so long is dead. */
const pingSeconds = 20

/**
 * The platform's long connection (docs/platform.md A.7, E.5) through the official SDK: events and card callbacks come in over
 * a WebSocket that this side opens, so no public address is needed. Reconnects until it is closed.
 */
export function openLongConnection(
  app: App,
  { take, news, patienceMs = patience }: LongConnectionOptions,
): { close(): void } {
  let resting: NodeJS.Timeout | undefined
  let lastTrouble = ''
  let unconnected: NodeJS.Timeout | undefined
  const wait = () => {
    clearTimeout(unconnected)
    unconnected = setTimeout(() => {
      news('waiting', `${baseUrl(app.domain)} ${lastTrouble}`.trim())
      wait()
    }, patienceMs)
  }
  const connected = () => {
    clearTimeout(unconnected)
    lastTrouble = ''
    news('connected', '')
  }
  const client = new lark.WSClient({
    appId: app.appId,
    appSecret: app.appSecret,
    domain: baseUrl(app.domain),
    httpInstance: httpOn(fetchCarrier(fetch)),
    // Lower levels print the connection's address, which carries a ticket.
    logger: { ...quiet, error: noteTrouble },
    loggerLevel: lark.LoggerLevel.error,
    autoReconnect: true,
    handshakeTimeoutMs: 10_000,
    wsConfig: { pingTimeout: pingSeconds },
    onReady: connected,
    onReconnected: connected,
    onReconnecting: () => {
      wait()
      news('reconnecting', lastTrouble)
    },
    onError: (error) => {
      news('failed', error.message)
      resting = setTimeout(start, restMs)
    },
  })
  // Its own parsing lays header and event over each other, and the callback's token over the envelope's.
  const eventDispatcher = Object.assign(new lark.EventDispatcher({ logger: quiet }), {
    invoke: (envelope: unknown) => take(envelope),
  })

  function noteTrouble(...words: unknown[]): void {
    lastTrouble = words.flat().join(' ')
  }

  function start(): void {
    client.start({ eventDispatcher }).catch((error: unknown) => news('failed', String(error)))
  }
  wait()
  start()
  return {
    close() {
      clearTimeout(resting)
      clearTimeout(unconnected)
      client.close({ force: true })
    },
  }
}
