import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { remembering } from '../../src/store/remembering.ts'
import { setSetting } from '../../src/store/settings.ts'
import { kept, type Sql, sql } from '../../src/store/sql.ts'
import { openSqlite } from '../../src/store/sqlite.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhibiao-kept-'))
afterAll(() => rmSync(folder, { recursive: true }))

const now = '2024-03-18T10:00:00+08:00'
const set = (value: string) => setSetting('a', value, '周敏', now)

async function opened() {
  const file = join(folder, `${Math.random()}.db`)
  const db = openSqlite(file)
  await migrate(db, readMigrations())
  let made = 0
  const values = (of: Sql = db) =>
    kept(of, 'values', ['settings'], async (db) => {
      made++
      return (await db.all<{ value: string }>(sql`select value from settings`)).map(({ value }) => value)
    })
  return { db, file, values, made: () => made }
}

test('what seldom changes is made once, and anew after every way to write it', async () => {
  const { db, file, values, made } = await opened()
  expect([await values(), await values(), made()]).toEqual([[], [], 1])
  await db.run(set('one'))
  expect(await values()).toEqual(['one'])
  await db.batch([set('two'), sql`insert into meta (key, value) values ('x', 'y')`])
  expect(await values()).toEqual(['two'])
  await db.all({ ...set('three'), sql: `${set('three').sql} returning key` })
  expect([await values(), made()]).toEqual([['three'], 4])
  await db.run(sql`insert into meta (key, value) values ('z', 'y')`)
  expect([await values(), made()]).toEqual([['three'], 4])
  // The command line writes beside the server.
  const other = openSqlite(file)
  await other.run(set('four'))
  other.close()
  expect([await values(), made()]).toEqual([['four'], 5])
  db.close()
})

test('what was taken back was never there, and what fails is asked again', async () => {
  const { db, values } = await opened()
  const failing = db.batch([set('one'), sql`insert into guard (changed) values (0)`])
  await expect(failing).rejects.toThrow()
  expect(await values()).toEqual([])
  const fails = () => Promise.reject(new Error('no disk'))
  await expect(kept(db, 'other', ['settings'], fails)).rejects.toThrow('no disk')
  expect(await kept(db, 'other', ['settings'], async () => 1)).toBe(1)
  db.close()
})

test('within one event it stays as it was', async () => {
  const { db, values } = await opened()
  const event = remembering(db)
  expect(await values(event)).toEqual([])
  await db.run(set('one'))
  expect(await values(event)).toEqual([])
  expect(await values(remembering(db))).toEqual(['one'])
  db.close()
})
