import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type App, nowIn, worldOf } from '../act/world.ts'
import type { Incoming } from '../feishu/incoming.ts'
import { maxBodyBytes, receive, type Secrets } from '../feishu/receive.ts'
import { owedNow } from '../reporting/owed-now.ts'
import { answerTo, keep, laneOf } from '../store/inbox.ts'
import { needAnswer, needRoom } from '../store/meta.ts'
import { took } from '../telemetry/latency.ts'
import { stackOf } from '../telemetry/log.ts'
import { type Metrics, measure, measureKept, metricsText } from '../telemetry/metrics.ts'
import { type CardGoes, type ClickOptions, handleClick, jsonOf, stillWorking } from './handle.ts'
import { onlyHere } from './only-here.ts'
import type { Pump } from './pump.ts'

/** Where the platform's requests come in, and what they are held to. */
export type Webhook = { route: string; secrets: Secrets }

/** One bot as its server sees it. */
export type Face = {
  /** Under which it is told apart from others beside it; null alone. */
  name: string | null
  app: App
  /** null where the long connection brings events. */
  webhook: Webhook | null
  /** Why nothing can come in over the long connection; null where it stands, or is not the way. */
  cutOff?: () => string | null
  pump: Pump
  metrics: Metrics
}

/** What it was found to be last, so that the log says each change once. */
const found = new WeakMap<App, string | null>()

async function checked(face: Face): Promise<string | null> {
  const trouble = await troubleOf(face)
  const { log } = face.app
  if (trouble !== (found.get(face.app) ?? null)) {
    if (trouble === null) log.info({ category: 'request' }, 'ready again')
    else log.error({ category: 'request', why: trouble }, 'not ready')
  }
  found.set(face.app, trouble)
  return trouble
}

/** The HTTP face of the bots of a process; of a rehearsal for this machine alone. */
export function createServer(faces: readonly Face[], { rehearsal = false }: { rehearsal?: boolean } = {}): Hono {
  const server = new Hono()
  if (rehearsal) server.use(onlyHere)
  server.get('/healthz', (c) => c.text('ok'))
  server.get('/readyz', async (c) => {
    const troubles = (await Promise.all(faces.map(checked))).filter((trouble) => trouble !== null)
    return troubles.length === 0 ? c.text('ready') : c.text(troubles.join('\n'), 503)
  })
  server.get('/metrics', async (c) => {
    const measured = faces.map(async (face) => {
      const { name, app, metrics } = face
      const labels: Record<string, string> = name === null ? {} : { plan: name }
      const isReady = (await checked(face)) === null
      // A database that does not answer is no reason to say nothing of what the process knows itself.
      const read = worldOf(app).then(async (world) => measureKept(app, await owedNow(world), labels))
      return [...measure(metrics, isReady, labels), ...(await read.catch(() => []))]
    })
    return c.text(metricsText(await Promise.all(measured)))
  })
  for (const face of faces) if (face.webhook) server.route('/', requestsOf(face, face.webhook))
  server.notFound((c) => c.text('not found', 404))
  return server
}

/** Trying whether the disk takes more costs a write: however often somebody asks, it is tried once in so long. */
const roomHoldsMs = 10_000
const tried = new WeakMap<App, { at: number; room: Promise<void> }>()

/** Fails where the database does not answer or cannot keep an event; a write that failed is tried again at once. */
async function needSound(app: App): Promise<void> {
  const now = app.clock.now().getTime()
  const last = tried.get(app)
  // A clock that was set back makes nothing hold longer.
  if (last && now >= last.at && now - last.at < roomHoldsMs) {
    await last.room
    return needAnswer(app.db)
  }
  const room = needRoom(app.db, nowIn(app))
  tried.set(app, { at: now, room })
  try {
    await room
  } catch (error) {
    tried.delete(app)
    throw error
  }
}

async function troubleOf({ name, app, cutOff }: Face): Promise<string | null> {
  const named = (trouble: string) => `${name === null ? '' : `${name}: `}${trouble}`
  try {
    await needSound(app)
  } catch (error) {
    return named(`database: ${error instanceof Error ? error.message : String(error)}`)
  }
  const trouble = cutOff?.() ?? null
  return trouble && named(trouble)
}

