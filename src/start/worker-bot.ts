import type { Hono } from 'hono'
import { commands } from '../../commands/index.ts'
import { type App, nowIn } from '../act/world.ts'
import { realClock } from '../clockwork/clock.ts'
import { tick } from '../clockwork/tick.ts'
import type { Plan } from '../domain/plan.ts'
import type { Clock } from '../domain/time.ts'
import { isoIn } from '../domain/time.ts'
import { openFeishu } from '../feishu/sdk.ts'
import { type KeptSelf, rememberSelf } from '../feishu/self.ts'
import type { KeptToken } from '../feishu/token.ts'
import { createPace, type Rates, rates } from '../mail/pace.ts'
import { createPump, type Pump } from '../mail/pump.ts'
import { createServer } from '../mail/server.ts'
import { countQueries } from '../store/counted.ts'
import { type D1, openD1 } from '../store/d1.ts'
import { type Bucket, r2Evidence } from '../store/files/r2.ts'
import { claimDatabase } from '../store/meta.ts'
import { appointAll } from '../store/people.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { type SecondReader, secondReader } from '../understand/endpoint/second-reader.ts'
import type { Lexicon } from '../understand/lexicon.ts'
import { type Config, readConfig, webhookRoute } from './config.ts'
import { takeInPapers } from './filed-papers.ts'
import { logStart } from './started.ts'
import { workerLog } from './worker-log.ts'
import { bundledPlan } from './worker-plan.ts'

/** Bindings and variables of `wrangler.toml`. */
export type Env = { DB: D1; EVIDENCE: Bucket } & Record<string, unknown>
export type Context = { waitUntil(promise: Promise<unknown>): void }

type Ground = { config: Config; plan: Plan; lexicon: Lexicon; secondReader: SecondReader | null }

type Invocation = { app: App; server: Hono; pump: Pump }

/**
 * What one invocation begins at most. It may ask D1 1,000 things and call out as often, six calls at a time
 * (developers.cloudflare.com/d1/platform/limits and /workers/platform/limits, paid plan); what it leaves, the next tick
 * goes on with. An event takes up to some thirty queries, so six that are under way stay within the thousand, and
 * answers have room to be sent beside the questions that are still waiting.
 */
const most = { letters: 400, lanes: 6, queriesBeforeEvent: 650, queriesBeforeLetter: 900 }
/** Letters sent side by side are recorded together, if they come back within so long. */
const gatherMs = 100

/**
 * The bot as a Worker.
 *
 * An isolate lives longer than any of its invocations, and a promise dies with the invocation that made it. So the
 * isolate keeps values only, and everything that waits (pump, platform calls) is made for one invocation; leases in the
 * database keep the invocations of all isolates from working on the same chat.
 */
export function createWorker(clock: Clock = realClock, limits: Rates = rates) {
  const metrics = createMetrics()
  const pace = createPace(limits)
  const keptToken: KeptToken = {}
  const keptSelf: KeptSelf = {}
  let ground: Ground | undefined

  async function begin(env: Env): Promise<Invocation> {
    const { db, queries } = countQueries(openD1(env.DB))
    const known = ground
    const { config, plan, lexicon, secondReader } = known ?? (await groundOf(env, clock))
    const feishu = openFeishu(config.app, () => clock.now().getTime(), undefined, keptToken)
    const log = workerLog(config.logLevel)
    const evidence = r2Evidence(env.EVIDENCE)
    const self = rememberSelf(feishu, () => performance.now(), keptSelf)
    const { digestAt, adminOpenIds } = config
    const reading = { lexicon: () => lexicon, secondReader }
    const app: App = { commands, plan, ...reading, db, feishu, evidence, self, clock, log, digestAt }
    if (!known) {
      const owner = { mode: config.mode, app: config.app.appId, plan: plan.id }
      await claimDatabase(db, owner, isoIn(plan.timeZone, clock.now()))
      await db.batch(appointAll(adminOpenIds, nowIn(app)))
      await takeInPapers(db, plan, nowIn(app))
      ground = { config, plan, lexicon, secondReader }
      await logStart(app, config, 'D1')
    }
    const pump = createPump(app, metrics, pace, {
      holder: crypto.randomUUID(),
      lanes: most.lanes,
      mostLetters: most.letters,
      mayHandle: () => queries() < most.queriesBeforeEvent,
      maySend: () => queries() < most.queriesBeforeLetter,
      gatherMs,
    })
    const webhook = { route: webhookRoute(config), secrets: config.app }
    return { app, server: createServer([{ name: null, app, webhook, pump, metrics }]), pump }
  }

  return {
    async fetch(request: Request, env: Env, context: Context): Promise<Response> {
      const { server, pump } = await begin(env)
      const response = await server.fetch(request)
      // What this loses when the isolate ends is in the inbox, and the next tick picks it up.
      context.waitUntil(pump.idle())
      return response
    },
    async scheduled(_event: unknown, env: Env, context: Context): Promise<void> {
      const { app, pump } = await begin(env)
      await tick(app, metrics)
      context.waitUntil(pump.idle())
    },
    /** Does what can be done now; for whoever wants to wait for it. */
    async settle(env: Env): Promise<void> {
      const { pump } = await begin(env)
      await pump.idle()
    },
  }
}

/** Reads what does not change while an isolate lives; throws with one clear line for what a Worker cannot do. */
async function groundOf(env: Env, clock: Clock): Promise<Ground> {
  const words = Object.entries(env).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  if (env.TENANTS_FILE) throw new Error('TENANTS_FILE: a Worker carries one plan; deploy one Worker for each')
  const config = readConfig(Object.fromEntries(words))
  if (config.mode === 'sandbox') throw new Error('LARK_APP_ID: a Worker has no rehearsal; set the app and its secrets')
  if (config.transport === 'longconn')
    throw new Error('LARK_TRANSPORT: the long connection needs Node; a Worker takes webhooks')
  if (config.clockStart) throw new Error('CLOCK_START: a Worker runs on real time')
  const { endpoint } = config
  // Its budget is the isolate's; its calls are made and awaited within one invocation.
  const reader =
    endpoint && secondReader(endpoint, { nowMs: () => clock.now().getTime(), log: workerLog(config.logLevel) })
  return { config, ...(await bundledPlan(config.plan)), secondReader: reader }
}
