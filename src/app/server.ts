import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Incoming } from '../feishu/incoming.ts'
import { maxBodyBytes, receive, type Secrets } from '../feishu/receive.ts'
import { answerTo, keep, laneOf } from '../store/inbox.ts'
import { sql } from '../store/sql.ts'
import { type CardGoes, handleClick, stillWorking } from './handle.ts'
import { type Metrics, metricsText } from './metrics.ts'
import type { Pump } from './pump.ts'
import { type App, nowIn } from './world.ts'

/** The HTTP face of the bot (contract.md, HTTP). Without secrets there is no webhook: the long connection brings events. */
export function createServer(app: App, secrets: Secrets | null, pump: Pump, metrics: Metrics): Hono {
  const server = new Hono()
  server.get('/healthz', (c) => c.text('ok'))
  server.get('/readyz', async (c) => {
    try {
      await app.db.all(sql`select 1 from meta limit 1`)
      return c.text('ready')
    } catch (error) {
      return c.text(`database: ${error instanceof Error ? error.message : String(error)}`, 503)
    }
  })
  server.get('/metrics', async (c) => c.text(await metricsText(app, metrics)))

  if (secrets) {
    const tooLarge = () => {
      metrics.refused.add()
      return new Response('body over 1 MiB', { status: 413 })
    }
    server.post('/webhook/event', bodyLimit({ maxSize: maxBodyBytes, onError: tooLarge }), async (c) => {
      const rawBody = new Uint8Array(await c.req.arrayBuffer())
      const received = receive(rawBody, (name) => c.req.header(name), secrets, app.clock.now().getTime())
      switch (received.kind) {
        case 'challenge':
          return c.json({ challenge: received.challenge })
        case 'refused':
          metrics.refused.add()
          app.log.warn({ status: received.status, why: received.why }, 'request refused')
          return c.text(received.why, received.status)
        case 'ignored':
          return c.json({})
        case 'event':
          return c.json(await accept(app, pump, metrics, received.incoming))
      }
    })
  }

  server.notFound((c) => c.text('not found', 404))
  server.onError((error, c) => {
    // Nothing was kept, so nothing is acknowledged: the platform delivers it again.
    app.log.error({ error: error.message }, 'request failed')
    return c.text('internal error', 500)
  })
  return server
}

/** Keeps an event, then acknowledges it; a callback is worked on at once and answered with its toast and card. */
export async function accept(
  app: App,
  pump: Pump,
  metrics: Metrics,
  incoming: Incoming,
  card: CardGoes = 'with the answer',
): Promise<object> {
  const seq = await keep(app.db, incoming, nowIn(app))
  if (seq === undefined) return incoming.kind === 'click' ? storedAnswer(app, incoming.eventId, card) : {}
  metrics.eventsIn.add()
  if (incoming.kind !== 'click') {
    pump.wake()
    return {}
  }
  pump.claim(seq)
  const done = () => {
    pump.release(seq)
    // A card cannot be changed before its callback is answered: then whoever answers wakes the pump.
    if (card === 'with the answer') pump.wake()
  }
  return handleClick(app, { seq, lane: laneOf(incoming), attempts: 1, incoming }, done, card)
}

async function storedAnswer({ db }: App, eventId: string, card: CardGoes): Promise<object> {
  const answer = await answerTo(db, eventId)
  if (answer === null) return stillWorking
  // Written by `finish` from an object.
  const body = JSON.parse(answer) as { card?: object }
  return card === 'with the answer' ? body : { ...body, card: undefined }
}
