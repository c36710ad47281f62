import { createHash } from 'node:crypto'
import { once } from 'node:events'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { describe, expect, test } from 'vitest'
import { seal } from '../../src/cli/backup/seal.ts'
import { keepEvidence } from '../../src/store/evidence.ts'
import { evidenceFolder, evidenceFolderOf } from '../../src/store/files/folder.ts'
import { lockDatabase } from '../../src/store/lock.ts'
import { setSetting } from '../../src/store/settings.ts'
import { sql } from '../../src/store/sql.ts'
import { openConnection } from '../../src/store/sqlite/connection.ts'
import type { SqliteStore } from '../../src/store/sqlite.ts'
import { readFacts } from '../all-facts.ts'
import { terminal, trademarks } from './terminal.ts'

const now = '2024-04-08T10:00:00+08:00'
const bytes = new TextEncoder().encode('统计表')
const sha256 = createHash('sha256').update(bytes).digest('hex')

/** A desk with reports and one piece of evidence. */
async function office() {
  const desk = terminal()
  const databaseFile = desk.fileAt('zhibiao.db')
  const evidence = evidenceFolder(evidenceFolderOf(databaseFile))
  const db = await desk.database()
  await trademarks(db)
  await evidence.keep(sha256, bytes)
  const file = {
    form: 'f1',
    messageId: 'om_1',
    fileKey: 'fk_1',
    name: '统计表.txt',
    kind: 'file' as const,
    size: 9,
    sha256,
  }
  await db.run(keepEvidence({ ...file, byOpenId: 'ou_1', byName: '张三', at: now, afterConfirmation: false }))
  return { ...desk, db, databaseFile, evidence, backupFile: desk.fileAt('office.bak') }
}

const change = (db: SqliteStore) => db.run(setSetting('namesInGroups', 'on', '办公室', now))
const settingsIn = (db: SqliteStore) => db.all(sql`select key from settings`)

