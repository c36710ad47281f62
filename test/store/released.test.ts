import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { columns } from '../../src/ledger/entries.ts'
import { exportLedger } from '../../src/ledger/export.ts'
import { migrate } from '../../src/store/migrate.ts'
import { readMigrations } from '../../src/store/migrations.ts'
import { first, type Sql, sql } from '../../src/store/sql.ts'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import { openSqlite } from '../../src/store/sqlite.ts'
import { chat, plan } from '../chat.ts'

/** Databases as released versions left them, with rows in every table, and the ledger each of them held. */
const folder = new URL('./released/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')
const versions = readdirSync(folder)
  .filter((name) => name.endsWith('.sql'))
  .map((name) => name.slice(0, -'.sql'.length))

function left(version: string) {
  const directory = mkdtempSync(join(tmpdir(), 'zhibiao-released-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  const file = join(directory, 'bot.db')
  const written = openConnection(file)
  written.exec(read(`${version}.sql`))
  written.close()
  return openSqlite(file)
}

type Named = { name: string; sql: string }
const tablesOf = (db: Sql) =>
  db.all<Named>(
    sql`select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%' order by name`,
  )

async function rowsOf(db: Sql): Promise<Record<string, number>> {
  const counted = (await tablesOf(db)).map(async ({ name }) => {
    const row = await first<{ n: number }>(db, { sql: `select count(*) as n from ${name}`, params: [] })
    return [name, row?.n ?? 0] as const
  })
  return Object.fromEntries(await Promise.all(counted))
}

/** Tables with their columns and indexes, however they came to be. */
async function shapeOf(db: Sql) {
  const columns = (await tablesOf(db)).map(async ({ name }) => [
    name,
    await db.all(sql`select name, type, "notnull", dflt_value, pk from pragma_table_info(${name}) order by name`),
  ])
  const indexes = await db.all<Named>(
    sql`select name, sql from sqlite_master where type = 'index' and sql is not null order by name`,
  )
  return { columns: await Promise.all(columns), indexes }
}

/** New columns come at the end and are empty for what was written before there were any. */
function withNewColumns(released: string): string {
  const [header = '', ...lines] = released.split('\n')
  const added = ','.repeat(columns.length - header.split(',').length)
  return [columns.join(','), ...lines.map((line) => (line === '' ? '' : line + added))].join('\n')
}

test('the first version’s schema stays as it was released', async () => {
  const fresh = openSqlite(':memory:')
  await migrate(fresh, readMigrations().slice(0, 1))
  expect((await tablesOf(left('0.1.0'))).filter(({ name }) => name !== 'd1_migrations')).toEqual(
    (await tablesOf(fresh)).filter(({ name }) => name !== 'd1_migrations'),
  )
})

describe.each(versions)('a database that %s left', (version) => {
  test('has rows in every table, and keeps them all', async () => {
    const db = left(version)
    const before = await rowsOf(db)
    // A row of the guard lives only within a batch.
    expect(Object.keys(before).filter((name) => before[name] === 0)).toEqual(['guard'])
    const { d1_migrations: _applied, ...kept } = before
    await migrate(db, readMigrations())
    expect(await rowsOf(db)).toMatchObject(kept)
    expect(await migrate(db, readMigrations())).toEqual([])
  })

  test('comes to the same schema as a new one', async () => {
    const [db, fresh] = [left(version), openSqlite(':memory:')]
    for (const each of [db, fresh]) await migrate(each, readMigrations())
    expect(await shapeOf(db)).toEqual(await shapeOf(fresh))
  })

  test('serves a bot: it does what was waiting, answers, shows its ledger and takes a report', async () => {
    const db = left(version)
    const world = await chat({ db, at: '2024-04-10T10:00:00+08:00' })
    expect(new TextDecoder().decode(await exportLedger(db, plan, 'csv', '2024-04-10T10:00:00+08:00'))).toBe(
      withNewColumns(read(`${version}.csv`)),
    )
    const asker = await world.person('赵一')
    world.pump.wake()
    await world.settle()
    // A menu click was not handled yet, a letter not sent.
    expect(asker.seesAll()).toHaveLength(2)

    const [liaison, office] = [
      await world.person('陈静', 'liaison', '市市场监管局'),
      await world.person('周敏', 'admin'),
    ]
    expect(await asker.says('地理标志谁牵头')).toContain('市农业农村局')
    expect(await office.says('待审核')).toContain('13.5')
    await office.clicks('确认')
    await liaison.says('更正 商标')
    await liaison.submits({ value: '13.6', reason: '复核' })
    expect(liaison.toast).toMatchObject({ type: 'success' })
    await office.says('待审核')
    await office.clicks('确认')
    expect(await liaison.says('商标现在多少了')).toContain('13.6万件')
    await world.moveTo('2024-04-15T10:00:00+08:00')
    const digests = await db.all(sql`select week from digests order by week`)
    expect(digests).toEqual([{ week: '2024-W15' }, { week: '2024-W16' }])
  })
})
