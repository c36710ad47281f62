import { tick } from '../clockwork/tick.ts'
import { isoIn } from '../domain/time.ts'
import { openFeishu } from '../feishu/sdk.ts'
import { connect } from '../mail/connection.ts'
import { createMetrics } from '../mail/metrics.ts'
import { createPace } from '../mail/pace.ts'
import { createPump } from '../mail/pump.ts'
import type { Face } from '../mail/server.ts'
import { lockDatabase } from '../store/lock.ts'
import { newestTime } from '../store/meta.ts'
import { admins, appoint } from '../store/people.ts'
import type { SqliteStore } from '../store/sqlite.ts'
import type { Log } from '../talk/log.ts'
import { nowIn } from '../talk/world.ts'
import { clockFrom, type MovableClock, realClock, startOf } from './clock.ts'
import { type Config, webhookRoute } from './config.ts'
import { openDatabase, readPlanOf } from './open.ts'
import { type Rehearsal, rehearse } from './rehearsal.ts'
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
  const start = startOf(config)
  const unlock = lockDatabase(config.databasePath)
  const db = await openDatabase(config, isoIn(plan.timeZone, start ?? new Date()), true)
  const movable = start && (await clockAt(start, db))
  const clock = movable ?? realClock

  const rehearsal = movable && config.mode === 'sandbox' ? await rehearse({ config, plan, db, clock: movable }) : null
  const credentials = { ...config.app, domain: rehearsal?.domain ?? config.app.domain }
  const feishu = openFeishu(credentials, () => clock.now().getTime())
  const app = appOf(config, { plan, db, feishu, clock, log })
  await db.batch(config.adminOpenIds.map((openId) => appoint(openId, '领导小组办公室', nowIn(app))))
  if ((await admins(db)).length === 0) {
    log.warn({}, '还没有办公室管理员：请在私聊中发“我是谁”得到自己的 open_id，设置 ADMIN_OPEN_IDS 后重新启动')
  }

  const metrics = createMetrics()
  const pump = createPump(app, metrics, createPace())
  const webhook = config.transport === 'webhook' ? { route: webhookRoute(config), secrets: config.app } : null
  const timers: NodeJS.Timeout[] = []
  let first: Promise<void> = Promise.resolve()
  let connection: { close(): void } | undefined

  async function beat(): Promise<void> {
    await rehearsal?.tick(clock.now())
    await tick(app, metrics).catch((error: unknown) => log.error({ error: String(error) }, 'tick failed'))
    pump.wake()
  }

  return {
    face: { name: config.name, app, webhook, pump, metrics },
    rehearsal,
    async start() {
      timers.push(setInterval(beat, minute))
      // Retries wait seconds, not minutes.
      timers.push(setInterval(() => pump.wake(), 1000))
      if (config.transport === 'longconn') connection = connect(app, credentials, pump, metrics)
      first = beat()
      await first
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
