import * as z from 'zod'
import type { Config } from '../../start/config.ts'
import { readMigrations } from '../../store/migrations.ts'
import { openConnection } from '../../store/sqlite/connection.ts'
import type { Connection } from '../../store/sqlite/port.ts'
import { refused } from '../io.ts'

const owner = z.object({ mode: z.string(), app: z.string(), plan: z.string() })
const values = z.array(z.object({ value: z.string() }))
const integrities = z.array(z.object({ integrity_check: z.string() }))
const names = z.array(z.object({ name: z.string() }))

/** Refuses a database that is not sound, was written by a newer version, or belongs to another bot. */
export function checkDatabase(file: string, config: Config): void {
  const database = openConnection(file, { readonly: true })
  try {
    const [integrity] = integrities.parse(database.prepare('pragma integrity_check').all())
    if (integrity?.integrity_check !== 'ok') throw refused('备份中的数据库已损坏')
    if (database.prepare('pragma foreign_key_check').all().length > 0)
      throw refused('备份中的数据库不完整：有记录指向不存在的填报')
    const known = readMigrations().map(({ name }) => name)
    const applied = names.parse(database.prepare('select name from d1_migrations').all())
    const unknown = applied.find(({ name }) => !known.includes(name))
    if (unknown) throw refused(`备份由更新的版本写成（${unknown.name}），请升级程序后再恢复`)
    checkOwner(database, config)
  } finally {
    database.close()
  }
}

function checkOwner(database: Connection, { mode, app: { appId }, plan }: Config): void {
  const [stamp] = values.parse(database.prepare(`select value from meta where key = 'owner'`).all())
  const of = ownerIn(stamp?.value)
  if (!of) throw refused('备份里没有写明属于哪个机器人，不是本程序写成的备份，没有恢复')
  if (of.mode === mode && of.app === appId && of.plan === plan) return
  const words = (which: string) => (which === 'sandbox' ? '演练环境' : '正式环境')
  throw refused(
    `备份属于${words(of.mode)}、应用 ${of.app}、方案 ${of.plan}，与现在的配置（${words(mode)}、${appId}、${plan}）不同`,
  )
}

/** What the stamp of a database says; undefined where there is none, or none that can be read. */
function ownerIn(stamp: string | undefined): z.infer<typeof owner> | undefined {
  try {
    return owner.safeParse(JSON.parse(stamp ?? '')).data
  } catch {
    return undefined
  }
}
