import Database from 'better-sqlite3'
import { z } from 'zod'
import type { Config } from '../../start/config.ts'
import { readMigrations } from '../../store/migrations.ts'
import { Refusal } from '../io.ts'

const owner = z.object({ mode: z.string(), app: z.string(), plan: z.string() })
const names = z.array(z.object({ name: z.string() }))

/** Refuses a database that is not sound, was written by a newer version, or belongs to another bot. */
export function checkDatabase(file: string, config: Config): void {
  const database = new Database(file, { readonly: true })
  try {
    const integrity: unknown = database.pragma('integrity_check', { simple: true })
    if (integrity !== 'ok') throw new Refusal('备份中的数据库已损坏')
    const found: unknown = database.pragma('foreign_key_check')
    if (!Array.isArray(found) || found.length > 0) throw new Refusal('备份中的数据库不完整：有记录指向不存在的填报')
    const known = readMigrations().map(({ name }) => name)
    const applied = names.parse(database.prepare('select name from d1_migrations').all())
    const unknown = applied.find(({ name }) => !known.includes(name))
    if (unknown) throw new Refusal(`备份由更新的版本写成（${unknown.name}），请升级程序后再恢复`)
    checkOwner(database, config)
  } finally {
    database.close()
  }
}

function checkOwner(database: Database.Database, { mode, app: { appId }, plan }: Config): void {
  const stamp: unknown = database.prepare(`select value from meta where key = 'owner'`).pluck().get()
  const of = owner.parse(JSON.parse(z.string().parse(stamp)))
  if (of.mode === mode && of.app === appId && of.plan === plan) return
  throw new Refusal(
    `备份属于模式 ${of.mode}、应用 ${of.app}、方案 ${of.plan}，与现在的配置（${mode}、${appId}、${plan}）不同`,
  )
}
