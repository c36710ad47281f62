import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../../src/launch/build.mjs'
import { findBundle } from '../../src/launch/bundle.mjs'
import { explain } from '../../src/start/failure.ts'
import { lockDatabase } from '../../src/store/lock.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { sql } from '../../src/store/sql.ts'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

/** Starts the real server on a database it cannot take, and gives its exit code and what it says. */
function started(file: string, env: Record<string, string> = {}): Promise<{ code: number | null; says: string }> {
  const child = spawn(process.execPath, ['src/start.mjs'], {
    env: { PATH: process.env.PATH ?? '', PORT: '0', LOG_LEVEL: 'error', DATABASE_PATH: file, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let says = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    says += text
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve({ code, says })))
}

let folder = ''
beforeAll(async () => {
  // A first start would say that it prepares the program.
  if (!findBundle()) await build()
  folder = mkdtempSync(join(tmpdir(), 'zhibiao-refusals-'))
})
afterAll(() => {
  chmodSync(folder, 0o755)
  rmSync(folder, { recursive: true, force: true })
})

async function database(name: string): Promise<string> {
  const file = join(folder, name)
  const db = openSqlite(file)
  await migrate(db, readMigrations())
  db.close()
  return file
}

async function refuses(file: string, words: RegExp, env?: Record<string, string>): Promise<void> {
  const { code, says } = await started(file, env)
  expect(says).toMatch(words)
  expect(says.trimEnd().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
}

test('a file that is no database', async () => {
  const file = join(folder, 'garbage.db')
  writeFileSync(file, Buffer.alloc(20_000, 'no database'))
  await refuses(file, /不是 SQLite 文件，或已损坏；请从备份恢复/)
})

test('a database with a damaged page', async () => {
  const file = await database('damaged.db')
  const bytes = readFileSync(file)
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 4096), Buffer.alloc(bytes.length - 4096, 7)]))
  await refuses(file, /已损坏[^*]*请从备份恢复[^*]*$/)
})

test('a database of a newer version', async () => {
  const file = await database('newer.db')
  const db = openSqlite(file)
  await db.run(sql`insert into d1_migrations (name) values ('9999_future.sql')`)
  db.close()
  await refuses(file, /由更新的版本写成（9999_future.sql），请升级程序/)
})

test('a database another server holds', async () => {
  const file = await database('held.db')
  const unlock = lockDatabase(file)
  await refuses(file, /正被另一个服务进程使用/)
  unlock()
})

test('a database another program has locked for longer than five seconds', async () => {
  const file = await database('locked.db')
  const other = openConnection(file)
  other.exec('begin exclusive')
  await refuses(file, /数据库正忙，请稍后再试/)
  other.close()
})

test('a database of another app', async () => {
  const file = await database('foreign.db')
  const db = openSqlite(file)
  await db.run(
    sql`insert into meta (key, value) values ('owner', ${JSON.stringify({ mode: 'production', app: 'cli_x', plan: 'p' })})`,
  )
  db.close()
  await refuses(file, /没有设置 LARK_APP_ID、LARK_APP_SECRET，而数据库属于正式环境的应用 cli_x/)
})

test('a folder where the file should be', async () => {
  const file = join(folder, 'folder.db')
  mkdirSync(file)
  await refuses(file, /^DATABASE_PATH: .*folder.db 是文件夹，请写明数据库文件的名字$/m)
})

test('a path that leads through a file', async () => {
  writeFileSync(join(folder, 'file'), '')
  await refuses(join(folder, 'file', 'bot.db'), /路径中有一段不是文件夹/)
})

test('a file that may only be read', async () => {
  const reader = openConnection(await database('readonly.db'), { readonly: true })
  const write = () => reader.exec('create table t (a)')
  expect(write).toThrow()
  try {
    write()
  } catch (error) {
    expect(explain(error)).toContain('数据库文件只读，请检查文件和所在文件夹的权限')
  }
  reader.close()
})

test('a disk that is full', () => refuses('/dev/full', /磁盘已满|写不了数据库|不是 SQLite/))
