import { expect, test } from 'vitest'
import { claimDatabase } from '../../src/store/meta.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { appointAll } from '../../src/store/people.ts'
import { sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const start = '2024-01-08T10:00:00+08:00'
const mistyped = { mode: 'production', app: 'cli_mistyped', plan: 'zunyi-2022' }
const right = { ...mistyped, app: 'cli_right' }

async function startedOnce() {
  const db = openSqlite(':memory:')
  await migrate(db, readMigrations())
  await claimDatabase(db, mistyped, start)
  await db.batch(appointAll(['ou_1'], start))
  return db
}

test('a first start under a mistyped app id leaves nothing behind', async () => {
  const db = await startedOnce()
  await claimDatabase(db, right, start)
  expect(await db.all(sql`select * from people`)).toEqual([])
  await expect(claimDatabase(db, mistyped, null)).rejects.toThrow(
    '数据库属于应用 cli_right，LARK_APP_ID 是 cli_mistyped；请核对配置，或换一个 DATABASE_PATH',
  )
})

test('what somebody has used stays with its app, and a command takes nothing over', async () => {
  const db = await startedOnce()
  await expect(claimDatabase(db, right, null)).rejects.toThrow('数据库属于应用 cli_mistyped')
  await db.run(
    sql`insert into people (open_id, name, unit, role, since) values ('ou_2', '张三', '', 'leader', ${start})`,
  )
  await expect(claimDatabase(db, right, start)).rejects.toThrow('数据库属于应用 cli_mistyped')
})

test('who lost the credentials is told so', async () => {
  const db = await startedOnce()
  await expect(claimDatabase(db, { ...mistyped, mode: 'sandbox', app: 'cli_0000000000000000' }, start)).rejects.toThrow(
    '没有设置 LARK_APP_ID、LARK_APP_SECRET，而数据库属于正式环境的应用 cli_mistyped',
  )
})
