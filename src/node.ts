import { writeSync } from 'node:fs'
import { serve } from '@hono/node-server'
import type { Hono } from 'hono'
import { pino } from 'pino'
import { connect } from './app/connection.ts'
import { createMetrics } from './app/metrics.ts'
import { createPace } from './app/pace.ts'
import { createPump } from './app/pump.ts'
import { createServer } from './app/server.ts'
import { tick } from './app/tick.ts'
import { type App, nowIn } from './app/world.ts'
import { clockFrom, type MovableClock, realClock, startOf } from './clock.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { evidenceFolder, evidenceFolderOf } from './evidence/folder.ts'
import { explain } from './failure.ts'
import { openFeishu } from './feishu/sdk.ts'
import { rememberSelf } from './feishu/self.ts'
import { openDatabase, readPlanOf } from './open.ts'
import { PlanError } from './plan/parse.ts'
import { rehearse } from './rehearsal.ts'
import { lockDatabase } from './store/lock.ts'
import { newestTime } from './store/meta.ts'
import { admins, appoint } from './store/people.ts'
import type { SqliteStore } from './store/sqlite.ts'
import { isoIn } from './time.ts'
import { lexiconOf } from './understand/lexicon.ts'

const minute = 60_000

/** A clock that starts at an instant, but never behind what the database has already seen. */
async function clockAt(start: Date, db: SqliteStore): Promise<MovableClock> {
  const newest = await newestTime(db)
  return clockFrom(newest && new Date(newest) > start ? new Date(newest) : start)
}

async function main(): Promise<void> {
  const config = readConfig(process.env)
  const plan = await readPlanOf(config)
  const log = pino({ level: config.logLevel, base: undefined }, pino.destination({ fd: 2, sync: true }))
  const start = startOf(config)
  const unlock = lockDatabase(config.databasePath)
  const db = await openDatabase(config, isoIn(plan.timeZone, start ?? new Date()), true)
  const movable = start && (await clockAt(start, db))
  const clock = movable ?? realClock

  const rehearsal = movable && config.mode === 'sandbox' ? await rehearse({ config, plan, db, clock: movable }) : null
  const feishu = openFeishu({ ...config.app, domain: rehearsal?.domain ?? config.app.domain }, () =>
    clock.now().getTime(),
  )
  const app: App = {
    plan,
    lexicon: lexiconOf(plan),
    db,
    feishu,
    evidence: evidenceFolder(evidenceFolderOf(config.databasePath)),
    self: rememberSelf(feishu),
    clock,
    log,
    digestAt: config.digestAt,
  }
  await db.batch(config.adminOpenIds.map((openId) => appoint(openId, '领导小组办公室', nowIn(app))))
  if ((await admins(db)).length === 0) {
    log.warn({}, '还没有办公室管理员：请在私聊中发“我是谁”得到自己的 open_id，设置 ADMIN_OPEN_IDS 后重新启动')
  }

  const metrics = createMetrics()
  const pump = createPump(app, metrics, createPace())
  const secrets = config.transport === 'webhook' ? config.app : null
  const server = createServer(app, secrets, pump, metrics)
  rehearsal?.mount(server, app, pump, metrics)
  const { address, close } = await listen(server, config)
  rehearsal?.listensOn(address)

  const beat = async () => {
    await rehearsal?.tick(clock.now())
    await tick(app, metrics).catch((error: unknown) => log.error({ error: String(error) }, 'tick failed'))
    pump.wake()
  }
  const timer = setInterval(beat, minute)
  // Retries wait seconds, not minutes.
  const retry = setInterval(() => pump.wake(), 1000)
  await beat()
  const connection = config.transport === 'longconn' ? connect(app, config.app, pump, metrics) : null

  const stop = async () => {
    clearInterval(timer)
    clearInterval(retry)
    rehearsal?.hangUp()
    connection?.close()
    await close()
    await pump.stop()
    rehearsal?.close()
    db.close()
    unlock()
    process.exit(0)
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

/** Listens, says so on the first line of stdout, and returns the address and how to stop taking requests. */
function listen(server: Hono, { host, port }: Config): Promise<{ address: string; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const listening = serve({ fetch: server.fetch, hostname: host, port }, (info) => {
      const address = `http://127.0.0.1:${info.port}`
      process.stdout.write(`Listening on ${address}\n`)
      resolve({ address, close: () => new Promise((done) => listening.close(() => done())) })
    })
    listening.on('error', reject)
  })
}

main().catch((error: unknown) => {
  // What somebody can repair is said in lines.
  const lines =
    error instanceof ConfigError ? error.problems : [error instanceof PlanError ? error.message : explain(error)]
  // At once: what still waits for a pipe is lost when the process ends.
  writeSync(2, lines.map((line) => `${line}\n`).join(''))
  process.exit(1)
})
