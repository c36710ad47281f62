import type { Hono } from 'hono'
import clauses from '#plan/clauses.json'
import groups from '#plan/groups.json'
import indicators from '#plan/indicators.json'
import notes from '#plan/notes.json'
import people from '#plan/people.json'
import head from '#plan/plan.json'
import silences from '#plan/silences.json'
import tasks from '#plan/tasks.json'
import units from '#plan/units.json'
import { createMetrics, type Metrics } from './app/metrics.ts'
import { createPace } from './app/pace.ts'
import { createPump, type Pump } from './app/pump.ts'
import { createServer } from './app/server.ts'
import { tick } from './app/tick.ts'
import { type App, nowIn } from './app/world.ts'
import { realClock } from './clock.ts'
import { readConfig } from './config.ts'
import { type Plan, planSchema } from './domain/plan.ts'
import { type Bucket, r2Evidence } from './evidence/r2.ts'
import { openFeishu } from './feishu/sdk.ts'
import { rememberSelf } from './feishu/self.ts'
import { type D1, openD1 } from './store/d1.ts'
import { claimDatabase } from './store/meta.ts'
import { appoint } from './store/people.ts'
import { isoIn } from './time.ts'
import { lexiconOf } from './understand/lexicon.ts'
import { workerLog } from './worker-log.ts'

/** Bindings and variables of `wrangler.toml`. */
type Env = { DB: D1; EVIDENCE: Bucket } & Record<string, unknown>
type Context = { waitUntil(promise: Promise<unknown>): void }

type Running = { app: App; server: Hono; pump: Pump; metrics: Metrics }

/** Checked once per isolate; a Worker carries one plan, chosen when it is bundled. */
let plan: Plan | undefined
let running: Promise<Running> | undefined

async function start(env: Env): Promise<Running> {
  const config = readConfig(
    Object.fromEntries(Object.entries(env).filter(([, value]) => typeof value === 'string')) as Record<string, string>,
  )
  if (config.mode === 'sandbox') throw new Error('LARK_APP_ID: a Worker has no rehearsal; set the app and its secrets')
  if (config.transport === 'longconn')
    throw new Error('LARK_TRANSPORT: the long connection needs Node; a Worker takes webhooks')
  if (config.clockStart) throw new Error('CLOCK_START: a Worker runs on real time')
  plan ??= planSchema.parse({ ...head, clauses, groups, indicators, notes, people, silences, tasks, units })
  const db = openD1(env.DB)
  const now = isoIn(plan.timeZone, new Date())
  await claimDatabase(db, { mode: config.mode, app: config.app.appId, plan: plan.id }, now)
  const feishu = openFeishu(config.app, () => Date.now())
  const log = workerLog(config.logLevel)
  const app: App = {
    plan,
    lexicon: lexiconOf(plan),
    db,
    feishu,
    evidence: r2Evidence(env.EVIDENCE),
    self: rememberSelf(feishu),
    clock: realClock,
    log,
    digestAt: config.digestAt,
  }
  if (config.adminOpenIds.length > 0)
    await db.batch(config.adminOpenIds.map((openId) => appoint(openId, '领导小组办公室', nowIn(app))))
  const metrics = createMetrics()
  const pump = createPump(app, metrics, createPace(), { holder: crypto.randomUUID() })
  return { app, server: createServer(app, config.app, pump, metrics), pump, metrics }
}

function parts(env: Env): Promise<Running> {
  // A failed start is tried again by the next request.
  running ??= start(env).catch((error: unknown) => {
    running = undefined
    throw error
  })
  return running
}

export default {
  async fetch(request: Request, env: Env, context: Context): Promise<Response> {
    const { server, pump } = await parts(env)
    const response = await server.fetch(request)
    // What this loses when the isolate ends is in the inbox, and the next tick picks it up.
    context.waitUntil(pump.idle())
    return response
  },
  async scheduled(_event: unknown, env: Env, context: Context): Promise<void> {
    const { app, pump, metrics } = await parts(env)
    await tick(app, metrics)
    context.waitUntil(pump.idle())
  },
}