/** Writes two rows per transaction, so that a copy has both or none, and says when the first are there. */
const writes = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { DatabaseSync } = process.getBuiltinModule?.('node:sqlite') ?? { DatabaseSync: require('better-sqlite3') }
  const database = new DatabaseSync(workerData)
  database.exec('pragma busy_timeout = 5000')
  const insert = database.prepare("insert into audit (at, by_open_id, by_name, act, detail) values ('', '', '', ?, '')")
  const both = () => { database.exec('begin immediate'); insert.run('a'); insert.run('b'); database.exec('commit') }
  both()
  parentPort.postMessage('writing')
  for (;;) both()`

describe('backup and restore', () => {
  test('a restored bot has the reports and the evidence of the moment, and goes on', async () => {
    const { runs, db, database, databaseFile, evidence, backupFile } = await office()
    expect(await runs('backup', backupFile)).toEqual({
      code: 0,
      out: `已备份：${backupFile}（数据库和 1 份佐证材料）`,
      err: '',
    })
    const facts = await readFacts(db)
    await change(db)
    db.close()
    rmSync(evidenceFolderOf(databaseFile), { recursive: true })

    const { code, out } = await runs('restore', backupFile)
    expect([code, out]).toEqual([0, expect.stringContaining('1 份佐证材料）；原数据库保留为')])
    const restored = await database()
    expect(await readFacts(restored)).toEqual(facts)
    expect(await settingsIn(restored)).toEqual([])
    expect(await evidence.read(sha256)).toEqual(bytes)
    await change(restored)
    expect((await runs('status', '--json')).code).toBe(0)
    restored.close()
    const old = openConnection(`${databaseFile}.before-restore`, { readonly: true })
    expect(old.prepare('select key from settings').all()).toEqual([{ key: 'namesInGroups' }])
    old.close()

    // Taking the wrong backup first must not cost what stood before it.
    expect((await runs('restore', backupFile)).out).toContain(`${databaseFile}.before-restore-2`)
    const first = openConnection(`${databaseFile}.before-restore`, { readonly: true })
    expect(first.prepare('select key from settings').all()).toEqual([{ key: 'namesInGroups' }])
    first.close()
  })

  test('onto a machine that has nothing yet', async () => {
    const { runs, db, databaseFile, backupFile, env } = await office()
    await runs('backup', backupFile)
    db.close()
    const elsewhere = terminal({ DATABASE_PATH: databaseFile.replace('zhibiao.db', 'new/place/bot.db') })
    expect(env.DATABASE_PATH).not.toBe(elsewhere.env.DATABASE_PATH)
    expect(await elsewhere.runs('restore', backupFile)).toMatchObject({ code: 0, err: '' })
    expect((await elsewhere.runs('status')).out).toContain('14.8万件')
  })

  test('while somebody else writes without a pause, the copy is of one moment', async () => {
    const { runs, db, databaseFile, backupFile } = await office()
    const writer = new Worker(writes, { eval: true, workerData: databaseFile })
    await once(writer, 'message')
    for (let time = 0; time < 5; time++) {
      expect(await runs('backup', backupFile)).toMatchObject({ code: 0, err: '' })
      const copy = openConnection(backupFile, { readonly: true })
      const [both, alike] = ['a', 'b'].map((act) =>
        copy.prepare('select count(*) as n from audit where act = ?').all(act),
      )
      expect(both).not.toEqual([{ n: 0 }])
      expect(both).toEqual(alike)
      copy.close()
    }
    await writer.terminate()
    db.close()
  })

  test('a backup is one file only its owner reads; a newer one takes its place, nothing else is overwritten', async () => {
    const { runs, db, databaseFile, backupFile, fileAt } = await office()
    await runs('backup', backupFile)
    expect(statSync(backupFile).mode & 0o777).toBe(0o600)
    expect((await runs('backup', backupFile)).code).toBe(0)
    expect(readdirSync(fileAt('')).filter((name) => name.startsWith('office'))).toEqual(['office.bak'])
    const before = readFileSync(databaseFile)
    expect(await runs('backup', databaseFile)).toMatchObject({
      code: 1,
      err: `${databaseFile} 已存在且不是备份，不覆盖`,
    })
    expect(readFileSync(databaseFile)).toEqual(before)
    db.close()
  })

  test.each([
    ['missing', (file: string) => rmSync(file)],
    ['altered', (file: string) => writeFileSync(file, '改过的统计表')],
    [
      'a link to the same content elsewhere',
      (file: string) => {
        renameSync(file, `${file}.elsewhere`)
        symlinkSync(`${file}.elsewhere`, file)
      },
    ],
  ])('evidence that is %s is told, is not passed on, and what was written is still restored', async (_, spoil) => {
    const { runs, db, databaseFile, evidence, backupFile } = await office()
    spoil(join(evidenceFolderOf(databaseFile), sha256.slice(0, 2), sha256))
    expect(await evidence.read(sha256)).toBeNull()
    const { code, err } = await runs('backup', backupFile)
    expect([code, err]).toEqual([
      1,
      expect.stringContaining(`1 份佐证材料在文件夹里找不到，或内容与校验值不符（${sha256.slice(0, 8)}）`),
    ])
    db.close()
    expect((await runs('restore', backupFile)).code).toBe(0)
  })

  test('a backup that names no owner is refused in words', async () => {
    const { runs, db, backupFile } = await office()
    await db.run(sql`delete from meta where key = 'owner'`)
    await db.run(sql`vacuum into ${backupFile}`)
    db.close()
    await seal(backupFile)
    expect(await runs('restore', backupFile)).toMatchObject({
      code: 1,
      err: expect.stringContaining('没有写明属于哪个机器人'),
    })
  })
})

describe('backup refuses', () => {
  test('a folder that is not there, is the name itself, or lies behind a file; it makes and leaves nothing', async () => {
    const { runs, db, backupFile, fileAt } = await office()
    await runs('backup', backupFile)
    mkdirSync(fileAt('folder'))
    const before = readdirSync(fileAt(''))
    const says = async (file: string) => (await runs('backup', file)).err
    expect(await says(fileAt('unmounted/disk/x.bak'))).toMatch(/^写不了备份文件 .*：没有文件夹 /)
    expect(await says(fileAt('folder'))).toContain('是文件夹')
    expect(await says(join(backupFile, 'x.bak'))).toMatch(/^写不了备份文件 /)
    expect(await says('/proc/x.bak')).toMatch(/^写不了备份文件 \/proc\/x.bak，请检查文件夹 \/proc 的权限$/)
    expect(readdirSync(fileAt(''))).toEqual(before)
    db.close()
  })
})

describe('restore refuses', () => {
  test('while a server holds the database', async () => {
    const { runs, db, databaseFile, backupFile } = await office()
    await runs('backup', backupFile)
    const unlock = lockDatabase(databaseFile)
    expect(await runs('restore', backupFile)).toMatchObject({
      code: 1,
      err: expect.stringContaining('正被另一个服务进程使用'),
    })
    unlock()
    expect(await runs('restore', backupFile)).toMatchObject({
      code: 1,
      err: expect.stringContaining('正被别的程序打开'),
    })
    db.close()
    expect((await runs('restore', backupFile)).code).toBe(0)
  })

  test('what is no backup, was cut off, or has changed by a byte; the database stays as it was', async () => {
    const { runs, db, databaseFile, backupFile, fileAt } = await office()
    await runs('backup', backupFile)
    await change(db)
    const plain = fileAt('plain.db')
    await db.run(sql`vacuum into ${plain}`)
    db.close()

    const length = statSync(backupFile).size
    const cut = fileAt('cut.bak')
    copyFileSync(backupFile, cut)
    truncateSync(cut, length - 100)
    writeFileSync(fileAt('empty.bak'), '')
    for (const file of [plain, cut, fileAt('empty.bak')]) {
      expect(await runs('restore', file)).toMatchObject({ code: 1, err: `${file} 不是本程序的备份，或不完整` })
    }
    for (const at of [0, 100, Math.floor(length / 2), length - 60]) {
      const flipped = readFileSync(backupFile)
      flipped[at] = (flipped[at] ?? 0) ^ 1
      writeFileSync(fileAt('flipped.bak'), flipped)
      expect((await runs('restore', fileAt('flipped.bak'))).err).toContain('校验值不符')
    }
    const untouched = openConnection(databaseFile, { readonly: true })
    expect(untouched.prepare('select key from settings').all()).toEqual([{ key: 'namesInGroups' }])
    untouched.close()
    expect(existsSync(`${databaseFile}.restoring`)).toBe(false)
  })

  test('a backup of another bot or of a newer version', async () => {
    const { runs, db, backupFile } = await office()
    await db.run(sql`insert into d1_migrations (name) values ('9999_later.sql')`)
    db.close()
    // The command line of this version does not open that database either.
    expect((await runs('backup', backupFile)).err).toContain('更新的版本')

    const other = await office()
    await other.runs('backup', other.backupFile)
    other.db.close()
    const production = terminal({ LARK_APP_ID: 'cli_1', LARK_APP_SECRET: 's', LARK_TRANSPORT: 'longconn' })
    expect((await production.runs('restore', other.backupFile)).err).toContain('备份属于演练环境')
  })

  test.each([
    ['overwritten', Buffer.alloc(20_000, 7), 0],
    ['damaged behind its head', Buffer.alloc(20_000, 7), 100],
  ])('not because the old database is %s: that is what a backup is for', async (_, rubbish, from) => {
    const { runs, db, database, databaseFile, backupFile } = await office()
    await runs('backup', backupFile)
    db.close()
    const broken = readFileSync(databaseFile)
    rubbish.copy(broken, from)
    writeFileSync(databaseFile, broken)
    writeFileSync(`${databaseFile}-wal`, 'left over')
    expect((await runs('restore', backupFile)).code).toBe(0)
    expect(existsSync(`${databaseFile}-wal`)).toBe(false)
    expect(readFileSync(`${databaseFile}.before-restore`)).toEqual(broken)
    const restored = await database()
    expect((await readFacts(restored)).reports).toHaveLength(2)
    restored.close()
  })
})
