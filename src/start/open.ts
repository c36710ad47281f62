import { chmodSync, copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Plan } from '../domain/plan.ts'
import { PlanError } from '../plan/parse.ts'
import { readSoundPlan } from '../plan/read.ts'
import { lockDatabase } from '../store/lock.ts'
import { claimDatabase } from '../store/meta.ts'
import { migrate } from '../store/migrate.ts'
import { readMigrations } from '../store/migrations.ts'
import { sql } from '../store/sql.ts'
import { openConnection } from '../store/sqlite/connection.ts'
import { openSqlite, type SqliteStore } from '../store/sqlite.ts'
import { type Config, ConfigError } from './config.ts'
import { explain } from './failure.ts'

export const dataFolder = fileURLToPath(new URL('../../data/', import.meta.url))

export const planFolderOf = ({ plan, planFolder }: Pick<Config, 'plan' | 'planFolder'>): string =>
  planFolder ?? join(dataFolder, plan)

/** The plan of a configuration; throws `PlanError` where it is not sound, or not the one that is named. */
export async function readPlanOf(config: Pick<Config, 'plan' | 'planFolder'>): Promise<Plan> {
  const folder = planFolderOf(config)
  const missing = missingPlan(config)
  if (missing !== null) throw new ConfigError([missing])
  const plan = await readSoundPlan(folder)
  if (plan.id !== config.plan) throw new PlanError([{ place: folder, says: `方案是 ${plan.id}，不是 ${config.plan}` }])
  return plan
}

/** Which variable names a plan that is not there; null where it is. */
export function missingPlan({ plan, planFolder }: Pick<Config, 'plan' | 'planFolder'>): string | null {
  const folder = planFolderOf({ plan, planFolder })
  // A path of one's own is looked into by whoever reads the plan; beside the plans lie other folders.
  if (existsSync(planFolder === null ? join(folder, 'plan.json') : folder)) return null
  if (planFolder !== null) return `PLAN_FOLDER: 没有文件夹 ${folder}`
  const there = readdirSync(dataFolder).filter((name) => existsSync(join(dataFolder, name, 'plan.json')))
  return `PLAN: data/ 下没有方案 ${plan}，有：${there.join('、')}`
}

class DamagedDatabase extends Error {
  constructor(file: string, found: string) {
    super(`数据库 ${file} 已损坏，请从备份恢复（restore）：${found}`)
    this.name = 'DamagedDatabase'
  }
}

/** Damage in the middle of a file would else show only when somebody needs what lies there. */
async function refuseDamaged(db: SqliteStore, file: string): Promise<void> {
  const megabytes = Math.round(statSync(file).size / 1e6)
  if (megabytes > 200) process.stderr.write(`正在检查数据库 ${file}（${megabytes} MB）……\n`)
  const [row] = await db.all<{ quick_check: string }>(sql`pragma quick_check(1)`)
  if (row?.quick_check === 'ok') return
  // The first line only names the file's part.
  const found = row?.quick_check.split('\n').find((line) => !line.startsWith('***'))
  throw new DamagedDatabase(file, found ?? '')
}

/** A place where no database file can be made or written, in one sentence wherever it is met, with the setting and the path. */
function atPath<Opened>(file: string, open: (file: string) => Opened): Opened {
  try {
    return open(file)
  } catch (error) {
    throw placed(error, file)
  }
}

/** Whoever asked may read the database at best. */
export class Unwritable extends ConfigError {
  constructor(file: string) {
    super([`DATABASE_PATH: 写不了数据库 ${file}，请检查文件和所在文件夹的权限`])
    this.name = 'Unwritable'
  }
}

function placed(error: unknown, file: string): unknown {
  if (!(error instanceof Error && 'code' in error)) return error
  const code = String(error.code)
  if (isFolder(file)) return new ConfigError([`DATABASE_PATH: ${file} 是文件夹，请写明数据库文件的名字`])
  if (/^SQLITE_(CANTOPEN|READONLY)/.test(code)) return new Unwritable(file)
  return code.startsWith('SQLITE') ? error : new ConfigError([`DATABASE_PATH: ${explain(error)}`])
}

const isFolder = (file: string): boolean => existsSync(file) && statSync(file).isDirectory()

/** Holds the database of a configuration for one server, until what is returned is called. */
export const holdDatabase = ({ databasePath }: Config): (() => void) => atPath(databasePath, lockDatabase)

/**
 * Opens, migrates and claims the database of a configuration; a missing file is made only where `create` says so.
 * `start` is when the server that opens it starts, null for the command line.
 */
export async function openDatabase(config: Config, start: string | null, create: boolean): Promise<SqliteStore> {
  const file = config.databasePath
  if (!create && !existsSync(file)) throw new Error(`没有数据库 ${file}；请先启动一次，或检查 DATABASE_PATH`)
  const db = atPath(file, openSqlite)
  try {
    // A whole read of the file: a command would take longer than its work.
    if (start !== null) await refuseDamaged(db, file)
    await migrate(db, readMigrations())
    await claimDatabase(db, { mode: config.mode, app: config.app.appId, plan: config.plan }, start)
  } catch (error) {
    db.close()
    throw placed(error, file)
  }
  return db
}

/** A database that may only be read, as a copy that `close` takes away: it is migrated and looked into like any other. */
export async function openCopy(config: Config): Promise<SqliteStore> {
  const folder = mkdtempSync(join(tmpdir(), 'zhibiao-'))
  const remove = () => rmSync(folder, { recursive: true, force: true })
  const copy = join(folder, 'copy.db')
  try {
    copyDatabase(config.databasePath, copy)
    const db = await openDatabase({ ...config, databasePath: copy }, null, false)
    const close = () => {
      db.close()
      remove()
    }
    return { ...db, close }
  } catch (error) {
    remove()
    throw error
  }
}

/** By SQLite itself beside a server that writes; where SQLite would have to write too, nobody has the files open. */
function copyDatabase(file: string, copy: string): void {
  try {
    const source = openConnection(file, { readonly: true })
    try {
      source.exec(`vacuum into '${copy.replaceAll("'", "''")}'`)
    } finally {
      source.close()
    }
  } catch {
    for (const end of ['', '-wal']) if (existsSync(`${file}${end}`)) copyFileSync(`${file}${end}`, `${copy}${end}`)
    chmodSync(copy, 0o600)
  }
}
