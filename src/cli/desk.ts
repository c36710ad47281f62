import { existsSync } from 'node:fs'
import type { Plan } from '../domain/plan.ts'
import { isoIn } from '../domain/time.ts'
import { startOf } from '../start/clock.ts'
import type { Config } from '../start/config.ts'
import { takeInPapers } from '../start/filed-papers.ts'
import { openCopy, openDatabase, readPlanOf, Unwritable } from '../start/open.ts'
import { readConfigs } from '../start/tenants.ts'
import { claimDatabase, newestTime } from '../store/meta.ts'
import { migrate } from '../store/migrate.ts'
import { readMigrations } from '../store/migrations.ts'
import { openSqlite, type SqliteStore } from '../store/sqlite.ts'
import { type Called, type Io, refused } from './io.ts'

/** What commands work on: the same configuration, plan and database as the server beside it. */
export type Desk = {
  config: Config
  plan: Plan
  db: SqliteStore
  /** ISO time in the plan's zone, on the server's clock. */
  now: string
}

/**
 * What to do where there is no database yet: make one, refuse, or work on an empty one and say so. Where there is one that
 * may only be read, `read` and `empty` work on a copy of it and say so.
 */
export type IfMissing = 'create' | 'refuse' | 'read' | 'empty'

/** The configuration a command works with: of several plans the one that `--plan` names. */
export function configFor({ env, options: { plan } }: Pick<Called, 'env' | 'options'>): Config {
  const configs = readConfigs(env)
  const [alone, ...others] = configs
  if (plan === undefined) {
    if (others.length === 0) return alone
    throw refused(`这里有几个方案，请用 --plan 指明：${configs.map((config) => config.plan).join('、')}`)
  }
  const named = configs.find((config) => config.plan === plan)
  if (!named) throw refused(`这里没有方案 ${plan}，有：${configs.map((config) => config.plan).join('、')}`)
  return named
}

/** Opens the desk for as long as `work` takes. */
export async function atDesk<Done>(
  called: Pick<Called, 'options' | 'env' | 'io'>,
  ifMissing: IfMissing,
  work: (desk: Desk) => Promise<Done>,
): Promise<Done> {
  const config = configFor(called)
  const { io } = called
  const plan = await readPlanOf(config)
  const start = startOf(config, plan)
  const earliest = isoIn(plan.timeZone, start ?? io.now())
  const missing = ifMissing === 'empty' && !existsSync(config.databasePath)
  if (missing) io.err(`还没有数据库 ${config.databasePath}，按尚无填报计算；若不应如此，请检查 DATABASE_PATH`)
  const made = ifMissing === 'create' && !existsSync(config.databasePath)
  const db = missing ? await emptyDatabase(config, plan, earliest) : await opened(config, ifMissing, io)
  try {
    const done = await work({ config, plan, db, now: start ? await serverTime(db, earliest) : earliest })
    if (made) io.err(`新建了数据库 ${config.databasePath}；若不应如此，请检查 DATABASE_PATH`)
    return done
  } finally {
    db.close()
  }
}

async function opened(config: Config, ifMissing: IfMissing, io: Io): Promise<SqliteStore> {
  try {
    return await openDatabase(config, null, ifMissing === 'create')
  } catch (error) {
    if (!(error instanceof Unwritable) || (ifMissing !== 'read' && ifMissing !== 'empty')) throw error
    const copy = await openCopy(config)
    io.err(`写不了数据库 ${config.databasePath}（检查文件和所在文件夹的权限），读的是它现在的副本`)
    return copy
  }
}

async function emptyDatabase(config: Config, plan: Plan, now: string): Promise<SqliteStore> {
  const db = openSqlite(':memory:')
  await migrate(db, readMigrations())
  await claimDatabase(db, { mode: config.mode, app: config.app.appId, plan: config.plan }, null)
  await takeInPapers(db, plan, now)
  return db
}

/** A server on a moved clock is where its newest record is, and never before its start. */
async function serverTime(db: SqliteStore, earliest: string): Promise<string> {
  const newest = await newestTime(db)
  return newest !== null && newest > earliest ? newest : earliest
}
