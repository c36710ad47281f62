import { Miniflare } from 'miniflare'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openD1 } from '../../src/store/d1.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { Conflict, expectChange, expectChanges, first, isDuplicate, type Sql, sql } from '../../src/store/sql.ts'
import { openAddon } from '../../src/store/sqlite/addon.ts'
import { openBuiltIn } from '../../src/store/sqlite/built-in.ts'
import { sqliteOn } from '../../src/store/sqlite.ts'

const workers = new Miniflare({
  cf: false,
  modules: true,
  script: 'export default {}',
  compatibilityDate: '2026-04-01',
  d1Databases: ['DB'],
})
afterAll(() => workers.dispose())

/** Those of the drivers on a file that this machine can run; the bot itself takes the first. */
const local = (
  [
    ['node:sqlite', openBuiltIn],
    ['better-sqlite3', openAddon],
  ] as const
)
  .filter(([, open]) => runs(open))
  .map(([name, open]): [string, () => Promise<Sql>] => [name, async () => sqliteOn(open(':memory:'))])

function runs(open: typeof openAddon): boolean {
  try {
    open(':memory:').close()
    return true
  } catch {
    return false
  }
}

test('a driver on a file runs here', () => expect(local).not.toEqual([]))

const drivers: [name: string, open: () => Promise<Sql>][] = [
  ...local,
  ['D1', async () => openD1(await workers.getD1Database('DB'))],
]

describe.each(drivers)('the storage port on %s', (_, open) => {
  let db: Sql
  beforeEach(async () => {
    db = await open()
    await db.run(sql`drop table if exists things`)
    await db.run(sql`drop table if exists guard`)
    await db.run(sql`create table guard (changed integer not null check (changed > 0))`)
    await db.run(sql`create table things (id integer primary key, name text unique, size real)`)
  })

  test('values come back as they went in', async () => {
    await db.run(sql`insert into things (name, size) values (${"万件'; drop table things; --"}, ${1.5})`)
    await db.run(sql`insert into things (name, size) values (${null}, ${3})`)
    expect(await db.all(sql`select name, size from things order by id`)).toEqual([
      { name: "万件'; drop table things; --", size: 1.5 },
      { name: null, size: 3 },
    ])
  })

  test('run tells how many rows changed', async () => {
    await db.batch([sql`insert into things (name) values ('a')`, sql`insert into things (name) values ('b')`])
    expect(await db.run(sql`update things set size = 1`)).toBe(2)
    expect(await db.run(sql`update things set size = 1 where name = 'c'`)).toBe(0)
  })

  test('a batch happens whole or not at all', async () => {
    await db.run(sql`insert into things (name) values ('a')`)
    const failing = db.batch([sql`insert into things (name) values ('b')`, sql`insert into things (name) values ('a')`])
    await expect(failing).rejects.toSatisfy(isDuplicate)
    expect(await db.all(sql`select name from things`)).toEqual([{ name: 'a' }])
  })

  test('an expected change that does not happen undoes the batch and says Conflict', async () => {
    await db.run(sql`insert into things (name, size) values ('a', 1)`)
    const take = () =>
      db.batch([
        ...expectChange(sql`update things set size = 2 where name = 'a' and size = 1`),
        sql`insert into things (name) values ('taken')`,
      ])
    await take()
    await expect(take()).rejects.toBeInstanceOf(Conflict)
    expect(await first(db, sql`select count(*) as n from things where name = 'taken'`)).toEqual({ n: 1 })
    expect(await db.all(sql`select * from guard`)).toEqual([])
  })

  test('a change of several rows is a change; of so many as are wanted it must be exactly those', async () => {
    await db.batch(['a', 'b', 'c'].map((name) => sql`insert into things (name, size) values (${name}, 1)`))
    await db.batch(expectChange(sql`update things set size = 2 where name in ('a', 'b')`))
    await db.batch(expectChanges(sql`update things set size = 3 where size = 2`, 2))
    await expect(db.batch(expectChanges(sql`update things set size = 4`, 2))).rejects.toBeInstanceOf(Conflict)
    expect(await db.all(sql`select size from things order by id`)).toEqual([{ size: 3 }, { size: 3 }, { size: 1 }])
  })

  test('of many at once exactly one gets the change', async () => {
    await db.run(sql`insert into things (name, size) values ('a', 0)`)
    const takers = Array.from({ length: 8 }, (_, index) =>
      db.batch([
        ...expectChange(sql`update things set size = ${index + 1} where name = 'a' and size = 0`),
        sql`insert into things (name) values (${`by ${index}`})`,
      ]),
    )
    const results = await Promise.allSettled(takers)
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await first(db, sql`select count(*) as n from things`)).toEqual({ n: 2 })
  })

  test('of what is asked at once each happens whole or not at all, and a failure takes nobody else along', async () => {
    await db.run(sql`insert into things (name) values ('taken')`)
    const asked = ['a', 'taken', 'b'].map((name) =>
      db.batch([
        sql`insert into things (name) values (${`${name} first`})`,
        sql`insert into things (name) values (${name})`,
      ]),
    )
    const changed = db.run(sql`update things set size = 1 where name = 'taken'`)
    const returned = db.all(sql`insert into things (name) values ('c') returning name`)
    const results = await Promise.allSettled([...asked, changed, returned])
    expect(results.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'fulfilled',
      'fulfilled',
    ])
    expect(await returned).toEqual([{ name: 'c' }])
    expect(
      (await db.all<{ name: string }>(sql`select name from things order by name`)).map(({ name }) => name),
    ).toEqual(['a', 'a first', 'b', 'b first', 'c', 'taken'])
  })
})

test.each(drivers)('the migrations apply on %s, once', async (_, open) => {
  const db = await open()
  await db.run(sql`drop table if exists guard`)
  await db.run(sql`drop table if exists d1_migrations`)
  expect(await migrate(db, readMigrations())).not.toHaveLength(0)
  expect(await migrate(db, readMigrations())).toEqual([])
  await expect(migrate(db, [])).rejects.toThrow('更新的版本')
})
