import { nowIn } from '../act/world.ts'
import { clockFrom, type MovableClock, realClock } from '../clockwork/clock.ts'
import { tick } from '../clockwork/tick.ts'
import { isoIn } from '../domain/time.ts'
import { feishuLater } from '../feishu/later.ts'
import { nodeCarrier } from '../feishu/node-carrier.ts'
import type { Connected } from '../mail/connection.ts'
import { createPace } from '../mail/pace.ts'
import { createPump } from '../mail/pump.ts'
import type { Face } from '../mail/server.ts'
import { createTurns } from '../mail/turns.ts'
import { newestTime } from '../store/meta.ts'
import { admins, appointAll } from '../store/people.ts'
import { sqliteModule } from '../store/sqlite/connection.ts'
import type { SqliteStore } from '../store/sqlite.ts'
import { type Log, stackOf } from '../telemetry/log.ts'
import { createMetrics } from '../telemetry/metrics.ts'
import { lexiconOf } from '../understand/lexicon.ts'
import { startOf } from './clock.ts'
import { type Config, ConfigError, webhookRoute } from './config.ts'
import { takeInPapers } from './filed-papers.ts'
import { holdDatabase, openDatabase, readPlanOf } from './open.ts'
import type { Rehearsal } from './rehearsal.ts'
import { logStart } from './started.ts'
import { appOf } from './world-of.ts'

const minute = 60_000

/** The bot of one plan in a Node process: its own database, app, queues and timers. */
export type Bot = {
  face: Face
  rehearsal: Rehearsal | null
  /** Begins to work; its server must take requests by now. */
  start(): Promise<void>
  /** No new work from now on. */
  hangUp(): void
  /** Ends after what is in flight. */
  stop(): Promise<void>
}

/** A clock that starts at an instant, but never behind what the database has already seen. */
async function clockAt(start: Date, db: SqliteStore): Promise<MovableClock> {
  const newest = await newestTime(db)
  return clockFrom(newest && new Date(newest) > start ? new Date(newest) : start)
}

/** Opens everything a configuration names; throws what somebody has to repair first. */
export async function openBot(config: Config, log: Log): Promise<Bot> {
  const plan = await readPlanOf(config)
  const start = startOf(config, plan)
  const unlock = holdDatabase(config)
  const db = await openDatabase(config, isoIn(plan.timeZone, start ?? new Date()), true)
  const movable = start && (await clockAt(start, db))
  const clock = movable ?? realClock

  const rehearsal =
    movable && config.mode === 'sandbox' ? await rehearsalOf({ config, plan, db, clock: movable }) : null
  const credentials = { ...config.app, domain: rehearsal?.domain ?? config.app.domain }
  const feishu = feishuLater(async () => {
    const { openFeishu } = await import('../feishu/sdk.ts')
    return openFeishu(credentials, () => clock.now().getTime(), nodeCarrier())
  })
  const app = appOf(config, { plan, lexicon: once(() => lexiconOf(plan)), db, feishu, clock, log })
  if (rehearsal)
    log.info({ category: 'start' }, '没有设置 LARK_APP_ID、LARK_APP_SECRET：这是演练，不连飞书，人和消息都只在本机')
  await db.batch(appointAll(config.adminOpenIds, nowIn(app)))
  await takeInPapers(db, plan, nowIn(app))
  if ((await admins(db)).length === 0) {
    log.warn(
      { category: 'start' },
      '还没有办公室管理员：请在私聊中发“我是谁”得到自己的 open_id，设置 ADMIN_OPEN_IDS 后重新启动',
    )
  }

  const metrics = createMetrics()
  const pump = createPump(app, metrics, createPace(config.rates), { turns: createTurns() })
  const webhook = config.transport === 'webhook' ? { route: webhookRoute(config), secrets: config.app } : null
  const timers: NodeJS.Timeout[] = []
  let first: Promise<void> = Promise.resolve()
  let connection: Connected | undefined

  async function beat(): Promise<void> {
    await rehearsal?.tick(clock.now())
    await tick(app, metrics).catch((error: unknown) =>
      log.error({ category: 'tick', error: stackOf(error) }, 'tick failed'),
    )
    pump.wake()
  }

  return {
    face: { name: config.name, app, webhook, pump, metrics, cutOff: () => connection?.trouble() ?? null },
    rehearsal,
    async start() {
      await logStart(app, config, sqliteModule())
      timers.push(setInterval(beat, minute))
      // Retries wait seconds, not minutes.
      timers.push(setInterval(() => pump.wake(), 1000))
      if (config.transport === 'longconn') {
        const { connect } = await import('../mail/connection.ts')
        connection = connect(app, credentials, pump, metrics)
      }
      first = beat()
      await first
      // Whoever writes first should not wait for it.
      app.lexicon()
    },
    hangUp() {
      for (const timer of timers) clearInterval(timer)
      connection?.close()
      rehearsal?.hangUp()
    },
    async stop() {
      await first
      await pump.stop()
      rehearsal?.close()
      db.close()
      unlock()
    },
  }
}

const noRehearsal =
  '没有设置 LARK_APP_ID、LARK_APP_SECRET，演练环境需要的模块也没有安装（npm ci --omit=dev 不装）：请设置二者，或运行 npm ci'

/** Loaded where one is held only: its page and its platform are not installed with `--omit=dev`. */
async function rehearsalOf(parts: Parameters<typeof import('./rehearsal.ts').rehearse>[0]): Promise<Rehearsal> {
  const { rehearse } = await import('./rehearsal.ts').catch((error: unknown) => {
    const notInstalled = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    throw notInstalled ? new ConfigError([noRehearsal]) : error
  })
  return rehearse(parts)
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