function requestsOf(face: Face, webhook: Webhook): Hono {
  const requests = new Hono()
  const limit = bodyLimit({ maxSize: maxBodyBytes, onError: () => responseOf(tooLarge(face)) })
  requests.post(webhook.route, limit, async (c) => {
    const arrivedMs = performance.now()
    const rawBody = new Uint8Array(await c.req.arrayBuffer())
    return responseOf(await answerRequest(face, webhook, { rawBody, header: (name) => c.req.header(name), arrivedMs }))
  })
  return requests
}

/** A request of the platform, read. */
type PlatformRequest = {
  rawBody: Uint8Array
  header: (name: string) => string | undefined
  /** Monotonic milliseconds at which it came in. */
  arrivedMs: number
}

/** What a request of the platform is answered: an object as JSON, words as they are. */
export type Answer = { status: number; body: object | string }

/** The media type and the text an answer is sent with, by whichever server. */
export const writtenAnswer = ({ body }: Answer): { type: string; text: string } =>
  typeof body === 'string'
    ? { type: 'text/plain; charset=UTF-8', text: body }
    : { type: 'application/json', text: jsonOf(body) }

function responseOf(answer: Answer): Response {
  const { type, text } = writtenAnswer(answer)
  return new Response(text, { status: answer.status, headers: { 'content-type': type } })
}

export function tooLarge({ metrics }: Pick<Face, 'metrics'>): Answer {
  metrics.refused.add()
  return { status: 413, body: 'body over 1 MiB' }
}

/** The answer to a request of the platform, whichever server took it. */
export async function answerRequest(face: Face, { secrets }: Webhook, request: PlatformRequest): Promise<Answer> {
  const { app, pump, metrics } = face
  const { rawBody, header, arrivedMs } = request
  try {
    const received = receive(rawBody, header, secrets, app.clock.now().getTime())
    switch (received.kind) {
      case 'challenge':
        return { status: 200, body: { challenge: received.challenge } }
      case 'refused':
        metrics.refused.add()
        app.log.warn({ category: 'request', status: received.status, why: received.why }, 'request refused')
        return { status: received.status, body: received.why }
      case 'ignored':
        return { status: 200, body: {} }
      case 'event':
        return { status: 200, body: await accept(app, pump, metrics, received.incoming, { arrivedMs }) }
    }
  } catch (error) {
    // Nothing was kept, so nothing is acknowledged: the platform delivers it again.
    app.log.error({ category: 'request', error: stackOf(error) }, 'request failed')
    return { status: 500, body: 'internal error' }
  }
}

/** Keeps an event, then acknowledges it; a callback is worked on at once and answered with its toast and card. */
export async function accept(
  app: App,
  pump: Pump,
  metrics: Metrics,
  incoming: Incoming,
  options: Pick<ClickOptions, 'card' | 'arrivedMs'> = {},
): Promise<object> {
  const { card = 'with the answer', arrivedMs = performance.now() } = options
  const lane = laneOf(incoming)
  const atOnce = incoming.kind === 'click' || pump.isFree(lane)
  const seq = await keep(app.db, incoming, nowIn(app), atOnce)
  if (seq === undefined) return incoming.kind === 'click' ? storedAnswer(app, incoming.eventId, card) : {}
  metrics.eventsIn.add()
  const waiting = { seq, lane, attempts: atOnce ? 1 : 0, incoming, counted: atOnce }
  if (incoming.kind !== 'click') {
    metrics.arrivals.note(incoming.eventId, arrivedMs)
    pump.kept(waiting)
    return {}
  }
  pump.claim(seq)
  const done = (how: { ended: boolean; posted: boolean }) => {
    const isTime = pump.release(waiting, how)
    // A card cannot be changed before its callback is answered: then whoever answers wakes the pump.
    if (isTime && card === 'with the answer') pump.goOn()
  }
  const answer = await handleClick(app, { ...waiting, incoming }, done, { card, arrivedMs, turns: pump.turns })
  took({ log: app.log, ...metrics }, 'click', performance.now() - arrivedMs, { event: incoming.eventId })
  return answer
}

async function storedAnswer({ db }: App, eventId: string, card: CardGoes): Promise<object> {
  const answer = await answerTo(db, eventId)
  if (answer === null) return stillWorking
  // Written by `finish` from an object.
  const body = JSON.parse(answer) as { card?: object }
  return card === 'with the answer' ? body : { ...body, card: undefined }
}
